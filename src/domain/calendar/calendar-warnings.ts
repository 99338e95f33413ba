import { plusDays, spanOf, type SchoolCalendar } from './calendar.ts';
import { dayInWords } from './london.ts';

/** Reviews and statutory dates are counted about this far ahead, in calendar days. */
const LOOKED_AHEAD_DAYS = 90;
/** A closed range of this many days is a holiday: a school that lists its holidays needs no terms. */
const HOLIDAY_DAYS = 5;
/** No holiday is this long, not even the summer one: a term must be missing. */
const LONGEST_HOLIDAY_DAYS = 70;

/**
 * What looks wrong in a school's calendar on this day (`YYYY-MM-DD`), one sentence each with what to do. Nothing here
 * stops the bot: dates are still counted, but may come out too early.
 */
export function calendarWarnings(calendar: SchoolCalendar, today: string): readonly string[] {
  const { terms = [], insetDays = [], closed, bankHolidays = [] } = calendar;
  const known = spanOf([...terms, ...closed]);
  if (!known)
    return [
      'The school calendar has neither "terms" nor "closed" days: every weekday that is no bank holiday counts as a school day, in the holidays too. Add "terms" to the settings.',
      ...bankHolidayWarning(bankHolidays, today),
    ];
  const warnings: string[] = [];
  if (terms.length === 0 && !closed.some(({ from, to }) => plusDays(from, HOLIDAY_DAYS - 1) <= to))
    warnings.push(
      'The school calendar has no "terms", and "closed" names single days only: every other weekday that is no bank holiday counts as a school day, in the holidays too. Add "terms" to the settings.',
    );
  if (today < known.from)
    warnings.push(
      `The school calendar begins only on ${withYear(known.from)}: until then every weekday that is no bank holiday counts as a school day. Add this year's terms to the settings.`,
    );
  if (known.to < plusDays(today, LOOKED_AHEAD_DAYS))
    warnings.push(
      `The school calendar ends on ${withYear(known.to)}: after that every weekday that is no bank holiday counts as a school day. Add the next terms to the settings.`,
    );
  warnings.push(...gaps(calendar), ...bankHolidayWarning(bankHolidays, today));
  const span = spanOf(terms);
  for (const { date } of insetDays)
    if (span && !terms.some(({ from, to }) => from <= date && date <= to))
      warnings.push(
        `The INSET day ${withYear(date)} is in none of the "terms", so it changes nothing. Is the date right?`,
      );
  return warnings;
}

/** Years missing between terms. */
function gaps({ terms = [] }: SchoolCalendar): readonly string[] {
  const inOrder = terms.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return inOrder.flatMap(({ from }, index) => {
    const before = spanOf(inOrder.slice(0, index))?.to;
    return before !== undefined && plusDays(before, LONGEST_HOLIDAY_DAYS) < from
      ? [
          `The school calendar has no term between ${withYear(before)} and ${withYear(from)}: all of that counts as holiday. Is a term missing in the settings?`,
        ]
      : [];
  });
}

function bankHolidayWarning(bankHolidays: readonly string[], today: string): readonly string[] {
  const years = new Set(bankHolidays.map((date) => date.slice(0, 4)));
  const asked = [today.slice(0, 4), plusDays(today, LOOKED_AHEAD_DAYS).slice(0, 4)];
  return [...new Set(asked)]
    .filter((year) => !years.has(year))
    .map(
      (year) =>
        `This version of the bot does not know the bank holidays of ${year}. Name them under "closed" in the settings, or install a newer version.`,
    );
}

function withYear(date: string): string {
  return `${dayInWords(date)} ${date.slice(0, 4)}`;
}
