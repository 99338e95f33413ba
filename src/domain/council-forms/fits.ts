import type { Referral } from '../case/referral.ts';
import { asNumber } from '../content/answer-values.ts';
import { OPTION } from '../known-ids/options.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { RULE } from '../known-ids/rules.ts';
import { yearNumber } from '../questions/year-of-reference.ts';
import type { CouncilForm, FormKind } from '../content/council-form.ts';

type Fits = (referral: Referral) => boolean;

const isMissingSchool: Fits = ({ answers }) => (asNumber(answers[QUESTION.missedSessions]) ?? 0) > 0;
const isForAp: Fits = ({ decision, plan, answers }) =>
  decision?.outcome === 'ap-plan' ||
  (plan !== undefined && plan.provider !== undefined) ||
  answers[QUESTION.proposedModel] !== undefined;

/** Which cases a form is offered with first. It can be made from any case; this only saves looking. */
const FITS: Readonly<Record<FormKind, Fits>> = {
  'part-time-timetable': ({ answers }) => answers[QUESTION.reducedTimetable] === OPTION.reducedTimetable.yes,
  medical: ({ answers }) => (asNumber(answers[QUESTION.illnessDays]) ?? 0) > 0,
  'ap-referral': isForAp,
  'agreed-move': isForAp,
  'off-site-direction': isForAp,
  'attendance-return': isMissingSchool,
  'children-missing-education': ({ answers }) => (asNumber(answers[QUESTION.unauthorisedRun]) ?? 0) > 0,
  'permanent-exclusion': ({ triage }) => triage.rulesFired.some(({ id }) => id === RULE.permanentExclusion),
  'ebsa-support': isMissingSchool,
  'attendance-contract': isMissingSchool,
  'provider-commissioning': isForAp,
  'provider-checks': isForAp,
};

/** True for a form of a kind that goes with how the case stands, and for pupils of that age. */
export function fits(form: Pick<CouncilForm, 'kind' | 'lastYear'>, referral: Referral): boolean {
  const year = yearNumber(referral.answers[QUESTION.yearGroup]);
  const last = yearNumber(form.lastYear);
  const isTooOld = year !== undefined && last !== undefined && year > last;
  return !isTooOld && FITS[form.kind](referral);
}
