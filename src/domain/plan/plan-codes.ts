import { dropMissing } from '../content/answer-values.ts';
import type { Answers } from '../content/answers.ts';
import type { Content } from '../content/content.ts';
import type { Place } from '../known-ids/plan.ts';
import { OPTION } from '../known-ids/options.ts';
import { QUESTION } from '../known-ids/questions.ts';
import type { DEFINITION } from '../known-ids/rules.ts';
import type { Provider } from '../school/provider.ts';
import { holds } from '../triage/holds.ts';

/** A plan's arrangement as far as register codes go. `year` is the pupil's year as PC2 says it. */
export interface Arrangement {
  readonly place?: Place | undefined;
  readonly registerCode?: string | undefined;
  readonly providerKind?: Provider['kind'] | undefined;
  readonly year?: string | undefined;
}

/**
 * Asks the content about a plan's register code: whether one of the conditions by which triage looks at the code of a
 * place in use and of a proposal (P-16, BLK-CODE) holds of the plan, so that the same arrangement gets the same answer.
 */
export function askOfCode(
  content: Content,
  { place, registerCode, providerKind, year }: Arrangement,
): (name: (typeof DEFINITION)[keyof typeof DEFINITION]) => boolean {
  const answers = dropMissing({
    [QUESTION.yearGroup]: year,
    [QUESTION.proposedProvider]: providerKind ?? OPTION.proposedProvider.ownStaff,
    [QUESTION.proposedPlace]: place,
    [QUESTION.proposedCode]: registerCode,
  }) as Answers;
  const state = { content, answers, today: Number.NaN, events: [], fired: [] };
  return (named) => holds({ named }, state);
}
