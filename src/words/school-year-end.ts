import { londonDate } from '../domain/calendar/london.ts';
import {
  isFree,
  type Leaver,
  type LeavesOpen,
  type YearChange,
  type YearEnd,
} from '../domain/year-end/year-end.ts';
import { describeDayWithYear, describeSchoolYear } from './dates.ts';

const OPEN: Readonly<Record<LeavesOpen, string>> = {
  decision: 'nobody has decided on it yet',
  plan: 'approved, and its plan was never made',
  'running-plan': 'its plan still runs',
};

/** What a lead does about a leaver with something open. */
export const ABOUT_LEAVERS =
  'For each of these: decide, or end the plan with how it ended; or hand the pupil on to the next school or college, with "npm run --silent pupil:hand-on". Nothing is ended by itself.';

/** Where the work of staff who leave is handed over. */
export const ABOUT_STAFF =
  'For staff who leave: an administrator takes them off the list, and their cases and plans are handed over there.';

/** A year group by its place among all: `Nursery`, `Reception`, `Year 11`. */
export function nameYear(year: number): string {
  if (year < 0) return 'Nursery';
  return year === 0 ? 'Reception' : `Year ${year}`;
}

/** The year that ends: `2025/26`. */
export function nameEndingYear({ schoolYear }: Pick<YearEnd, 'schoolYear'>): string {
  return describeSchoolYear(schoolYear);
}

/** Leavers of whom something is open: a line each, and one for each case. */
export function listOpenLeavers(leavers: readonly Leaver[]): readonly string[] {
  return leavers.flatMap(({ pupil, year, cases }) =>
    cases.flatMap(({ referral, open }) =>
      open === undefined ? [] : [`${pupil}, ${nameYear(year)}: ${referral.reference}, ${OPEN[open]}`],
    ),
  );
}

/** Leavers' cases that are over: how long each is kept. */
export function listKeptLeavers(leavers: readonly Leaver[]): readonly string[] {
  return leavers.flatMap(({ pupil, year, cases }) =>
    cases.flatMap(({ referral, open, keptUntil }) =>
      open === undefined
        ? [`${pupil}, ${nameYear(year)}: ${referral.reference}, kept until ${describeDayWithYear(keptUntil)}`]
        : [],
    ),
  );
}

/** A change of a reference: `AB 8 becomes AB 9 (R-7K3MP)`. */
export function describeYearChange({ from, to, cases }: YearChange): string {
  return `${from} becomes ${to} (${cases.map(({ reference }) => reference).join(', ')})`;
}

/** Why a change is left out, and what to do about it. */
export function describeLeftOut(change: YearChange): string {
  const { from, to, meets, joined } = change;
  const what = `${from} does not become ${to}:`;
  if (isFree(change)) return `${what} references at your school do not look like that.`;
  if (joined.length > 0)
    return `${what} ${joined.join(', ')} is looked at together with it and has another year group.`;
  const others = meets.map(
    ({ reference, sentAt }) => `${reference} of ${londonDate(new Date(sentAt)).slice(0, 4)}`,
  );
  return `${what} ${others.join(', ')} has that reference already, and keeps it. If it is the same pupil, change it with "npm run --silent pupil:correct"; if not, one of the two needs another reference.`;
}
