import { asList, dropMissing } from '../../../domain/content/answer-values.ts';
import type { Answers } from '../../../domain/content/answers.ts';
import { OPTION } from '../../../domain/known-ids/options.ts';
import { QUESTION } from '../../../domain/known-ids/questions.ts';
import type { Plan } from '../../../domain/plan/plan.ts';
import type { Draft } from '../../../domain/questions/draft.ts';

/** What a form about a running plan remembers of it, for `isAboutClass` and `isAtProvider`. */
export function whereTaught({ hoursPerWeek, support, provider }: Plan): Answers {
  return dropMissing({
    [QUESTION.planHours]: hoursPerWeek,
    [QUESTION.supportKinds]: support,
    [QUESTION.planProvider]: provider,
  });
}

/** True of a form about the plan of a pupil in class, when it was begun; forms of earlier versions do not say. */
export function isAboutClass({ form }: Draft): boolean {
  const { [QUESTION.planHours]: hours, [QUESTION.supportKinds]: support } = form?.base ?? {};
  return (
    hours === undefined &&
    support !== undefined &&
    !asList(support).includes(OPTION.supportKinds.reducedTimetable)
  );
}

/** True of a form about the plan of a pupil at a provider, when it was begun; forms of earlier versions do not say. */
export function isAtProvider({ form }: Draft): boolean {
  return form?.base[QUESTION.planProvider] !== undefined;
}
