import { plusSchoolDays } from '../calendar/calendar.ts';
import type { Content } from '../content/content.ts';
import type { Level } from '../content/levels.ts';
import type { SchoolDay } from './figures-of-case.ts';

/**
 * The day (`YYYY-MM-DD`) by which a case of this level received on `day` is answered: the content's number of school
 * days for the level; one without a level gets as long as the lowest.
 */
export function answerBy(
  { responseDays }: Pick<Content, 'responseDays'>,
  { today, settings }: SchoolDay,
  level: Level,
): string {
  return plusSchoolDays(settings, today, responseDays[level === 'none' ? 'watch' : level]);
}
