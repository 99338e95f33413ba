import type { Knowledge, StepKind } from '../triage/knowledge.ts';
import type { AgreedStep, Referral } from './referral.ts';
import { referrerView, sharedView } from './shared-view.ts';

/** What "in-school next steps" means: support in school, being seen, and talking with the pupil. */
const IN_SCHOOL: readonly StepKind[] = ['in-school', 'see-pupil', 'pupil'];
/** Nobody starts more at once. */
const MOST_OFFERED = 6;

/**
 * The steps a lead chooses from when approving, the most pressing first: only what a shared card may show. One that the
 * referrer's own answers do not bring is for the team alone, so that nobody learns from it what the office added.
 */
export function stepsToAgree(referral: Referral, knowledge: Knowledge): readonly AgreedStep[] {
  const known = new Set(referrerView(referral, knowledge).nextSteps.map(({ text }) => text));
  return sharedView(referral, knowledge)
    .nextSteps.filter(({ kind }) => IN_SCHOOL.includes(kind))
    .slice(0, MOST_OFFERED)
    .map(({ text }) => (known.has(text) ? { text } : { text, teamOnly: true }));
}

/** What the referrer reads of the steps that were agreed. */
export function stepsForReferrer({ decision }: Pick<Referral, 'decision'>): readonly string[] {
  return (decision?.steps ?? []).filter(({ teamOnly }) => teamOnly !== true).map(({ text }) => text);
}

/** What a card that others can see may show of the steps that were agreed: no free text. */
export function stepsForChannel({ decision }: Pick<Referral, 'decision'>): readonly string[] {
  return (decision?.steps ?? []).filter(({ ownWords }) => ownWords !== true).map(({ text }) => text);
}
