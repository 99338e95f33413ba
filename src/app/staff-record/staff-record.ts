import { londonDate } from '../../domain/calendar/london.ts';
import { BY_COMMAND, type Person } from '../../domain/people/person.ts';
import { partsOfStaffRecord, type StaffRecord } from '../../words/record/make-staff-record.ts';
import { auditRow } from '../audit.ts';
import { LISTS } from '../../domain/case/case-lists.ts';
import type { School } from '../turn.ts';
import type { HeldAboutStaff } from './held-about-staff.ts';

/** Writes into the audit who makes a copy of what is held about whom: before it is made. */
export async function auditStaffRecord(
  school: Pick<School, 'records' | 'names' | 'clock'>,
  { subject }: Pick<HeldAboutStaff, 'subject'>,
  by: Person,
): Promise<void> {
  // Without an id it is a name that somebody typed.
  const to = { id: subject.id ?? BY_COMMAND, name: subject.names[0] };
  await school.records.commit([
    auditRow(school, { referralId: LISTS, by, what: 'staff-record-exported', to }),
  ]);
}

/** The record of a member of staff for a subject access request. Pupils are in it by case reference alone. */
export function recordOfStaff(
  { settings, clock }: Pick<School, 'settings' | 'clock'>,
  held: HeldAboutStaff,
): StaffRecord {
  return {
    document: 'staff-record',
    version: 1,
    school: settings.name,
    person: held.subject.names[0],
    madeOn: londonDate(clock.now()),
    parts: partsOfStaffRecord(held),
  };
}

/** The record as data, with the rows as they are stored: what is about pupils or other people is marked. */
export function staffRecordAsData({ subject, rows }: HeldAboutStaff, record: StaffRecord): object {
  return {
    ...record,
    ids: subject.id === undefined ? [] : [subject.id],
    names: subject.names,
    asStored: rows,
  };
}
