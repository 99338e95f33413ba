import type { Level } from '../domain/levels.ts';
import type { Decision, PassedTo, Referral, Status } from '../domain/referral.ts';
import { OUTCOME_WORDS } from '../domain/refused.ts';

/** What a level asks of people (rules.md section 1). */
export const LEVEL_WORDS: Readonly<Record<Level, { readonly name: string; readonly means: string }>> = {
  none: { name: 'No concern recorded', means: 'nothing needs doing' },
  watch: { name: 'Watch', means: 'notice, talk, look again' },
  targeted: { name: 'Targeted', means: 'start or adjust support in school' },
  priority: { name: 'Priority', means: 'an inclusion lead decides soon' },
  urgent: { name: 'Urgent', means: 'somebody looks today' },
};

/** Where a case stands, for leads. */
export const STATUS_WORDS: Readonly<Record<Status, string>> = {
  submitted: 'New',
  'under-review': 'Being looked at',
  'more-information': 'Waiting for the referrer',
  'in-school-plan': OUTCOME_WORDS['in-school-plan'],
  'ap-plan': OUTCOME_WORDS['ap-plan'],
  'passed-on': OUTCOME_WORDS['passed-on'],
  'not-needed': OUTCOME_WORDS['not-needed'],
};

/** To whom a case was passed on. */
export const PASSED_TO_WORDS: Readonly<Record<PassedTo, string>> = {
  senco: 'the SENCO',
  attendance: 'the attendance lead',
  headteacher: 'the headteacher',
  la: 'the headteacher and the local authority',
  pastoral: 'sixth-form pastoral support',
};

/** A decision's outcome, with whom it was passed on to. */
export function outcomeInWords(decision: Decision): string {
  const outcome = OUTCOME_WORDS[decision.outcome];
  return decision.to === undefined ? outcome : `${outcome} to ${PASSED_TO_WORDS[decision.to]}`;
}

/** The year group as people say it. */
export function yearInWords(referral: Pick<Referral, 'answers'>): string {
  const year = referral.answers['PC2'];
  if (typeof year !== 'string') return 'Year not given';
  return year === 'R' ? 'Reception' : `Year ${year}`;
}

/** The school's own reference for the pupil, as the referrer gave it. */
export function pupilReference(referral: Pick<Referral, 'answers'>): string {
  const pupil = referral.answers['PC1'];
  return typeof pupil === 'string' ? pupil : 'not given';
}

/** Where a case stands, for the person who raised it. */
export const STATUS_FOR_REFERRER: Readonly<Record<Status, string>> = {
  submitted: 'Sent; an inclusion lead has not opened it yet',
  'under-review': 'An inclusion lead is looking at it',
  'more-information': 'An inclusion lead has asked you a question',
  'in-school-plan': 'In-school next steps were approved',
  'ap-plan': 'A plan with alternative provision was approved',
  'passed-on': 'Passed on to a colleague who can decide',
  'not-needed': 'Closed: nothing further is needed for now',
};
