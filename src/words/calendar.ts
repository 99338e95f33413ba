import type { CalendarWarning } from '../domain/calendar/calendar-warnings.ts';
import { describeDayWithYear } from './dates.ts';

/** What is doubtful about the school's calendar, and how to fix the settings. */
export function describeCalendarWarning(found: CalendarWarning): string {
  switch (found.warning) {
    case 'no-days':
      return 'The school calendar has neither "terms" nor "closed" days. So every weekday but a bank holiday counts as a school day, in the holidays too. Add "terms" to the settings.';
    case 'no-terms':
      return 'The school calendar has no "terms", and "closed" names single days only. So every other weekday but a bank holiday counts as a school day, in the holidays too. Add "terms" to the settings.';
    case 'begins-later':
      return `The school calendar begins only on ${describeDayWithYear(found.from)}: until then every weekday but a bank holiday counts as a school day. Add this year's terms to the settings.`;
    case 'ends-soon':
      return `The school calendar ends on ${describeDayWithYear(found.to)}: after that every weekday but a bank holiday counts as a school day. Add the next terms to the settings.`;
    case 'no-term-between':
      return `The school calendar has no term between ${describeDayWithYear(found.before)} and ${describeDayWithYear(found.from)}: all of that counts as holiday. Is a term missing in the settings?`;
    case 'bank-holidays-unknown':
      return `This version of the bot does not know the bank holidays of ${found.year}. Name them under "closed" in the settings, or install a newer version.`;
    case 'inset-outside-terms':
      return `The INSET day ${describeDayWithYear(found.date)} is in none of the "terms", so it changes nothing. Is the date right?`;
  }
}
