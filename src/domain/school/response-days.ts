import type { Level } from '../content/levels.ts';

/** Levels of a concern that somebody answers. */
export type AnsweredLevel = Exclude<Level, 'none'>;

/** A school's own times to answer, in school days; a level that is not named keeps the product's. */
export type ResponseDays = { readonly [Each in AnsweredLevel]?: number | undefined };

/** The longest that a school may take, in school days: the more pressing, the shorter. */
export const RESPONSE_DAYS: Readonly<Record<AnsweredLevel, number>> = {
  urgent: 1,
  priority: 5,
  targeted: 10,
  watch: 15,
};
