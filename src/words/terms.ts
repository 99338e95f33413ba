import type { NamedRange, SchoolTerms } from '../domain/calendar/school-terms.ts';
import type { TermDoubt } from '../domain/calendar/term-doubts.ts';
import { describeDayWithYear, describeSchoolYear } from './dates.ts';

// A school's terms read from a calendar file or from pasted lines: what was understood, and what is odd about it.

/** `Autumn term: Tue 1 Sep 2026 to Fri 18 Dec 2026`, or one day. */
export function describeRange({ what, from, to }: NamedRange): string {
  return from === to
    ? `${what}: ${describeDayWithYear(from)}`
    : `${what}: ${describeDayWithYear(from)} to ${describeDayWithYear(to)}`;
}

/** What was understood, a line each. */
export function previewTerms({
  terms,
  closed,
  insetDays,
  insetOutside,
  bankHolidays,
  unknown,
}: SchoolTerms): readonly string[] {
  return [
    ...terms.map((term) => `Term    ${describeRange(term)}`),
    ...closed.map((range) => `Closed  ${describeRange(range)}`),
    ...insetDays.map(({ date, what }) => `INSET   ${describeDayWithYear(date)}: ${what}`),
    ...(insetOutside.length > 0
      ? [
          `INSET days outside the terms were left out, since pupils are at home then anyway: ${insetOutside
            .map(({ date }) => describeDayWithYear(date))
            .join(', ')}.`,
        ]
      : []),
    ...(bankHolidays > 0
      ? [
          `${bankHolidays} bank ${bankHolidays === 1 ? 'holiday was' : 'holidays were'} left out: England's are built in.`,
        ]
      : []),
    ...(unknown.length > 0
      ? [
          `${unknown.length} ${unknown.length === 1 ? 'entry says' : 'entries say'} nothing about terms and ${unknown.length === 1 ? 'was' : 'were'} left out: ${unknown
            .slice(0, MOST_NAMED)
            .map(({ what, from }) => `${what || 'no name'} (${describeDayWithYear(from)})`)
            .join(', ')}${unknown.length > MOST_NAMED ? ' and others' : ''}.`,
        ]
      : []),
  ];
}
const MOST_NAMED = 5;

/** What is odd about the terms, and what to do. */
export function describeTermDoubt(found: TermDoubt): string {
  switch (found.doubt) {
    case 'nothing':
      return 'There are no term dates in this. It should name terms with their first and last day, like "Autumn term: 1 September 2026 to 18 December 2026", or be the .ics file of your council or school.';
    case 'other-country':
      return {
        words: `This looks like the calendar of another country: it says "${found.sign}". This bot counts by England's terms. Take the file of your own council or school.`,
        zone: `This calendar is for the time zone ${found.sign}, so it is not one of England's. Take the file of your own council or school.`,
        dates: `This looks like the calendar of another country: a term begins on ${describeDayWithYear(found.sign)}, when no school in England has begun its autumn term, or runs through August. Take the file of your own council or school.`,
      }[found.why];
    case 'overlap':
      return `${describeRange(found.one)} and ${describeRange(found.other)} share days. If one is a part of the other, keep the parts or the whole; otherwise one date is mistyped.`;
    case 'backwards':
      return `${found.range.what} ends (${describeDayWithYear(found.range.to)}) before it begins (${describeDayWithYear(found.range.from)}). Is a date mistyped?`;
    case 'unpaired':
      return `"${found.what}" (${describeDayWithYear(found.date)}) has no other end, so it is in no term. Add the day on which that term begins or ends.`;
    case 'missing-term':
      return `The school year ${describeSchoolYear(found.year)} has no ${found.season} term here. Its days count as holiday or, at the ends, as school days: add it when its dates are known.`;
    case 'at-weekend':
      return `${found.what}: ${describeDayWithYear(found.date)} is at a weekend. Is the date right?`;
    case 'no-half-term':
      return `${describeRange(found.range)} has no half term in it. If there is one, add it.`;
    case 'all-past':
      return `All of these terms are over: the last day is ${describeDayWithYear(found.to)}. Is there a newer file?`;
  }
}

/** That lines with dates were not understood. */
export function describeUnread(lines: readonly string[]): string {
  return `${lines.length === 1 ? 'One line has' : `${lines.length} lines have`} a date that could not be read: ${lines
    .slice(0, MOST_NAMED)
    .map((line) => `"${line.slice(0, 80)}"`)
    .join(', ')}. Each needs a day, a month and a year, or a line above it with the school year.`;
}

export const NOTHING_TAKEN = 'So nothing was made of it. The settings are as they were.';
export const HOW_TO_USE =
  'The JSON goes into the settings file, in place of its "terms", "closed" and "insetDays". Read the preview first. Nothing has been changed yet.';
