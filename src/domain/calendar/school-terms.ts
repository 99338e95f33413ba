import { plusDays } from './calendar.ts';
import { kindOf, nameOf, type DatedEntry } from './term-entries.ts';

/** Some days with a name, as the settings hold them. */
export interface NamedRange {
  readonly from: string;
  readonly to: string;
  readonly what: string;
}

/** A school calendar read from a list of dates, as the settings take it, and what of the list is not in it. */
export interface SchoolTerms {
  readonly terms: readonly NamedRange[];
  readonly closed: readonly NamedRange[];
  readonly insetDays: readonly { readonly date: string; readonly what: string }[];
  /** Training days before, after or between the terms, when pupils are at home anyway: left out. */
  readonly insetOutside: readonly { readonly date: string; readonly what: string }[];
  /** Starts without an end, and ends without a start. */
  readonly unpaired: readonly DatedEntry[];
  /** Entries that say nothing about terms, such as an open evening. */
  readonly unknown: readonly DatedEntry[];
  /** Bank holidays are built in, so these were left out. */
  readonly bankHolidays: number;
}

/** The school calendar that these entries describe, in the order of its days. */
export function schoolTermsFrom(entries: readonly DatedEntry[]): SchoolTerms {
  const sorted = entries.toSorted((a, b) => compare(a.from, b.from) || compare(a.to, b.to));
  const kinds = sorted.map((entry) => ({ entry, kind: kindOf(entry, daysOf(entry)) }));
  const of = (...wanted: readonly string[]) =>
    kinds.filter(({ kind }) => wanted.includes(kind)).map(({ entry }) => entry);
  const ranges = distinct(
    of('term').map((entry) => ({ ...entry, what: nameOf(entry) || nameBySeason(entry) })),
  );
  const isWithin = (day: string) => ranges.some(({ from, to }) => from <= day && day <= to);
  // A list may name the first and last day of a term besides the term itself.
  const points = kinds.filter(
    ({ kind, entry }) => ['term-start', 'term-end'].includes(kind) && !isWithin(entry.from),
  );
  const paired = pair(points);
  const holidays = pair(kinds.filter(({ kind }) => ['holiday-start', 'holiday-end'].includes(kind)));
  const terms = [...ranges, ...paired.ranges].toSorted((a, b) => compare(a.from, b.from));
  const closed = distinct([
    ...of('holiday').map((entry) => ({ ...entry, what: nameOf(entry) || entry.what })),
    ...holidays.ranges,
  ]).filter(({ from, to }) => terms.length === 0 || terms.some((term) => from <= term.to && term.from <= to));
  const insetDays = of('inset').flatMap(({ what, from, to }) =>
    daysFrom(from, to).map((date) => ({ date, what: what.trim().replace(/\bdays$/i, 'day') || 'INSET day' })),
  );
  const isInTerm = ({ date }: { readonly date: string }) =>
    terms.length === 0 || terms.some(({ from, to }) => from <= date && date <= to);
  return {
    terms,
    closed,
    insetDays: insetDays.filter(isInTerm),
    insetOutside: insetDays.filter((day) => !isInTerm(day)),
    unpaired: [...paired.left, ...holidays.left],
    unknown: of('unknown'),
    bankHolidays: of('bank-holiday').length,
  };
}

/** Starts, each with the end that follows it before the next start. */
function pair(points: readonly { readonly entry: DatedEntry; readonly kind: string }[]): {
  readonly ranges: readonly NamedRange[];
  readonly left: readonly DatedEntry[];
} {
  const ranges: NamedRange[] = [];
  const left: DatedEntry[] = [];
  let open: DatedEntry | undefined;
  for (const { entry, kind } of points)
    if (kind.endsWith('start')) {
      // Staff and pupils may come back on different days: the later one counts.
      if (open && daysOf({ ...open, to: entry.from }) > RETURN_DAYS) left.push(open);
      open = entry;
    } else if (open) {
      const range = { what: '', from: open.from, to: entry.from };
      ranges.push({
        ...range,
        what: sensible(nameOf(open)) || sensible(nameOf(entry)) || nameBySeason(range),
      });
      open = undefined;
    } else left.push(entry);
  return { ranges, left: open ? [...left, open] : left };
}

const RETURN_DAYS = 7;

function sensible(name: string): string {
  return /^(term|half[- ]?term|)$/i.test(name) ? '' : name;
}

function nameBySeason({ from }: Pick<DatedEntry, 'from'>): string {
  return `${SEASON_NAMES[seasonOf(from)]} ${from.slice(0, 4)}`;
}

export type Season = 'autumn' | 'spring' | 'summer';
const SEASON_NAMES: Readonly<Record<Season, string>> = {
  autumn: 'Autumn term',
  spring: 'Spring term',
  summer: 'Summer term',
};

/** Which of England's three terms a term that begins on this day is, or is a part of. */
export function seasonOf(from: string): Season {
  const month = Number(from.slice(5, 7));
  return month >= 8 ? 'autumn' : month <= 3 ? 'spring' : 'summer';
}

function distinct(ranges: readonly NamedRange[]): readonly NamedRange[] {
  return ranges.filter(
    ({ from, to }, at) => ranges.findIndex((other) => other.from === from && other.to === to) === at,
  );
}

/** How many days a range has, both ends included. */
export function daysOf({ from, to }: Pick<DatedEntry, 'from' | 'to'>): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}

/** The weekdays from one day to another; a single day is given as it is. A mistyped end gives no more than a month. */
function daysFrom(from: string, to: string): readonly string[] {
  const days = Math.max(1, Math.min(31, daysOf({ from, to })));
  return Array.from({ length: days }, (_, at) => plusDays(from, at)).filter(
    (day) => day === to || ![0, 6].includes(new Date(day).getUTCDay()),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
