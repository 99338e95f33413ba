import type { Content, StepKind } from '../content/content.ts';
import { saysOf } from '../triage/next-steps.ts';
import type { AgreedStep, Referral } from './referral.ts';
import { referrerView, sharedView } from './shared-view.ts';

/** What "in-school next steps" covers: support in school, being seen, and talking with the pupil. */
const IN_SCHOOL: readonly StepKind[] = ['in-school', 'see-pupil', 'pupil'];
/** Nobody starts more at once. */
const MOST_OFFERED = 6;

/**
 * The steps a lead chooses from when approving, the most pressing first: only what a shared card may show. A step
 * brought by the referrer's own answers is worded from those alone; any other is for the team only. Neither a step nor
 * how it is merged with others then reveals what the office added.
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

/** The agreed steps as the referrer may read them. */
export function stepsForReferrer({ decision }: Pick<Referral, 'decision'>): readonly string[] {
  return (decision?.steps ?? []).filter(({ teamOnly }) => teamOnly !== true).map(({ text }) => text);
}

/** The agreed steps as a shared card may show them: no free text. */
export function stepsForChannel({ decision }: Pick<Referral, 'decision'>): readonly string[] {
  return (decision?.steps ?? []).filter(({ ownWords }) => ownWords !== true).map(({ text }) => text);
}
