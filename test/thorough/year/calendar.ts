/*
 * The school's year as the model of the test knows it, written down by hand and counted by its own arithmetic. Nothing
 * here comes from the product: where the two disagree, one of them is wrong.
 */

/** A day as `YYYY-MM-DD`. */
export type Day = string;

const DAY_MS = 86_400_000;

const counted = new Map<string, Day>();

export function plus(day: Day, days: number): Day {
  const asked = `${day} ${days}`;
  const known = counted.get(asked) ?? daysLater(day, days);
  counted.set(asked, known);
  return known;
}

function daysLater(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 1 on a Monday to 7 on a Sunday. */
export function weekday(day: Day): number {
  // 5 January 1970 was a Monday.
  return (((((Date.parse(day) - Date.parse('1970-01-05')) / DAY_MS) % 7) + 7) % 7) + 1;
}

export function mondayOf(day: Day): Day {
  return plus(day, 1 - weekday(day));
}

/** The terms, half terms by half terms, both days included. */
const OPEN: readonly (readonly [Day, Day])[] = [
  ['2026-06-08', '2026-07-21'],
  ['2026-09-02', '2026-10-23'],
  ['2026-11-02', '2026-12-18'],
  ['2027-01-04', '2027-02-12'],
  ['2027-02-22', '2027-03-26'],
  ['2027-04-12', '2027-05-28'],
  ['2027-06-07', '2027-07-21'],
  ['2027-09-02', '2027-10-22'],
  ['2027-11-01', '2027-12-17'],
];
/** Days in term on which pupils stay at home: four for training, Good Friday and the early May bank holiday. */
const SHUT: ReadonlySet<Day> = new Set([
  ...['2026-09-02', '2026-09-24', '2026-11-27', '2027-01-04'],
  ...['2027-03-26', '2027-05-03'],
]);

/** The same year as the settings of the school state it: terms, holidays inside them and training days. */
export const CALENDAR_SETTINGS = {
  terms: [
    { what: 'Summer 2026', from: '2026-04-13', to: '2026-07-21' },
    { what: 'Autumn 2026', from: '2026-09-02', to: '2026-12-18' },
    { what: 'Spring 2027', from: '2027-01-04', to: '2027-03-26' },
    { what: 'Summer 2027', from: '2027-04-12', to: '2027-07-21' },
    { what: 'Autumn 2027', from: '2027-09-02', to: '2027-12-17' },
  ],
  closed: [
    { what: 'Half term', from: '2026-05-25', to: '2026-05-29' },
    { what: 'Half term', from: '2026-10-26', to: '2026-10-30' },
    { what: 'Half term', from: '2027-02-15', to: '2027-02-19' },
    { what: 'Half term', from: '2027-05-31', to: '2027-06-04' },
    { what: 'Half term', from: '2027-10-25', to: '2027-10-29' },
  ],
  insetDays: ['2026-09-02', '2026-09-24', '2026-11-27', '2027-01-04'].map((date) => ({
    what: 'Training',
    date,
  })),
};

const open = new Map<Day, boolean>();

export function isSchoolDay(day: Day): boolean {
  const known = open.get(day) ?? isOpen(day);
  open.set(day, known);
  return known;
}

function isOpen(day: Day): boolean {
  return weekday(day) < 6 && !SHUT.has(day) && OPEN.some(([from, to]) => from <= day && day <= to);
}

/** The day itself, or the next one on which school is open. */
export function onOrAfter(day: Day): Day {
  let found = day;
  while (!isSchoolDay(found)) found = plus(found, 1);
  return found;
}

/** The day itself, or the last one before it on which school was open. */
export function onOrBefore(day: Day): Day {
  let found = day;
  while (!isSchoolDay(found)) found = plus(found, -1);
  return found;
}

/** So many school days later; from a day without school, the first day of school is the first of them. */
export function schoolDaysLater(day: Day, count: number): Day {
  let found = count === 0 ? onOrAfter(day) : day;
  for (let left = count; left > 0; left--) found = onOrAfter(plus(found, 1));
  return found;
}

/** So many school days earlier than a school day. */
export function schoolDaysEarlier(day: Day, count: number): Day {
  let found = day;
  for (let left = count; left > 0; left--) found = onOrBefore(plus(found, -1));
  return found;
}

/** The last school day of the half term in which a school day lies. */
export function endOfHalfTerm(day: Day): Day | undefined {
  const half = OPEN.find(([from, to]) => from <= day && day <= to);
  return half && onOrBefore(half[1]);
}

/** The first day of a term, or of the next one, by the terms as they are called. */
export function termOf(day: Day): number {
  return CALENDAR_SETTINGS.terms.filter(({ from }) => from <= day).length;
}

/** The last day of the term after the one in which a school day lies. */
export function endOfNextTerm(day: Day): Day {
  return CALENDAR_SETTINGS.terms[termOf(day)]?.to ?? day;
}

/** The Sunday of a month on which clocks change: its last. */
function lastSunday(year: number, month: number): Day {
  let day = `${year}-${String(month).padStart(2, '0')}-31`;
  while (weekday(day) !== 7) day = plus(day, -1);
  return day;
}

/** True between the last Sundays of March and October, one in the morning by Greenwich. */
function isSummerTime(instant: number): boolean {
  const year = new Date(instant).getUTCFullYear();
  return (
    Date.parse(`${lastSunday(year, 3)}T01:00:00Z`) <= instant &&
    instant < Date.parse(`${lastSunday(year, 10)}T01:00:00Z`)
  );
}

/** What clocks in London show at an instant. */
export function inLondon(instant: number): { readonly day: Day; readonly time: string } {
  const shown = new Date(instant + (isSummerTime(instant) ? 3_600_000 : 0)).toISOString();
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** The instant at which London's clocks show a time (`HH:mm`) on a day. */
export function atLondon(day: Day, time: string): number {
  const utc = Date.parse(`${day}T${time}:00Z`);
  return isSummerTime(utc - 3_600_000) ? utc - 3_600_000 : utc;
}

const NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** As people write it: "Mon 30 Nov". */
export function inWords(day: Day): string {
  const [, month, date] = day.split('-').map(Number);
  return `${NAMES[weekday(day) - 1]} ${date} ${MONTHS[(month ?? 1) - 1]}`;
}
