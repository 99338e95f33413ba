import type { Person } from '../domain/people/person.ts';
import { LOOKS } from './case/history.ts';
import { auditRow } from './audit.ts';
import type { AuditEntry } from './ports/audit.ts';
import { LISTS } from '../domain/case/case-lists.ts';
import type { Records } from './ports/records.ts';
import type { HeldAboutPupil } from './pupil-record.ts';
import type { School } from './turn.ts';

/** What shows a case to somebody, or takes a copy of it. */
const SHOWS: ReadonlySet<AuditEntry['what']> = new Set([
  ...LOOKS,
  'exported',
  'form-made',
  'record-exported',
  'transferred',
]);

/** Somebody who looked at a pupil's case. */
export interface PupilView {
  /** Of the case. */
  readonly reference: string;
  /** As the audit has it; a list also says which. */
  readonly entry: AuditEntry;
}

/**
 * Who looked at a pupil, in lists too, oldest first; with that this is asked, which is added first to the history of each case. Throws when
 * storage cannot be reached.
 */
export async function listPupilViews(
  school: Pick<School, 'records' | 'names' | 'clock'>,
  { cases }: Pick<HeldAboutPupil, 'cases'>,
  by: Person,
): Promise<readonly PupilView[]> {
  const { records } = school;
  for (const { id } of cases)
    await records.commit([auditRow(school, { referralId: id, by, what: 'views-listed' })]);
  const lists = cases.length === 0 ? [] : await records.auditOf(LISTS);
  const views = await Promise.all(
    cases.map(async ({ id, reference }) =>
      [...(await looksAt(records, id)), ...lists.filter(({ shown }) => shown?.includes(id))].map((entry) => ({
        reference,
        entry,
      })),
    ),
  );
  return views.flat().toSorted((one, other) => Date.parse(one.entry.at) - Date.parse(other.entry.at));
}

async function looksAt(records: Records, id: string): Promise<readonly AuditEntry[]> {
  return (await records.auditOf(id)).filter(({ what }) => SHOWS.has(what));
}
