import type { Answers, AnswerValue } from '../content/answers.ts';
import { SUPPORT_QUESTIONS } from '../known-ids/questions.ts';
import { isBegun, supportRows, type SupportQuestions, type SupportRow } from './rows.ts';
import { ticked } from './standing.ts';

/** The answers with a row begun for each support that was ticked and has none yet, as far as there is room. */
export function withTicksAsRows(answers: Answers): Answers {
  const known = supportRows(answers).map(({ what }) => what);
  const free = SUPPORT_QUESTIONS.filter((questions) => !isBegun(questions, answers));
  const begun = ticked(answers)
    .filter((what) => !known.includes(what))
    .flatMap((what, at) => {
      const questions = free[at];
      return questions === undefined ? [] : [[questions.what, what] as const];
    });
  return { ...answers, ...Object.fromEntries(begun) };
}

/** True for a row that says nothing but what was ticked already: it was filled in for the person, and they went on. */
export function saysOnlyATick({ questions, what }: SupportRow, answers: Answers): boolean {
  const filledIn = Object.values(questions).filter((id) => answers[id] !== undefined);
  return filledIn.length === 1 && what !== undefined && ticked(answers).includes(what);
}

/** The answers without rows that say nothing but what was ticked already. */
export function withoutBareTicks(answers: Answers): Answers {
  const bare = supportRows(answers).filter((row) => saysOnlyATick(row, answers));
  const left: Record<string, AnswerValue> = { ...answers };
  for (const { questions } of bare) for (const id of Object.values(questions)) delete left[id];
  return withoutGaps(left);
}

/** The answers with the rows moved up to where one was cleared: the later rows are asked only after the earlier. */
export function withoutGaps(answers: Answers): Answers {
  const begun = SUPPORT_QUESTIONS.filter((questions) => isBegun(questions, answers));
  const moved: Record<string, AnswerValue> = { ...answers };
  for (const questions of SUPPORT_QUESTIONS) for (const id of Object.values(questions)) delete moved[id];
  for (const [at, from] of begun.entries()) {
    const to = SUPPORT_QUESTIONS[at];
    if (to === undefined) continue;
    for (const part of Object.keys(to) as (keyof SupportQuestions)[]) {
      const value = answers[from[part]];
      if (value !== undefined) moved[to[part]] = value;
    }
  }
  return moved;
}
