import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod/v4';
import type { CopiedRow } from '../app/ports/copies.ts';
import { CannotUse } from './command.ts';
import { seal } from '../sealing/age.ts';
import { lockFor, openSealed } from './sealed-file.ts';

/** What a backup is of. */
export interface BackupHeader {
  readonly school: string;
  readonly name: string;
  /** ISO instant at which it was begun. */
  readonly at: string;
}

export interface Backup {
  readonly header: BackupHeader;
  readonly rows: readonly CopiedRow[];
}

const FORMAT = 'referral-triage-bot backup';
const headerLine = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  school: z.string(),
  name: z.string(),
  at: z.iso.datetime(),
});
const newerLine = z.looseObject({ format: z.literal(FORMAT), version: z.int().min(2) });
const rowLine = z.object({
  of: z.enum(['school', 'register']),
  key: z.string(),
  fields: z.record(z.string(), z.union([z.string(), z.number()])),
});
const lastLine = z.object({ rows: z.int(), sha256: z.string() });

/** The backup as a compressed file that only the identity of this age recipient opens. Throws when it is none. */
export async function sealBackup({ header, rows }: Backup, recipient: string): Promise<Uint8Array> {
  const lock = lockFor(recipient, '--key');
  const lines = [{ format: FORMAT, version: 1, ...header }, ...rows].map((each) => JSON.stringify(each));
  const end = { rows: rows.length, sha256: hashOf(lines) };
  return seal(new Uint8Array(gzipSync([...lines, JSON.stringify(end)].join('\n'))), lock);
}

/** Opens a backup. Throws, in words, when it is no backup, is damaged or cut off, or this identity does not open it. */
export async function openBackup(file: Uint8Array, identity: string): Promise<Backup> {
  const opened = await openSealed(file, { identity }, '--identity');
  let text: string;
  try {
    text = gunzipSync(opened ?? '').toString('utf8');
  } catch {
    throw new CannotUse(
      'The backup cannot be opened: it is no backup, it is damaged or cut off, or it was made for another key.',
    );
  }
  const lines = text.split('\n');
  if (newerLine.safeParse(parsed(lines[0])).success)
    throw new CannotUse(
      'The backup was made by a newer version of this program, so nothing of it is used. Use that version.',
    );
  const end = lastLine.safeParse(parsed(lines.pop()));
  const header = headerLine.safeParse(parsed(lines[0]));
  const rows = lines.slice(1).map((line) => rowLine.safeParse(parsed(line)));
  const good = rows.flatMap((row) => (row.success ? [row.data] : []));
  if (!header.success || !end.success || good.length !== end.data.rows || hashOf(lines) !== end.data.sha256)
    throw new CannotUse('The backup is damaged, so nothing of it is used.');
  const { school, name, at } = header.data;
  return { header: { school, name, at }, rows: good };
}

function hashOf(lines: readonly string[]): string {
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

function parsed(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? '');
  } catch {
    return undefined;
  }
}
