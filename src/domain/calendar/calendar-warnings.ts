import { plusDays, spanOf, type SchoolCalendar } from './calendar.ts';

/** How far ahead reviews and statutory dates are counted, roughly, in calendar days. */
const LOOKED_AHEAD_DAYS = 90;
/** A closed range of this many days is a holiday: a school that lists its holidays needs no terms. */
const HOLIDAY_DAYS = 5;
/** No holiday is this long, not even the summer one: a term must be missing. */
const LONGEST_HOLIDAY_DAYS = 70;

/** What is doubtful about a school's calendar. Days are `YYYY-MM-DD`. */
export type CalendarWarning =
  /** Neither terms nor closed days; or no terms, and single closed days only. */
  | { readonly warning: 'no-days' | 'no-terms' }
  | { readonly warning: 'begins-later'; readonly from: string }
  | { readonly warning: 'ends-soon'; readonly to: string }
  | { readonly warning: 'no-term-between'; readonly before: string; readonly from: string }
  | { readonly warning: 'bank-holidays-unknown'; readonly year: string }
  | { readonly warning: 'inset-outside-terms'; readonly date: string };

/**
 * Doubts about a school's calendar on this day (`YYYY-MM-DD`). None stops the bot: dates are still counted, but may
 * come out too early.
 */
export function calendarWarnings(calendar: SchoolCalendar, today: string): readonly CalendarWarning[] {
  const { terms = [], insetDays = [], closed, bankHolidays = [] } = calendar;
  const known = spanOf([...terms, ...closed]);
  if (!known) return [{ warning: 'no-days' }, ...bankHolidayWarning(bankHolidays, today)];
  const warnings: CalendarWarning[] = [];
  if (terms.length === 0 && !closed.some(({ from, to }) => plusDays(from, HOLIDAY_DAYS - 1) <= to))
    warnings.push({ warning: 'no-terms' });
  if (today < known.from) warnings.push({ warning: 'begins-later', from: known.from });
  if (known.to < plusDays(today, LOOKED_AHEAD_DAYS)) warnings.push({ warning: 'ends-soon', to: known.to });
  warnings.push(...gaps(calendar), ...bankHolidayWarning(bankHolidays, today));
  const span = spanOf(terms);
  for (const { date } of insetDays)
    if (span && !terms.some(({ from, to }) => from <= date && date <= to))
      warnings.push({ warning: 'inset-outside-terms', date });
  return warnings;
}

/** Years missing between terms. */
function gaps({ terms = [] }: SchoolCalendar): readonly CalendarWarning[] {
  const inOrder = terms.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return inOrder.flatMap(({ from }, index) => {
    const before = spanOf(inOrder.slice(0, index))?.to;
    return before !== undefined && plusDays(before, LONGEST_HOLIDAY_DAYS) < from
      ? [{ warning: 'no-term-between', before, from }]
      : [];
  });
}

function bankHolidayWarning(bankHolidays: readonly string[], today: string): readonly CalendarWarning[] {
  const years = new Set(bankHolidays.map((date) => date.slice(0, 4)));
  const asked = [today.slice(0, 4), plusDays(today, LOOKED_AHEAD_DAYS).slice(0, 4)];
  return [...new Set(asked)]
    .filter((year) => !years.has(year))
    .map((year) => ({ warning: 'bank-holidays-unknown', year }));
}
