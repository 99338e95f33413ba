import type { Stage, Status } from '../domain/referral.ts';
import { OUTCOME_WORDS } from '../domain/refused.ts';

export {
  LEVEL_WORDS,
  outcomeInWords,
  PASSED_TO_WORDS,
  pupilReference,
  yearInWords,
} from '../domain/case-words.ts';

/** Where a case stands, for leads. */
export const STATUS_WORDS: Readonly<Record<Stage, string>> = {
  submitted: 'New',
  'under-review': 'Being looked at',
  'more-information': 'Waiting for the referrer',
  'in-school-plan': OUTCOME_WORDS['in-school-plan'],
  'ap-plan': OUTCOME_WORDS['ap-plan'],
  'passed-on': OUTCOME_WORDS['passed-on'],
  'not-needed': OUTCOME_WORDS['not-needed'],
  'plan-active': 'Plan running',
  'review-due': 'Review due',
  reintegrating: 'On the way back to class',
  closed: 'Closed',
};

/** Where a case stands, for the person who raised it. */
export const STATUS_FOR_REFERRER: Readonly<Record<Status, string>> = {
  submitted: 'Sent; an inclusion lead has not opened it yet',
  'under-review': 'An inclusion lead is looking at it',
  'more-information': 'An inclusion lead has asked you a question',
  'in-school-plan': 'In-school next steps were approved',
  'ap-plan': 'A plan with alternative provision was approved',
  'passed-on': 'Passed on to a colleague who can decide',
  'not-needed': 'Closed: nothing further is needed for now',
  'plan-active': 'A plan is running',
  reintegrating: 'The way back to class has begun',
  closed: 'Closed, with what became of it',
};
