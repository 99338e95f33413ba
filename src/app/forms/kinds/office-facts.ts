import { dayNumber } from '../../../domain/calendar/day-number.ts';
import { takesOfficeFacts } from '../../../domain/case/referral.ts';
import type { Answers } from '../../../domain/content/answers.ts';
import { ATTENDANCE_QUESTIONS, QUESTION } from '../../../domain/known-ids/questions.ts';
import { can } from '../../../domain/people/roles.ts';
import { without } from '../../../domain/questions/past-figures.ts';
import {
  saysOnlyATick,
  withoutBareTicks,
  withoutGaps,
  withTicksAsRows,
} from '../../../domain/supports/fill-in.ts';
import { problemsOf, supportRows } from '../../../domain/supports/rows.ts';
import { describeSupportProblem, describeUnfinished, GOES_ON_UNFINISHED } from '../../../words/supports.ts';
import { schoolDay, type School } from '../../turn.ts';
import { describeProblems } from './describe-problems.ts';
import { factsForm } from './facts-form.ts';
import type { FormChecks } from './kind.ts';

/**
 * Figures, dates and status that office, SENCO, DSL and inclusion lead know, each their own topics; and each support that
 * staff ticked as a row, to be told with its dates and what changed.
 */
export const officeFacts = factsForm({
  name: 'office-facts',
  verb: 'facts',
  audited: 'facts-added',
  invitation: 'facts',
  isTakenBy: takesOfficeFacts,
  // Whoever may add any fact may do so even where the level would not ask for it; then nothing there is required.
  asksEverythingOf: (person) => can(person, 'adds-any-office-fact'),
  isInParts: true,
  // Figures are usually of the day on which somebody looks them up.
  suggests: (school, question) => (question === QUESTION.figuresAsAt ? schoolDay(school).today : undefined),
  fillsIn: withTicksAsRows,
  afterCard: (_before, after) => withoutGaps(after),
  keeps: (answers) => withoutLoneDay(withoutBareTicks(answers)),
  unfinished: unfinishedSupports,
});

function unfinishedSupports(
  school: School,
  answers: Answers,
): Pick<FormChecks, 'unfinished' | 'leftSo' | 'warnings'> {
  const today = dayNumber(schoolDay(school).today) ?? Number.NaN;
  const found = supportRows(answers)
    .filter((row) => !saysOnlyATick(row, answers))
    .map((row) => ({ row, problems: problemsOf(row, today) }))
    .filter(({ problems }) => problems.size > 0);
  return {
    unfinished: describeProblems(
      new Map(found.flatMap(({ problems }) => [...problems])),
      describeSupportProblem,
    ),
    leftSo: GOES_ON_UNFINISHED,
    warnings: found.map(({ row, problems }) => describeUnfinished(row, [...problems.values()])),
  };
}

/** A day of figures says nothing without any of them. */
function withoutLoneDay(answers: Answers): Answers {
  return ATTENDANCE_QUESTIONS.some((id) => answers[id] !== undefined)
    ? answers
    : without(answers, [QUESTION.figuresAsAt]);
}
