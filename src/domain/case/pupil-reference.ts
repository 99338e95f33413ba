import type { Answers } from '../content/answers.ts';
import { QUESTION } from '../known-ids/questions.ts';
import type { Draft } from '../questions/draft.ts';
import { pupilKey, pupilReferenceOf } from './pupil-key.ts';
import type { Referral } from './referral.ts';

/** Why a pupil's reference is changed. A closed list, because a text of somebody's own could say something about the pupil. */
export const WHY_CORRECTED = ['mistyped', 'wrong-pupil', 'new-reference', 'new-year'] as const;
export type WhyCorrected = (typeof WHY_CORRECTED)[number];

/** What a person may say; the turn of a year has a way of its own. */
export const LEADS_REASONS = [
  'mistyped',
  'wrong-pupil',
  'new-reference',
] as const satisfies readonly WhyCorrected[];
type LeadsReason = (typeof LEADS_REASONS)[number];

/** True for a reason that a person may give. */
export function isLeadsReason(why: string): why is LeadsReason {
  return LEADS_REASONS.some((each) => each === why);
}

/** The case with another reference for its pupil, and the version counted up. No rule looks at it, so the level stays. */
export function withPupilReference(referral: Referral, to: string): Referral {
  return { ...referral, version: referral.version + 1, answers: named(referral.answers, to) };
}

/** A form about a case, with the new reference wherever it holds the old one; undefined when it holds it nowhere. */
export function draftWithReference(draft: Draft, from: string, to: string): Draft | undefined {
  const { form, corrects, answers } = draft;
  const isOld = (given: Answers) => pupilKey(pupilReferenceOf({ answers: given }) ?? '') === pupilKey(from);
  const renamed = (given: Answers) => (isOld(given) ? named(given, to) : given);
  if (![form?.base ?? {}, corrects?.base ?? {}, answers].some(isOld)) return undefined;
  return {
    ...draft,
    answers: renamed(answers),
    ...(form ? { form: { ...form, base: renamed(form.base) } } : {}),
    ...(corrects ? { corrects: { ...corrects, base: renamed(corrects.base) } } : {}),
  };
}

/** Cases that are joined to one of these, or have one of these joined to them, and are not among them themselves. */
export function joinedToNoneOf(cases: readonly Referral[]): readonly string[] {
  const ids = new Set(cases.map(({ id }) => id));
  const linked = cases.flatMap(({ decision, joined = [] }) => [
    ...joined,
    ...(decision?.joinedTo ? [decision.joinedTo] : []),
  ]);
  return [...new Set(linked.filter(({ id }) => !ids.has(id)).map(({ reference }) => reference))];
}

function named(answers: Answers, to: string): Answers {
  return { ...answers, [QUESTION.pupilReference]: to };
}
