import { joinedToNoneOf, draftWithReference, withPupilReference } from '../domain/case/pupil-reference.ts';
import type { WhyCorrected } from '../domain/case/pupil-reference.ts';
import { pupilKey, pupilReferenceOf } from '../domain/case/pupil-key.ts';
import { awaitsPlan, isDecided, isRunning, type Referral } from '../domain/case/referral.ts';
import { QUESTION } from '../domain/known-ids/questions.ts';
import type { Person } from '../domain/people/person.ts';
import { checkAnswer, type AnswerProblem } from '../domain/questions/check-answer.ts';
import { isNewConcern } from '../domain/questions/draft.ts';
import { auditRow } from './audit.ts';
import { withoutCases } from './data-requests/requested-changes.ts';
import { caseCard, caseNotice, putInOutbox } from './deliveries.ts';
import type { Delivery } from './ports/deliveries.ts';
import type { Erasure } from './ports/erasure.ts';
import type { Change } from './ports/records.ts';
import { findPupil } from './pupil-record.ts';
import type { School } from './turn.ts';
import { readWholeList } from './whole-list.ts';

/** What correcting a pupil's reference needs. */
export type Correcting = Pick<School, 'records' | 'clock' | 'names'> & { readonly erasure: Erasure };

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
interface Correctable {
  /** As it would be stored. */
  readonly to: string;
  /** Oldest first. */
  readonly cases: readonly Referral[];
  /** Cases that have the new reference already: they would count as the same pupil's. */
  readonly together: readonly Referral[];
}

/** What was corrected, by the references of the cases. */
export interface Corrected {
  readonly cases: readonly string[];
  /** Somebody worked on these at that moment, so they still have the old reference. */
  readonly changed: readonly string[];
  /** Ids of what was put in the outbox. */
  readonly deliveries: readonly string[];
}

const AT_ONCE = 20;

/** What is looked at before a correction. */
type Looking = Pick<School, 'content' | 'settings' | 'records'>;

/** What would be corrected, or why it cannot be. Throws when storage cannot be reached. */
export async function lookBeforeCorrecting(
  { erasure, ...school }: Looking & { readonly erasure: Erasure },
  { from, to, only }: Renaming,
): Promise<(Correctable & { readonly beingWritten: number }) | CannotCorrect> {
  const held = await findPupil(erasure, from);
  if (held.cases.length === 0) return { cannot: 'none' };
  const missing = (only ?? []).filter((each) => !held.cases.some(({ reference }) => reference === each));
  if (missing.length > 0) return { cannot: 'not-among', references: missing };
  const cases = held.cases.filter(({ reference }) => only?.includes(reference) ?? true);
  const found = await checkCorrection(school, cases, to);
  if ('cannot' in found) return found;
  return { ...found, beingWritten: held.drafts.filter(isNewConcern).length };
}

/**
 * What giving these cases of one pupil another reference would do, or why it cannot be. The new one has to be one that could
 * be typed when a concern is raised. Throws when storage cannot be reached.
 */
export async function checkCorrection(
  school: Looking,
  cases: readonly Referral[],
  typed: string,
): Promise<Correctable | CannotCorrect> {
  const to = readPupilReference(school, typed);
  if (typeof to !== 'string') return { cannot: 'no-reference', problem: to };
  if (cases.every((each) => pupilKey(pupilReferenceOf(each) ?? '') === pupilKey(to)))
    return { cannot: 'same' };
  const leftBehind = joinedToNoneOf(cases);
  if (leftBehind.length > 0) return { cannot: 'joined', references: leftBehind };
  const together = await readWholeList((from) => school.records.referralsOfPupil(to, AT_ONCE, from));
  return { to, cases, together };
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
  const deliveries: string[] = [];
  for (const each of wanted.cases) {
    const put = await correctCase(job, each, wanted);
    (put ? done : changed).push(each.reference);
    deliveries.push(...(put ?? []));
  }
  return { cases: done, changed, deliveries };
}

/** A form about the case may change meanwhile, while its author goes on: then it is read again. */
const TRIES = 3;

async function correctCase(
  job: Correcting,
  lookedAt: Referral,
  { to, why, by, approvedBy }: Parameters<typeof correctPupil>[1],
): Promise<readonly string[] | undefined> {
  const { records } = job;
  for (let count = 0; count < TRIES; count++) {
    const stored = await records.readReferral(lookedAt.id);
    if (stored?.value.version !== lookedAt.version) return undefined;
    const { value: previous, version: expected } = stored;
    const before = pupilReferenceOf(previous);
    if (before === undefined) return undefined;
    const next = withPupilReference(previous, to);
    const deliveries = [cardOf(job, next), ...(why === 'new-year' ? [] : tellPeople(job, next, by))];
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
      ...(await requestsAbout(job, previous.id, before, to)),
    ]);
    if (result === 'done') return deliveries.map(({ id }) => id);
  }
  return undefined;
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

/** Requests about a case that wait for a second person: with the new reference, or without a change from the old one. */
async function requestsAbout(
  { records }: Correcting,
  referralId: string,
  from: string,
  to: string,
): Promise<readonly Change[]> {
  const open = (await records.requests()).filter(
    ({ value: { approved, end, cases } }) => !approved && !end && cases.some(({ id }) => id === referralId),
  );
  return open.flatMap(({ value, version: expected }): readonly Change[] => {
    const isNamed = pupilKey(value.pupil ?? '') === pupilKey(from);
    if (value.kind !== 'new-year' && !isNamed) return [];
    if (value.kind !== 'new-year') return [{ change: 'request', value: { ...value, pupil: to }, expected }];
    const rest = withoutCases(value, new Set([referralId]));
    return rest.cases.length > 0
      ? [{ change: 'request', value: rest, expected }]
      : [{ change: 'request-gone', id: value.id, expected }];
  });
}

/** The card of a case that is over is redrawn where it stands, and never posted again. */
function cardOf(job: Correcting, next: Referral): Delivery {
  const card = caseCard(job, next);
  return isOver(next) && card.kind === 'case-card' ? { ...card, onlyRedraw: true } : card;
}

function isOver(referral: Referral): boolean {
  return isDecided(referral) && !isRunning(referral) && !awaitsPlan(referral);
}

function tellPeople(job: Correcting, next: Referral, by: Person) {
  const { id: referralId, referrer, owner } = next;
  const told = [
    { to: referrer.id, news: 'reference-corrected' },
    { to: owner?.id, news: 'case-reference-corrected' },
    { to: isRunning(next) ? next.plan.keyAdult.id : undefined, news: 'key-adult' },
  ] as const;
  return [
    ...(isOver(next)
      ? []
      : [caseNotice(job, next, { kind: 'thread', referralId, news: 'reference-corrected' })]),
    ...told.flatMap(({ to, news }) =>
      to === undefined || to === by.id
        ? []
        : [caseNotice(job, next, { kind: 'person', referralId, to, news })],
    ),
  ];
}
