import { createHash } from 'node:crypto';
import { londonDate } from '../domain/calendar/london.ts';
import type { Referral } from '../domain/case/referral.ts';
import type { Person } from '../domain/people/person.ts';
import {
  linesToCheck,
  partsToTransfer,
  type TransferredRecord,
  type LineToCheck,
} from '../words/record/transferred.ts';
import { recordOfCase } from '../words/record/make-record.ts';
import type { RecordPart } from '../words/record/record.ts';
import { auditRow, type Audited } from './audit.ts';
import type { School } from './turn.ts';

/** What would be transferred of a pupil, with what a person has to look at first. */
export interface ToTransfer {
  readonly parts: readonly RecordPart[];
  readonly toCheck: readonly LineToCheck[];
  /** Names exactly what was looked at: another one once anything of it has changed. */
  readonly mark: string;
}

/** What one school transfers to another, by two people. */
export interface Transfer {
  readonly pupil: string;
  readonly to: string;
  readonly by: Person;
  readonly approvedBy: Person;
  /** The numbers of the marked lines that go along. */
  readonly alongWith: ReadonlySet<number>;
}

/** A record as it goes to another school, with whose key opens it: a public key of age. */
export interface SealedTransfer {
  readonly transfer: TransferredRecord;
  readonly recipient: string;
}

/**
 * What would be transferred: the cases as they are, without who looked at them, and without forms that are not sent. A row in
 * the history of each says that it was read.
 */
export async function lookBeforeTransfer(
  school: School,
  cases: readonly Referral[],
  by: Person,
): Promise<ToTransfer> {
  await auditEach(school, cases, { by, what: 'record-exported' });
  return toTransfer(school, cases);
}

/**
 * The record for the other school, as it was looked at, and a row in the history of each case; `changed` when it is not
 * what was looked at, `no-such-line` when one that is to go along is none of it. Throws when storage cannot be reached.
 */
export async function transferRecord(
  school: School,
  cases: readonly Referral[],
  mark: string,
  transfer: Transfer,
): Promise<TransferredRecord | 'changed' | 'no-such-line'> {
  const { to, by, approvedBy, alongWith } = transfer;
  const found = toTransfer(school, cases);
  if (found.mark !== mark) return 'changed';
  if ([...alongWith].some((number) => number > found.toCheck.length)) return 'no-such-line';
  await auditEach(school, cases, { by, approvedBy, what: 'transferred', school: to });
  return recordToTransfer(school, found, transfer);
}

/** The record for the other school, of what was found. */
export function recordToTransfer(
  school: Pick<School, 'settings' | 'clock'>,
  found: ToTransfer,
  { pupil, to, by, approvedBy, alongWith }: Transfer,
): TransferredRecord {
  return {
    document: 'pupil-record-transfer',
    version: 1,
    from: school.settings.name,
    to,
    pupil,
    madeOn: londonDate(school.clock.now()),
    by: [by.name, approvedBy.name],
    leftOut: found.toCheck.filter(({ number }) => !alongWith.has(number)).length,
    parts: partsToTransfer(found, alongWith),
  };
}

/** What would be transferred of these cases, as they are. */
export function toTransfer({ content }: Pick<School, 'content'>, cases: readonly Referral[]): ToTransfer {
  const parts = cases.map((each) => recordOfCase(each, [], content));
  const mark = createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 8).toUpperCase();
  return { parts, toCheck: linesToCheck({ parts }), mark };
}

async function auditEach(
  school: School,
  cases: readonly Referral[],
  entry: Omit<Audited, 'referralId'>,
): Promise<void> {
  for (const { id } of cases) await school.records.commit([auditRow(school, { ...entry, referralId: id })]);
}
