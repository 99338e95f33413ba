import type { Answers } from '../../domain/questions/answers.ts';
import type { Draft } from '../../domain/questions/draft.ts';
import { concernWarnings } from '../../domain/questions/concern-warnings.ts';
import { factsProblems } from '../../domain/case/facts-checks.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { planParts, planQuestion } from '../../domain/plan/plan-answers.ts';
import { planProblems, type PlanSetting } from '../../domain/plan/plan-checks.ts';
import { planWarnings } from '../../domain/plan/plan-warnings.ts';
import { reviewProblems } from '../../domain/plan/review-answers.ts';
import { updateProblems, updateWarnings } from '../../domain/plan/update-answers.ts';
import type { School } from '../turn.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import { THRESHOLD } from '../../domain/known-ids/rules.ts';

/** What the answers of a concern or a form come to when they are held against each other. */
export interface FormChecks {
  /** What cannot be so, by question: it stands beside it, and nothing is saved until it is put right. */
  readonly problems: ReadonlyMap<string, string>;
  /** What somebody should look at; it keeps nothing from being saved. */
  readonly warnings: readonly string[];
}

/** Under this name the form for changing a plan holds the day of its last review. */
export const LAST_REVIEW = 'last-review';

const NOTHING: FormChecks = { problems: new Map(), warnings: [] };
/** P-10 and P-12 where the content has no such threshold. */
const REVIEW_DAYS = 42;
const LONG_DAYS = 84;

/** Checks a concern or a form about a case as far as it is filled in. `answers` are those on the path. */
export function formChecks(school: School, draft: Draft, answers: Answers): FormChecks {
  const { form } = draft;
  if (!form) return { ...NOTHING, warnings: concernWarnings(answers) };
  const { settings, knowledge, clock } = school;
  const today = londonDate(clock.now());
  const begun = londonDate(new Date(draft.startedAt));
  const year = form.base[QUESTION.yearGroup];
  const setting: PlanSetting = {
    calendar: settings,
    today,
    reviewDays: knowledge.thresholds.get(THRESHOLD.reviewDays)?.value ?? REVIEW_DAYS,
    year: typeof year === 'string' ? year : undefined,
  };
  switch (form.part) {
    case 4: {
      const parts = planParts(answers);
      const was = form.reviews === undefined ? undefined : daysOf(form.base);
      const found = planProblems(parts, { ...setting, was });
      return {
        problems: new Map(found.map(({ about, sentence }) => [planQuestion(about), sentence])),
        warnings: planWarnings(parts, {
          providers: settings.providers ?? [],
          year: setting.year,
          longDays: knowledge.thresholds.get(THRESHOLD.longPlacementDays)?.value ?? LONG_DAYS,
        }),
      };
    }
    case 5:
      return {
        problems: updateProblems(answers, { today, begun }),
        warnings: updateWarnings(answers, form.sentAt),
      };
    case 6: {
      const hours = form.base[QUESTION.planHours];
      return {
        problems: reviewProblems(answers, {
          ...setting,
          hours: typeof hours === 'number' ? hours : undefined,
        }),
        warnings: [],
      };
    }
    case 2:
    case 3:
      return { problems: factsProblems(answers, { today, settings }), warnings: [] };
  }
}

/** The days of the plan that stands, as the form was begun with them. */
function daysOf(base: Answers): NonNullable<PlanSetting['was']> {
  const { start = '', nextReview = '', end = '' } = planParts(base);
  const reviewed = base[LAST_REVIEW];
  return { start, nextReview, end, reviewed: typeof reviewed === 'string' ? reviewed : undefined };
}
