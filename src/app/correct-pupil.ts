import { joinedToNoneOf, draftWithReference, withPupilReference } from '../domain/case/pupil-reference.ts';
import type { WhyCorrected } from '../domain/case/pupil-reference.ts';
import { pupilKey, pupilReferenceOf } from '../domain/case/pupil-key.ts';
import { isRunning, type Referral } from '../domain/case/referral.ts';
import { QUESTION } from '../domain/known-ids/questions.ts';
import type { Person } from '../domain/people/person.ts';
import { checkAnswer, type AnswerProblem } from '../domain/questions/check-answer.ts';
import { isNewConcern } from '../domain/questions/draft.ts';
import { auditRow } from './audit.ts';
import { caseCard, caseNotice, putInOutbox } from './deliveries.ts';
import type { Erasure } from './ports/erasure.ts';
import type { Change } from './ports/records.ts';
import { findPupil } from './pupil-record.ts';
import type { ClockJob, School } from './turn.ts';

/** What correcting a pupil's reference needs. */
export type Correcting = ClockJob & { readonly erasure: Erasure };

/** Which cases are to have which reference: those under `from`, or of these only those named by their own references. */
export interface Renaming {
  readonly from: string;
  readonly to: string;
  readonly only?: readonly string[] | undefined;
}

/** Why nothing can be corrected. */
export type CannotCorrect =
  /** Nothing is held under the old reference. */
  | { readonly cannot: 'none' }
  /** These of the cases asked for are not under it. */
  | { readonly cannot: 'not-among'; readonly references: readonly string[] }
  | { readonly cannot: 'same' }
  | { readonly cannot: 'no-reference'; readonly problem: AnswerProblem }
  /** These are looked at together with a case that is to be corrected, and would be left behind. */
  | { readonly cannot: 'joined'; readonly references: readonly string[] };

/** What would be corrected. */
export interface Correctable {
  /** As it would be stored. */
  readonly to: string;
  /** Oldest first. */
  readonly cases: readonly Referral[];
  /** Cases that have the new reference already: they would count as the same pupil's. */
  readonly together: readonly Referral[];
  /** New concerns with the old reference that somebody is still writing: they are not changed. */
  readonly beingWritten: number;
}

/** What was corrected, by the references of the cases. */
export interface Corrected {
  readonly cases: readonly string[];
  /** Somebody worked on these at that moment, so they still have the old reference. */
  readonly changed: readonly string[];
}

/**
 * What would be corrected, or why it cannot be. The new reference has to be one that could be typed when a concern is
 * raised. Throws when storage cannot be reached.
 */
export async function lookBeforeCorrecting(
  { erasure, ...school }: Pick<School, 'content' | 'settings'> & { readonly erasure: Erasure },
  { from, to: typed, only }: Renaming,
): Promise<Correctable | CannotCorrect> {
  const to = readPupilReference(school, typed);
  if (typeof to !== 'string') return { cannot: 'no-reference', problem: to };
  if (pupilKey(from) === pupilKey(to)) return { cannot: 'same' };
  const held = await findPupil(erasure, from);
  if (held.cases.length === 0) return { cannot: 'none' };
  const missing = (only ?? []).filter((each) => !held.cases.some(({ reference }) => reference === each));
  if (missing.length > 0) return { cannot: 'not-among', references: missing };
  const cases = held.cases.filter(({ reference }) => only?.includes(reference) ?? true);
  const leftBehind = joinedToNoneOf(cases);
  if (leftBehind.length > 0) return { cannot: 'joined', references: leftBehind };
  return {
    to,
    cases,
    together: (await findPupil(erasure, to)).cases,
    beingWritten: held.drafts.filter(isNewConcern).length,
  };
}

/** A pupil's reference as it is stored, or what is wrong with it. */
export function readPupilReference(
  { content, settings }: Pick<School, 'content' | 'settings'>,
  typed: string,
): string | AnswerProblem {
  const question = content.bank.questions.get(QUESTION.pupilReference);
  if (!question) throw new Error('the content has no question for the pupil');
  const { pupilReference } = settings;
  const checked = checkAnswer(question, typed, { content, answers: {}, pupilReference });
  if (checked.kind === 'answer') return String(checked.value);
  return checked.kind === 'blank' ? { problem: 'no-text' } : checked;
}

/**
 * Gives these cases another reference for their pupil, as they were looked at: answers, lists, and the forms that are being
 * filled in about them, with a row in the history of each and its card drawn again. Each case is one batch: stopped in between, what was done stays done, and
 * running it again goes on. Whoever raised a case, looks after it or is its key adult is told, except at the turn of a year.
 * Throws when storage cannot be reached.
 */
export async function correctPupil(
  job: Correcting,
  wanted: {
    readonly cases: readonly Referral[];
    readonly to: string;
    readonly why: WhyCorrected;
    readonly by: Person;
    readonly approvedBy?: Person | undefined;
  },
): Promise<Corrected> {
  const done: string[] = [];
  const changed: string[] = [];
  for (const each of wanted.cases)
    ((await correctCase(job, each, wanted)) ? done : changed).push(each.reference);
  return { cases: done, changed };
}

/** The form about a case may change meanwhile, while its author goes on: then it is read again. */
const TRIES = 3;

async function correctCase(
  job: Correcting,
  lookedAt: Referral,
  { to, why, by, approvedBy }: Parameters<typeof correctPupil>[1],
): Promise<boolean> {
  const { records } = job;
  for (let count = 0; count < TRIES; count++) {
    const stored = await records.readReferral(lookedAt.id);
    if (stored?.value.version !== lookedAt.version) return false;
    const { value: previous, version: expected } = stored;
    const before = pupilReferenceOf(previous);
    if (before === undefined) return false;
    const next = withPupilReference(previous, to);
    const deliveries = [caseCard(job, next), ...(why === 'new-year' ? [] : tellPeople(job, next, by))];
    const result = await records.commit([
      { change: 'referral', value: next, previous, expected },
      auditRow(job, {
        referralId: next.id,
        by,
        what: 'pupil-corrected',
        because: why,
        ...(approvedBy ? { approvedBy } : {}),
        corrected: [{ question: QUESTION.pupilReference, before, after: to }],
      }),
      ...deliveries.map(putInOutbox),
      ...(await draftsAbout(job, previous.id, before, to)),
    ]);
    if (result !== 'done') continue;
    await job.deliverNow(deliveries.map(({ id }) => id));
    return true;
  }
  return false;
}

/** The forms about a case with the new reference in place of the old one. */
async function draftsAbout(
  { erasure, records }: Correcting,
  referralId: string,
  from: string,
  to: string,
): Promise<readonly Change[]> {
  const about = (await erasure.drafts()).filter(
    ({ form, corrects }) => (form ?? corrects)?.referralId === referralId,
  );
  const stored = await Promise.all(about.map(({ owner, id }) => records.readDraft(owner, id)));
  return stored.flatMap((each): readonly Change[] => {
    const value = each && draftWithReference(each.value, from, to);
    return each && value ? [{ change: 'draft', value, expected: each.version }] : [];
  });
}

function tellPeople(job: Correcting, next: Referral, by: Person) {
  const { id: referralId, referrer, owner } = next;
  const told = [
    { to: referrer.id, news: 'reference-corrected' },
    { to: owner?.id, news: 'case-reference-corrected' },
    { to: isRunning(next) ? next.plan.keyAdult.id : undefined, news: 'key-adult' },
  ] as const;
  return [
    caseNotice(job, next, { kind: 'thread', referralId, news: 'reference-corrected' }),
    ...told.flatMap(({ to, news }) =>
      to === undefined || to === by.id
        ? []
        : [caseNotice(job, next, { kind: 'person', referralId, to, news })],
    ),
  ];
}
