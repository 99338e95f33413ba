/**
 * How soon a person must look at a case: the highest level among the rules that fired.
 * Never a score and never a prediction; nothing is added up or weighed.
 */
export const LEVELS = ['none', 'watch', 'targeted', 'priority', 'urgent'] as const;
export type Level = (typeof LEVELS)[number];

/** True when `level` asks for a look at least as soon as `floor`. */
export function atLeast(level: Level, floor: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(floor);
}

/** The level that asks for the soonest look; `none` for an empty list. */
export function highest(levels: Iterable<Level>): Level {
  let top: Level = 'none';
  for (const level of levels) if (LEVELS.indexOf(level) > LEVELS.indexOf(top)) top = level;
  return top;
}

/** The level itself; null for a rule that stops the conversation, only asks, or sets none. */
export function asLevel(level: string | null): Level | null {
  return LEVELS.find((each) => each === level) ?? null;
}

/** How pressing a rule of this level is: a higher number for a sooner look, the lowest for a rule without a level. */
export function rankOf(level: string | null): number {
  return (LEVELS as readonly (string | null)[]).indexOf(level);
}
