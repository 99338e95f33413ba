import { readFileSync } from 'node:fs';
import type { FormName } from '../../src/domain/content/bank.ts';
import type { Fields } from '../../src/storage/rows/row-table.ts';

/** The forms there were then. */
export type NumberedForm = Extract<
  FormName,
  'concern' | 'office-facts' | 'proposal' | 'plan' | 'weekly-update' | 'review'
>;

/** What the row of a draft holds. */
interface DraftRow {
  readonly id: string;
  readonly at: string;
  readonly form?: Readonly<Record<string, unknown>>;
}

/** A draft of every form, left half-way, as the bot wrote it while it knew forms by number. */
export const DRAFT_ROWS = JSON.parse(readFileSync('test/storage/rows/older-drafts.json', 'utf8')) as Readonly<
  Record<NumberedForm, DraftRow>
>;

/** The fields of a row that holds this. */
export function fieldsOf(value: unknown): Fields {
  return { schemaVersion: 1, pieces: 1, body0: JSON.stringify(value) };
}
