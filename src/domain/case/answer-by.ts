import { plusSchoolDays } from '../calendar/calendar.ts';
import type { Content } from '../content/content.ts';
import type { Level } from '../content/levels.ts';
import type { SchoolDay } from './figures-of-case.ts';

/**
 * The day (`YYYY-MM-DD`) by which somebody answers a case of this level that comes in on `day`: so many school days later
 * as the content says for the level; one without a level has as long as the lowest.
 */
export function answerBy(
  { responseDays }: Pick<Content, 'responseDays'>,
  { today, settings }: SchoolDay,
  level: Level,
): string {
  return plusSchoolDays(settings, today, responseDays[level === 'none' ? 'watch' : level]);
}
