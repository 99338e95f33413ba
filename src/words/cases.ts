import { pupilReferenceOf } from '../domain/case/pupil-key.ts';
import { londonDate } from '../domain/calendar/london.ts';
import { schoolYearOf } from '../domain/calendar/school-year.ts';
import type { SchoolDay } from '../domain/case/figures-of-case.ts';
import type { Content } from '../domain/content/content.ts';
import type { Level } from '../domain/content/levels.ts';
import type { ClosingOutcome } from '../domain/known-ids/plan.ts';
import type {
  Decision,
  PassedTo,
  Referral,
  Stage,
  Status,
  WithdrawnBecause,
} from '../domain/case/referral.ts';
import { can, type StaffMember } from '../domain/people/roles.ts';
import { QUESTION } from '../domain/known-ids/questions.ts';
import { OPTION } from '../domain/known-ids/options.ts';
import { describeSchoolYear } from './dates.ts';
import { describeAnswer } from './answers.ts';

/** What each level asks of people. */
export const LEVEL_WORDS: Readonly<Record<Level, { readonly name: string; readonly means: string }>> = {
  none: { name: 'No concern recorded', means: 'nothing needs doing' },
  watch: { name: 'Watch', means: 'notice, talk, look again' },
  targeted: { name: 'Targeted', means: 'start or adjust support in school' },
  priority: { name: 'Priority', means: 'an inclusion lead decides soon' },
  urgent: { name: 'Urgent', means: 'somebody looks today' },
};

/** All that anything shared says of a case with a private rule. */
export const STATUS_CHECK = 'Something not shown here: open details';

/** A decision's outcome in the words people read. */
export const OUTCOME_WORDS = {
  'in-school-plan': 'In-school next steps approved',
  'ap-plan': 'Alternative provision plan approved',
  'passed-on': 'Passed on',
  'not-needed': 'Closed: not needed',
  joined: 'Joined to a case about the same pupil',
  withdrawn: 'Withdrawn',
} as const;

/** Why a concern was withdrawn, in the words of whoever raised it. */
export const WITHDRAWN_WORDS: Readonly<Record<WithdrawnBecause, string>> = {
  'wrong-pupil': 'It was about the wrong pupil',
  'sorted-out': 'It has sorted itself out',
  'sent-by-mistake': 'It was sent by mistake, or twice',
  other: 'Another reason',
};

/** How a case ended, in the words people read. */
export const CLOSING_WORDS: Readonly<Record<ClosingOutcome, string>> = {
  returned: 'Back in class',
  'stepped-down': 'Stepped down to ordinary support',
  continued: 'Support continues under another plan',
  'new-school': 'At a new school',
  'post-16': 'In post-16 education or training',
  other: 'Ended for another reason',
};

/** The people a case was passed on to. */
export const PASSED_TO_WORDS: Readonly<Record<PassedTo, string>> = {
  senco: 'the SENCO',
  attendance: 'the attendance lead',
  headteacher: 'the headteacher',
  la: 'the headteacher and the local authority',
  pastoral: 'sixth-form pastoral support',
  dsl: 'the DSL',
};

/** What was done by whoever stands behind a decision. */
export function describeDeciding({ outcome }: Decision): string {
  return outcome === 'withdrawn' ? 'Withdrawn' : 'Decided';
}

/**
 * A decision's outcome, with whom it was passed on to. The DSL would reveal what kind of case it is, so on anything
 * shared and to the referrer it reads like any other colleague.
 */
export function describeOutcome(decision: Decision): string {
  const outcome = OUTCOME_WORDS[decision.outcome];
  if (decision.joinedTo) return `Joined to ${decision.joinedTo.reference}`;
  if (decision.because)
    return `${outcome}: ${WITHDRAWN_WORDS[decision.because].replace(/^./, (first) => first.toLowerCase())}`;
  if (decision.to === undefined) return outcome;
  return `${outcome} to ${decision.to === 'dsl' ? 'a colleague' : PASSED_TO_WORDS[decision.to]}`;
}

/**
 * A decision's outcome for somebody who reads the full referral. That it went to the DSL is only for those who may
 * know of it.
 */
export function describeOutcomeForReader(decision: Decision, reader: StaffMember): string {
  if (decision.to !== 'dsl' || !can(reader, 'knows-of-dsl')) return describeOutcome(decision);
  return `${OUTCOME_WORDS[decision.outcome]} to ${PASSED_TO_WORDS.dsl}`;
}

/** The status of a case, for leads. */
const STATUS_WORDS: Readonly<Record<Stage, string>> = {
  submitted: 'New',
  'under-review': 'Being looked at',
  'more-information': 'Waiting for the referrer',
  'in-school-plan': OUTCOME_WORDS['in-school-plan'],
  'ap-plan': OUTCOME_WORDS['ap-plan'],
  'passed-on': OUTCOME_WORDS['passed-on'],
  'not-needed': OUTCOME_WORDS['not-needed'],
  joined: OUTCOME_WORDS.joined,
  withdrawn: OUTCOME_WORDS.withdrawn,
  'plan-active': 'Plan running',
  'review-due': 'Review due',
  reintegrating: 'On the way back to class',
  closed: 'Closed',
};

/** The status of a case, for its referrer. */
export const STATUS_FOR_REFERRER: Readonly<Record<Status, string>> = {
  submitted: 'Sent; an inclusion lead has not opened it yet',
  'under-review': 'An inclusion lead is looking at it',
  'more-information': 'An inclusion lead has asked you a question',
  'in-school-plan': 'In-school next steps were approved',
  'ap-plan': 'A plan with alternative provision was approved',
  'passed-on': 'Passed on to a colleague who can decide',
  'not-needed': 'Closed: nothing further is needed for now',
  joined: 'Looked at together with a case about the same pupil',
  withdrawn: 'Withdrawn by you',
  'plan-active': 'A plan is running',
  reintegrating: 'The way back to class has begun',
  closed: 'Closed, with its outcome',
};

/** That a case is closed and how it ended: `Closed: back in class`. */
export function describeClosing({ outcome }: { readonly outcome: ClosingOutcome }): string {
  return `Closed: ${CLOSING_WORDS[outcome].toLowerCase()}`;
}

/** A heading for a case at this stage: closed, it says how; joined, to which. */
export function describeStage(
  stage: Stage,
  { closing, decision }: Pick<Referral, 'closing' | 'decision'>,
): string {
  if (stage === 'joined' && decision) return describeOutcome(decision);
  return stage === 'closed' && closing ? describeClosing(closing) : STATUS_WORDS[stage];
}

/**
 * The year group as people say it: `Year 3`, and once the school year has changed since the concern was sent, with the
 * school year it was: `Year 3 in 2025/26`.
 */
export function describeYear(
  { answers, sentAt }: Pick<Referral, 'answers' | 'sentAt'>,
  { today, settings }: SchoolDay,
): string {
  const year = answers[QUESTION.yearGroup];
  if (typeof year !== 'string') return 'Year not given';
  const group = nameYearGroup(year);
  const then = schoolYearOf(settings, londonDate(sentAt));
  return then === schoolYearOf(settings, today) ? group : `${group} in ${describeSchoolYear(then)}`;
}

/** A year group by its option: `Nursery`, `Reception`, `Year 3`. */
export function nameYearGroup(id: string): string {
  if (id === OPTION.yearGroup.nursery) return 'Nursery';
  return id === OPTION.yearGroup.reception ? 'Reception' : `Year ${Number(id)}`;
}

/** Reasons of a rule, with the year group told as everywhere else. */
export function rewordYear(
  lines: readonly string[],
  referral: Pick<Referral, 'answers' | 'sentAt'>,
  { bank }: Content,
  day: SchoolDay,
): readonly string[] {
  const question = bank.questions.get(QUESTION.yearGroup);
  if (!question) return lines;
  const line = `${question.label}: ${describeAnswer(question, referral.answers[question.id])}`;
  return lines.map((each) => (each === line ? `${question.label}: ${describeYear(referral, day)}` : each));
}

/** In place of the school's own reference for the pupil. */
export const NO_REFERENCE = 'not given';

/** The school's own reference for the pupil, as the referrer gave it. */
export function pupilReference(referral: Pick<Referral, 'answers'>): string {
  return pupilReferenceOf(referral) ?? NO_REFERENCE;
}
