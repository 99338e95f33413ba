import { pupilKey, pupilReferenceOf } from '../domain/case/pupil-key.ts';
import type { Referral } from '../domain/case/referral.ts';
import { londonDate } from '../domain/calendar/london.ts';
import { QUESTION } from '../domain/known-ids/questions.ts';
import type { Person } from '../domain/people/person.ts';
import type { Draft } from '../domain/questions/draft.ts';
import { recordOfCase, recordOfDraft, recordOfWaiting } from '../words/record/make-record.ts';
import type { PupilRecord } from '../words/record/record.ts';
import { auditRow } from './audit.ts';
import type { Erasure } from './ports/erasure.ts';
import { waitingAbout } from './mis-figures/waiting.ts';
import type { DataTools, School } from './turn.ts';

/** All that is stored about one pupil, as it is stored. */
export interface HeldAboutPupil {
  /** Oldest first. */
  readonly cases: readonly Referral[];
  readonly drafts: readonly Draft[];
  /** Cases of the school that cannot be read, so nobody knows whether they are about this pupil. */
  readonly unreadable: number;
}

/** Finds what is held under a pupil's reference, however it was typed. Throws when storage cannot be reached. */
export async function findPupil(erasure: Erasure, reference: string): Promise<HeldAboutPupil> {
  const wanted = pupilKey(reference);
  const cases: Referral[] = [];
  let unreadable = 0;
  let from: string | undefined;
  do {
    const page = await erasure.cases(from);
    unreadable += page.unreadable;
    cases.push(
      ...page.items
        .map(({ value }) => value)
        .filter((each) => pupilKey(pupilReferenceOf(each) ?? '') === wanted),
    );
    from = page.next;
  } while (from !== undefined);
  const ids = new Set(cases.map(({ id }) => id));
  const drafts = (await erasure.drafts()).filter((draft) => isDraftAbout(draft, wanted, ids));
  return { cases: cases.toSorted((one, other) => (one.sentAt < other.sentAt ? -1 : 1)), drafts, unreadable };
}

/** True for a form about the pupil with this key, or about one of these cases. */
export function isDraftAbout(draft: Draft, wanted: string, cases: ReadonlySet<string>): boolean {
  const typed = [draft.answers, draft.form?.base, draft.corrects?.base].map(
    (answers) => answers?.[QUESTION.pupilReference],
  );
  const about = draft.form?.referralId ?? draft.corrects?.referralId;
  return (
    (about !== undefined && cases.has(about)) ||
    typed.some((each) => typeof each === 'string' && pupilKey(each) === wanted)
  );
}

/** What is held in the cases with these references alone, and which of them are not of this pupil. */
export function onlyCases(
  { cases, drafts, unreadable }: HeldAboutPupil,
  wanted: readonly string[],
): { readonly held: HeldAboutPupil; readonly missing: readonly string[] } {
  const chosen = cases.filter(({ reference }) => wanted.includes(reference));
  const ids = new Set(chosen.map(({ id }) => id));
  const isAll = chosen.length === cases.length;
  return {
    held: {
      unreadable,
      cases: chosen,
      drafts: isAll
        ? drafts
        : drafts.filter(({ form, corrects }) => ids.has(form?.referralId ?? corrects?.referralId ?? '')),
    },
    missing: wanted.filter((each) => !cases.some(({ reference }) => reference === each)),
  };
}

/** Writes into the history of each case who makes the record: before it is made. */
export async function auditRecord(
  school: Pick<School, 'records' | 'names' | 'clock'>,
  { cases }: HeldAboutPupil,
  by: Person,
): Promise<void> {
  for (const { id } of cases)
    await school.records.commit([auditRow(school, { referralId: id, by, what: 'record-exported' })]);
}

/** What a record is read from. */
type Reading = Pick<School, 'settings' | 'content' | 'records' | 'clock'> & Pick<DataTools, 'proposals'>;

/** The record of a pupil for a subject access request. Throws when storage cannot be reached. */
export async function recordOfPupil(
  { settings, content, records, clock, proposals }: Reading,
  held: HeldAboutPupil,
  pupil: string,
): Promise<PupilRecord> {
  const parts = await Promise.all(
    held.cases.map(async (each) => recordOfCase(each, await records.auditOf(each.id), content)),
  );
  const waiting = await waitingAbout({ proposals, settings }, idsOf(held));
  const nameOf = (owner: string) => settings.staff.find(({ id }) => id === owner)?.name ?? owner;
  return {
    document: 'pupil-record',
    version: 1,
    school: settings.name,
    pupil,
    madeOn: londonDate(clock.now()),
    parts: [
      ...parts,
      ...held.drafts.map((draft) => recordOfDraft(draft, nameOf(draft.owner), content)),
      ...waiting.map((each) => recordOfWaiting(each, content)),
    ],
  };
}

function idsOf({ cases }: HeldAboutPupil): readonly string[] {
  return cases.map(({ id }) => id);
}

/** The record as data, with everything as it is stored. */
export async function recordAsData(
  { records, proposals, settings }: Pick<Reading, 'records' | 'proposals' | 'settings'>,
  held: HeldAboutPupil,
  record: PupilRecord,
): Promise<object> {
  const audit = (await Promise.all(held.cases.map((each) => records.auditOf(each.id)))).flat();
  const waiting = await waitingAbout({ proposals, settings }, idsOf(held));
  return { ...record, asStored: { ...held, audit, waiting } };
}
