import type { Content, StepKind } from '../content/content.ts';
import { saysOf } from '../triage/next-steps.ts';
import type { AgreedStep, Referral } from './referral.ts';
import { referrerView, sharedView } from './shared-view.ts';

/** What "in-school next steps" means: support in school, being seen, and talking with the pupil. */
const IN_SCHOOL: readonly StepKind[] = ['in-school', 'see-pupil', 'pupil'];
/** Nobody starts more at once. */
const MOST_OFFERED = 6;

/**
 * The steps a lead chooses from when approving, the most pressing first: only what a shared card may show. One that the
 * referrer's own answers bring stands in the words these give; any other is for the team alone. So nobody learns from a
 * step, or from how it is put together with others that say the same, what the office added.
 */
export function stepsToAgree(referral: Referral, content: Content): readonly AgreedStep[] {
  const says = saysOf(content);
  const known = new Map(
    referrerView(referral, content).nextSteps.map(({ text }) => [says(text), text] as const),
  );
  return sharedView(referral, content)
    .nextSteps.filter(({ kind }) => IN_SCHOOL.includes(kind))
    .slice(0, MOST_OFFERED)
    .map(({ text }) => {
      const told = known.get(says(text));
      return told === undefined ? { text, teamOnly: true } : { text: told };
    });
}

/** What the referrer reads of the steps that were agreed. */
export function stepsForReferrer({ decision }: Pick<Referral, 'decision'>): readonly string[] {
  return (decision?.steps ?? []).filter(({ teamOnly }) => teamOnly !== true).map(({ text }) => text);
}

/** What a card that others can see may show of the steps that were agreed: no free text. */
export function stepsForChannel({ decision }: Pick<Referral, 'decision'>): readonly string[] {
  return (decision?.steps ?? []).filter(({ ownWords }) => ownWords !== true).map(({ text }) => text);
}
