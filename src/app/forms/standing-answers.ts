import { pastFiguresOf } from '../../domain/case/figures-of-case.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { Answers } from '../../domain/content/answers.ts';
import { without } from '../../domain/questions/past-figures.ts';
import { schoolDay, type School } from '../turn.ts';

/** A case's answers without figures of a time that is over, which are asked again along with their day. */
export function standingAnswers(school: School, referral: Referral): Answers {
  const past = pastFiguresOf(referral, school.content, schoolDay(school));
  return without(
    referral.answers,
    past.flatMap(({ question }) => [question.id, ...(question.asAt === undefined ? [] : [question.asAt])]),
  );
}
