import { asList, asText } from '../content/answer-values.ts';
import type { Answers } from '../content/answers.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { OPTION } from '../known-ids/options.ts';

/** A reference that ends in a year group, as the form suggests: `AB 8`, `AB 8K`, `AB R`. */
const INITIALS_AND_YEAR = /^[\p{L}'’-]{1,4}\s?(R|\d{1,2})\p{L}?$/iu;

/** What in a concern does not fit together and may still be so: for whoever wrote it to look at once more. */
export function concernWarnings(answers: Answers): readonly string[] {
  const warnings: string[] = [];
  const [pupil, year] = [asText(answers[QUESTION.pupilReference]), asText(answers[QUESTION.yearGroup])];
  const named = INITIALS_AND_YEAR.exec(pupil ?? '')?.[1]?.toUpperCase();
  if (
    year !== undefined &&
    named !== undefined &&
    named !== year &&
    (named === OPTION.yearGroup.reception || Number(named) <= 13)
  )
    warnings.push(
      `The reference "${pupil}" reads like ${yearGroup(named)}, and the year group is ${yearGroup(year)}. Please check both.`,
    );
  if (
    answers[QUESTION.suspendedAsStaffKnowIt] === OPTION.suspendedAsStaffKnowIt.none &&
    asList(answers[QUESTION.recentChange]).includes(OPTION.recentChange.afterSuspension)
  )
    warnings.push(
      'You ticked "Back after a suspension", and that there was none this school year. Unless it was before the summer, please check both.',
    );
  return warnings;
}

function yearGroup(id: string): string {
  return id === OPTION.yearGroup.reception ? 'Reception' : `Year ${Number(id)}`;
}
