import type { HoursOfWeek } from '../domain/case/hours-of-week.ts';

/** Beside the last of the hours of a week, where they do not add up to a school week. */
export function describeHours({ sum, week }: HoursOfWeek): string {
  return `Together these are ${sum} hours, and a school week is about ${week}. Please look at the three figures again.`;
}

/** Above them: what happens when somebody leaves it so. */
export const HOURS_LEFT_SO = 'If your school week is another one, press Continue again: it is kept as it is.';
