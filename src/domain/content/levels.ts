/**
 * How soon a person must look at a case: the highest level among the rules that fired. Never a score and never a
 * prediction; nothing is added up or weighted.
 */
export const LEVELS = ['none', 'watch', 'targeted', 'priority', 'urgent'] as const;
export type Level = (typeof LEVELS)[number];

/** True when `level` is at least as urgent as `floor`. */
export function atLeast(level: Level, floor: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(floor);
}

/** The most urgent level; `none` for an empty list. */
export function highest(levels: Iterable<Level>): Level {
  let top: Level = 'none';
  for (const level of levels) if (LEVELS.indexOf(level) > LEVELS.indexOf(top)) top = level;
  return top;
}

/** The level itself; null for a rule that stops the conversation, only asks, or sets none. */
export function asLevel(level: string | null): Level | null {
  return LEVELS.find((each) => each === level) ?? null;
}

/** The urgency of a rule of this level: a higher number is sooner; a rule without a level has the lowest. */
export function rankOf(level: string | null): number {
  return (LEVELS as readonly (string | null)[]).indexOf(level);
}
