import { dropMissing } from '../../domain/content/answer-values.ts';
import type { Answers } from '../../domain/content/answers.ts';
import type { Effect } from '../../domain/known-ids/options.ts';
import { SUPPORT_QUESTIONS } from '../../domain/known-ids/questions.ts';
import type { SchoolDays } from './school-days.ts';

/** A support: options of its questions, and how many school days ago it began and ended. */
interface SampleSupport {
  readonly what: string;
  readonly from: number;
  readonly to?: number;
  readonly often: string;
  readonly by: string;
  readonly effect?: Effect;
}

/** The answers that tell these supports row by row. */
export function supportRows(days: SchoolDays, supports: readonly SampleSupport[]): Answers {
  return Object.assign(
    {},
    ...supports.map(({ what, from, to, often, by, effect }, at) => {
      const asked = SUPPORT_QUESTIONS[at];
      if (asked === undefined) return {};
      return dropMissing({
        [asked.what]: what,
        [asked.from]: days.date(from),
        [asked.to]: to === undefined ? undefined : days.date(to),
        [asked.often]: often,
        [asked.by]: by,
        [asked.effect]: effect,
      });
    }),
  ) as Answers;
}
