import { z } from 'zod/v4';
import { instant, row, text } from './fields.ts';
import { kindOf } from './row-kind.ts';

/** The keys of audit rows written in one batch, until they are sealed. */
export const UNSEALED = kindOf<{ readonly keys: readonly string[] }>()(
  'entries to be sealed',
  1,
  row({ keys: z.array(text) }),
);

/** A block of the chain that seals the audit. */
export interface Block {
  /** From 1. */
  readonly number: number;
  /** ISO instant. */
  readonly at: string;
  /** Of the block before it, with its instant; undefined for the first. */
  readonly before?: { readonly hash: string; readonly at: string };
  readonly entries: readonly { readonly key: string; readonly hash: string }[];
  /** Of everything above. */
  readonly hash: string;
}

export const BLOCK = kindOf<Block>()(
  'audit block',
  1,
  row({
    number: z.int().min(1),
    at: instant,
    before: row({ hash: text, at: instant }).optional(),
    entries: z.array(row({ key: text, hash: text })),
    hash: text,
  }),
);
