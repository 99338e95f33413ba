import { asList, asText } from '../content/answer-values.ts';
import type { Answers } from '../content/answers.ts';
import { yearOfReference } from './year-of-reference.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { OPTION } from '../known-ids/options.ts';

/** What is inconsistent in a concern. Year groups are options of the year group's question. */
export type ConcernWarning =
  | {
      readonly warning: 'year-of-reference';
      readonly reference: string;
      readonly named: string;
      readonly year: string;
    }
  | { readonly warning: 'suspended-or-not' };

/** The answers with the year group that the pupil's reference names, where none was chosen. */
export function withNamedYear(answers: Answers): Answers {
  const named = yearNamedIn(answers);
  return named === undefined || answers[QUESTION.yearGroup] !== undefined
    ? answers
    : { ...answers, [QUESTION.yearGroup]: named };
}

function yearNamedIn(answers: Answers): string | undefined {
  return yearOfReference(asText(answers[QUESTION.pupilReference]) ?? '');
}

/** What is inconsistent in a concern but may still be right: for its author to check. */
export function concernWarnings(answers: Answers): readonly ConcernWarning[] {
  const warnings: ConcernWarning[] = [];
  const [pupil, year] = [asText(answers[QUESTION.pupilReference]), asText(answers[QUESTION.yearGroup])];
  const named = yearNamedIn(answers);
  if (pupil !== undefined && year !== undefined && named !== undefined && named !== year)
    warnings.push({ warning: 'year-of-reference', reference: pupil, named, year });
  if (
    answers[QUESTION.suspendedAsStaffKnowIt] === OPTION.suspendedAsStaffKnowIt.none &&
    asList(answers[QUESTION.recentChange]).includes(OPTION.recentChange.afterSuspension)
  )
    warnings.push({ warning: 'suspended-or-not' });
  return warnings;
}
