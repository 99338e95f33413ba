import { z } from 'zod/v4';
import type { DatedEntry } from '../domain/calendar/term-entries.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(?:${MONTHS.join('|')})[a-z]*\\.?`;
const WEEKDAY = '(?:(?<!good )(?<!easter )(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+)?';
/** `1`, `1st September`, `Tue 1 Sep 2026`, `01/09/2026`, `2026-09-01`. A day alone takes its month from the next date. */
const DATE = new RegExp(
  `\\b${WEEKDAY}(?:(\\d{4})-(\\d{2})-(\\d{2})|(\\d{1,2})[/.](\\d{1,2})[/.](\\d{4}|\\d{2})|(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+(?:of\\s+)?(${MONTH})(?:,?\\s+(\\d{4}))?)?)(?![\\w/])`,
  'gi',
);
/** A school year like `2026/27`, and not the middle of "2 September 2026 - 27 March". */
const YEARS = new RegExp(
  `\\b(20\\d\\d)\\s*[/–-]\\s*(20\\d\\d|\\d\\d)\\b(?![/.-]\\d|\\s*(?:st|nd|rd|th)?\\s*(?:of\\s+)?${MONTH})`,
  'i',
);
const isDay = z.iso.date();
/** A date as other countries write it: not read, lest it be read wrongly. */
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}`, 'i');
/** A longer line is no line of a list of terms. */
const LONGEST_LINE = 500;

interface Found {
  readonly at: number;
  readonly end: number;
  readonly year?: number;
  readonly month?: number;
  readonly day: number;
}

/** What was read of a pasted list: the dated entries, and lines with dates that could not be read. */
export interface TermLines {
  readonly entries: readonly DatedEntry[];
  readonly unread: readonly string[];
}

/**
 * The dates of a pasted list of terms, line by line, as councils and schools write them: "Autumn term 2026: Tuesday 1
 * September to Friday 18 December", "Half term: 26-30 October". A line without dates is a heading for those below it,
 * and its years count for dates without one.
 */
export function readTermLines(text: string): TermLines {
  const entries: DatedEntry[] = [];
  const unread: string[] = [];
  let heading = '';
  let schoolYear: number | undefined;
  for (const line of text
    .split(/\r\n?|\n/)
    .map((each) => each.replaceAll('\u00a0', ' ').trim().slice(0, LONGEST_LINE))) {
    if (line === '') continue;
    const written = YEARS.exec(line);
    const years = written && (Number(written[2]) - Number(written[1]) - 1) % 100 === 0 ? written : undefined;
    if (years) schoolYear = Number(years[1]);
    const bare = years ? line.replace(years[0], ' '.repeat(years[0].length)) : line;
    const found = datesIn(bare);
    if (found.length === 0) {
      if (MONTH_FIRST.test(bare)) {
        unread.push(line);
        continue;
      }
      heading = line;
      const alone = /\b(20\d\d)\b/.exec(bare)?.[1];
      if (alone !== undefined)
        schoolYear = /\b(spring|summer|easter)\b/i.test(line) ? Number(alone) - 1 : Number(alone);
      continue;
    }
    const days = completed(found, schoolYear);
    if (days.some((day) => day === undefined)) {
      unread.push(line);
      continue;
    }
    entries.push(...entriesOf(bare, found, days as readonly string[], heading));
  }
  return { entries, unread };
}

function datesIn(line: string): readonly Found[] {
  const found: Found[] = [];
  for (const match of line.matchAll(DATE)) {
    const [all, y, m, d, day2, month2, year2, day3, month3, year3] = match;
    const at = match.index;
    const end = at + all.length;
    if (y !== undefined) found.push({ at, end, year: Number(y), month: Number(m), day: Number(d) });
    else if (day2 !== undefined)
      found.push({ at, end, day: Number(day2), month: Number(month2), year: fullYear(year2 ?? '') });
    else if (month3 !== undefined)
      found.push({
        at,
        end,
        day: Number(day3),
        month: MONTHS.indexOf(month3.slice(0, 3).toLowerCase()) + 1,
        ...(year3 === undefined ? {} : { year: Number(year3) }),
      });
    // "Term 1 - 1 September": the first of these is no day.
    else if (
      /^[1-6]$/.test(all) &&
      /(?<!half[- ])\b(?:term|autumn|spring|summer)\s*$/i.test(line.slice(0, at))
    )
      continue;
    // A day alone only where a date with a month follows: "26-30 October". Otherwise it is a number, as in "Term 1".
    else if (new RegExp(`^\\s*(?:-|–|—|to|and|&|,)\\s*${WEEKDAY}\\d`, 'i').test(line.slice(end)))
      found.push({ at, end, day: Number(day3) });
  }
  const last = found.findLastIndex(({ month }) => month !== undefined);
  return found.slice(0, last + 1);
}

function fullYear(written: string): number {
  return written.length === 2 ? 2000 + Number(written) : Number(written);
}

/** Each date in full, with what it lacks from the next one, or from the school year; undefined for what is no date. */
function completed(found: readonly Found[], schoolYear: number | undefined): readonly (string | undefined)[] {
  let next: { readonly month?: number | undefined; readonly year?: number | undefined } = {};
  return found
    .toReversed()
    .map(({ day, ...given }) => {
      const month = given.month ?? next.month;
      const year =
        given.year ??
        // "1 December to 5 January 2027" began in the year before.
        (next.year !== undefined && month !== undefined
          ? next.year - (next.month !== undefined && month > next.month ? 1 : 0)
          : schoolYear !== undefined && month !== undefined
            ? schoolYear + (month >= 8 ? 0 : 1)
            : undefined);
      next = { month, year };
      if (month === undefined || year === undefined) return undefined;
      const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
      return isDay.safeParse(date).success ? date : undefined;
    })
    .toReversed();
}

const RANGE = /^[\s,]*(?:-|–|—|to|until|till|through|\||\t|and ends?:?|ends?:?)?[\s,]*$/i;
const LIST = /^\s*(?:,|&|and|;|\+)\s*(?:and\s+)?$/i;

/** One entry for each range or day of the line, called what stands before it. */
function entriesOf(
  line: string,
  found: readonly Found[],
  days: readonly string[],
  heading: string,
): readonly DatedEntry[] {
  const entries: DatedEntry[] = [];
  let what = '';
  for (let at = 0; at < found.length; at++) {
    const one = found[at];
    const from = days[at];
    if (!one || from === undefined) continue;
    const before = line.slice(found[at - 1]?.end ?? 0, one.at);
    const isListed = at > 0 && LIST.test(before);
    if (!isListed) what = clean(before) || clean(at === 0 ? line.slice(found.at(-1)?.end) : '') || what;
    const other = found[at + 1];
    const isRange =
      other !== undefined &&
      RANGE.test(line.slice(one.end, other.at)) &&
      !LIST.test(line.slice(one.end, other.at));
    const to = (isRange ? days[at + 1] : undefined) ?? from;
    if (isRange) at++;
    entries.push({ what: withHeading(what, heading), from, to });
  }
  return entries;
}

function clean(text: string): string {
  return text
    .replaceAll(/[\t|()*•]/g, ' ')
    .replaceAll(/^[\s:;,.–—-]+|[\s:;,.–—-]+$/g, '')
    .replaceAll(/\s+/g, ' ')
    .replace(/\b(from|on|is|are)$/i, '')
    .trim();
}

/** "Starts" under the heading "Autumn term" is the autumn term's start. */
function withHeading(what: string, heading: string): string {
  if (what === '') return heading;
  const says = /\b(autumn|spring|summer|christmas|easter|inset|half|term [1-6])\b/i.test(what);
  return says || heading === '' ? what : `${clean(heading)} ${what}`;
}
