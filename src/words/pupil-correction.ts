import type { WhyCorrected } from '../domain/case/pupil-reference.ts';
import type { AnswerProblem } from '../domain/questions/check-answer.ts';
import { describeAnswerProblem } from './answer-problems.ts';

/** Why a pupil's reference was changed, after "because". */
export const WHY_CORRECTED_WORDS: Readonly<Record<WhyCorrected, string>> = {
  mistyped: 'it was mistyped',
  'wrong-pupil': 'it was that of another pupil',
  'new-reference': 'the school gave the pupil a new one',
  'new-year': 'a school year has ended',
};

/** Where an old reference stays after it was corrected. */
export const LEFT_IN_TEAMS =
  'Messages, digests and packs made before still say the old reference; they go with the retention of Teams.';

/** Why a pupil's reference cannot be corrected, and what to do. */
export function describeCannotCorrect(
  found:
    | { readonly cannot: 'none' | 'same' }
    | { readonly cannot: 'not-among' | 'joined'; readonly references: readonly string[] }
    | { readonly cannot: 'no-reference'; readonly problem: AnswerProblem },
): string {
  switch (found.cannot) {
    case 'none':
      return 'No case has this pupil reference. If it was corrected before, look for the new one.';
    case 'same':
      return 'Both are the same reference: spaces, hyphens and capitals do not matter.';
    case 'not-among':
      return `Not under this pupil reference: ${found.references.join(', ')}.`;
    case 'joined':
      return `Looked at together with one of these: ${found.references.join(', ')}. Correct them together, or separate them first: open details, "Change the decision".`;
    case 'no-reference':
      return describeAnswerProblem(found.problem);
  }
}
