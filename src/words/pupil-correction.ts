import type { LEADS_REASONS, WhyCorrected } from '../domain/case/pupil-reference.ts';
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

/** The same as something to choose. */
export const REASONS_TO_CORRECT: Readonly<Record<(typeof LEADS_REASONS)[number], string>> = {
  mistyped: 'It was mistyped',
  'wrong-pupil': 'It is that of another pupil',
  'new-reference': 'The school has given the pupil a new one',
};

export const CORRECT_CARD = {
  open: 'Correct the reference',
  title: 'Correct the reference',
  what: (cases: string) =>
    `It is changed in ${cases}, in every list, on the card in the inclusion channel, and in forms about it that somebody is filling in. Whoever raised it, looks after it or is its key adult is told. What stood there stays in the history, with your name.`,
  to: 'The right reference, as your school writes it',
  why: 'Why',
  send: 'Correct it',
  inUse: (to: string) => `${to} is in use already`,
  isSame: (cases: string) =>
    `${cases}. From then on all of these count as one pupil's. If it is another pupil, one of the two needs another reference.`,
  together: 'It is the same pupil: correct it',
} as const;

export const CORRECT_NOTICES = { done: 'Corrected. These cases have this reference now.' } as const;

export const CORRECT_PROBLEMS = {
  why: 'Please say why.',
  changed: (references: readonly string[]) =>
    `Somebody worked on these at that moment, so they are as they were: ${references.join(', ')}. Please try again.`,
} as const;
