import { pupilKey, pupilReferenceOf } from '../domain/case/pupil-key.ts';
import type { Referral } from '../domain/case/referral.ts';
import { londonDate } from '../domain/calendar/london.ts';
import { QUESTION } from '../domain/known-ids/questions.ts';
import type { Person } from '../domain/people/person.ts';
import type { Draft } from '../domain/questions/draft.ts';
import { recordOfCase, recordOfDraft } from '../words/record/make-record.ts';
import type { PupilRecord } from '../words/record/record.ts';
import { auditRow } from './audit.ts';
import type { Erasure } from './ports/erasure.ts';
import type { School } from './turn.ts';

/** All that is stored about one pupil, as it is stored. */
export interface HeldAboutPupil {
  /** Oldest first. */
  readonly cases: readonly Referral[];
  readonly drafts: readonly Draft[];
}

/** Finds what is held under a pupil's reference, however it was typed. Throws when storage cannot be reached. */
export async function findPupil(erasure: Erasure, reference: string): Promise<HeldAboutPupil> {
  const wanted = pupilKey(reference);
  const cases: Referral[] = [];
  let from: string | undefined;
  do {
    const page = await erasure.cases(from);
    cases.push(
      ...page.items
        .map(({ value }) => value)
        .filter((each) => pupilKey(pupilReferenceOf(each) ?? '') === wanted),
    );
    from = page.next;
  } while (from !== undefined);
  const ids = new Set(cases.map(({ id }) => id));
  const drafts = (await erasure.drafts()).filter((draft) => isDraftAbout(draft, wanted, ids));
  return { cases: cases.toSorted((one, other) => (one.sentAt < other.sentAt ? -1 : 1)), drafts };
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

/**
 * The record of a pupil for a subject access request, and a row in the history of each case that says who made it. Throws
 * when storage cannot be reached.
 */
export async function makePupilRecord(
  school: School,
  held: HeldAboutPupil,
  { pupil, by }: { readonly pupil: string; readonly by: Person },
): Promise<PupilRecord> {
  const { settings, content, records, clock } = school;
  for (const { id } of held.cases)
    await records.commit([auditRow(school, { referralId: id, by, what: 'record-exported' })]);
  const parts = await Promise.all(
    held.cases.map(async (each) => recordOfCase(each, await records.auditOf(each.id), content)),
  );
  const nameOf = (owner: string) => settings.staff.find(({ id }) => id === owner)?.name ?? owner;
  return {
    document: 'pupil-record',
    version: 1,
    school: settings.name,
    pupil,
    madeOn: londonDate(clock.now()),
    parts: [...parts, ...held.drafts.map((draft) => recordOfDraft(draft, nameOf(draft.owner), content))],
  };
}
