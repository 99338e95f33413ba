import type { SchoolCalendar } from '../calendar/calendar.ts';
import { londonDate } from '../calendar/london.ts';
import { schoolYearOf, termOf } from '../calendar/school-year.ts';
import { pupilKey, pupilReferenceOf } from '../case/pupil-key.ts';
import { joinedToNoneOf } from '../case/pupil-reference.ts';
import { awaitsPlan, isDecided, isRunning, type Referral } from '../case/referral.ts';
import { referenceInYear, yearNumber, yearOfReference } from '../questions/year-of-reference.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { expiryOf, type RetentionPeriods } from '../school/retention.ts';

/** What has to happen to a case before its pupil leaves: a decision, a plan, the end of one that runs; or nothing. */
export type LeavesOpen = 'decision' | 'plan' | 'running-plan';

/** A pupil who has finished a year after which pupils leave the school. */
export interface Leaver {
  /** As the newest case has it. */
  readonly pupil: string;
  /** The year group finished: -1 for Nursery, 0 for Reception. */
  readonly year: number;
  /** Oldest first. */
  readonly cases: readonly LeaversCase[];
}

export interface LeaversCase {
  readonly referral: Referral;
  readonly open?: LeavesOpen;
  /** The last day (`YYYY-MM-DD`) on which it is kept as it stands. */
  readonly keptUntil: string;
}

/** A pupil's reference that carries the year group, and would carry the next one. */
export interface YearChange {
  readonly from: string;
  readonly to: string;
  /** Oldest first. */
  readonly cases: readonly Referral[];
  /** Cases with the new reference already, which keep it: perhaps another pupil's. */
  readonly meets: readonly Referral[];
  /** References of cases that are looked at together with these, and of another year group. */
  readonly joined: readonly string[];
}

/** What there is to do when a school year ends. */
export interface YearEnd {
  /** The year that ends, by the calendar year it began in. */
  readonly schoolYear: number;
  /** Those with something open first. */
  readonly leavers: readonly Leaver[];
  /** The highest year first: each makes room for the one below. */
  readonly changes: readonly YearChange[];
}

/** The school year (by the calendar year it began in) that ends or has just ended: in the first term, the one before. */
export function endingSchoolYear(calendar: SchoolCalendar, today: string): number {
  const year = schoolYearOf(calendar, today);
  return termOf(calendar, today) === 1 ? year - 1 : year;
}

/**
 * What there is to do, for these cases, at the end of a school year. `leaving`: the year groups after which pupils leave,
 * as numbers. Cases without a reference or a year group are left out: nobody knows whose turn it is.
 */
export function planYearEnd(
  cases: readonly Referral[],
  {
    schoolYear,
    leaving,
    calendar,
    periods,
    movedBefore,
  }: {
    readonly schoolYear: number;
    readonly leaving: readonly number[];
    readonly calendar: SchoolCalendar;
    readonly periods: RetentionPeriods;
    /** Ids of cases that got their reference for the next year already, when making the changes broke off. */
    readonly movedBefore?: ReadonlySet<string>;
  },
): YearEnd {
  const pupils = groupByPupil(cases, calendar);
  const last = Math.max(...leaving);
  const leaves = (year: number) => leaving.includes(year) || (leaving.length > 0 && year > last);
  const yearOf = ({ reception }: PupilCases) => schoolYear - reception;
  const leavers = pupils
    .filter((pupil) => leaves(yearOf(pupil)))
    .map((pupil): Leaver => ({
      pupil: pupil.reference,
      year: yearOf(pupil),
      cases: pupil.cases.map((referral) => {
        const { keptUntil } = expiryOf(referral, calendar, periods);
        const open = leavesOpen(referral);
        return { referral, keptUntil, ...(open === undefined ? {} : { open }) };
      }),
    }));
  const moving = pupils.filter((pupil) => !leaves(yearOf(pupil)));
  const changes = moving.flatMap((pupil) => changeOf(pupil, yearOf(pupil) + 1, calendar) ?? []);
  return {
    schoolYear,
    leavers: leavers.toSorted(
      (one, other) => countOpen(other) - countOpen(one) || one.pupil.localeCompare(other.pupil),
    ),
    changes: withMeetings(
      changes.toSorted((one, other) => other.year - one.year || one.from.localeCompare(other.from)),
      cases,
      movedBefore,
    ),
  };
}

/** The same changes when only these references are to change: what stays is in the way of what would take its place. */
export function onlyThese(
  changes: readonly YearChange[],
  from: readonly string[],
  cases: readonly Referral[],
  movedBefore?: ReadonlySet<string>,
): readonly YearChange[] {
  const keys = new Set(from.map(pupilKey));
  return withMeetings(
    changes.filter((each) => keys.has(pupilKey(each.from))),
    cases,
    movedBefore,
  );
}

/** True for a change that can be made. */
export function isFree({ meets, joined }: YearChange): boolean {
  return meets.length === 0 && joined.length === 0;
}

interface PupilCases {
  /** As the newest case has it. */
  readonly reference: string;
  /** The school year in which the pupil was in Reception, or would have been. */
  readonly reception: number;
  readonly cases: readonly Referral[];
}

/** Cases by pupil. Two pupils of different ages under the same reference are two. */
function groupByPupil(cases: readonly Referral[], calendar: SchoolCalendar): readonly PupilCases[] {
  const found = new Map<string, PupilCases>();
  for (const each of cases.toSorted((one, other) => (one.sentAt < other.sentAt ? -1 : 1))) {
    const reference = pupilReferenceOf(each);
    const year = yearNumber(each.answers[QUESTION.yearGroup]);
    if (reference === undefined || year === undefined) continue;
    const reception = raisedIn(each, calendar) - year;
    const key = `${pupilKey(reference)}|${reception}`;
    found.set(key, { reference, reception, cases: [...(found.get(key)?.cases ?? []), each] });
  }
  return [...found.values()];
}

function raisedIn({ sentAt }: Referral, calendar: SchoolCalendar): number {
  return schoolYearOf(calendar, londonDate(new Date(sentAt)));
}

type Proposed = Omit<YearChange, 'meets' | 'joined'> & { readonly year: number };

/** The change for a pupil whose reference names a year they were in since the first concern, and not the next one yet. */
function changeOf(
  { reference, reception, cases }: PupilCases,
  year: number,
  calendar: SchoolCalendar,
): Proposed | undefined {
  const named = yearNumber(yearOfReference(reference));
  const [first] = cases;
  if (named === undefined || !first || named >= year) return undefined;
  if (named < raisedIn(first, calendar) - reception) return undefined;
  const to = referenceInYear(reference, year);
  return to === undefined ? undefined : { from: reference, to, cases, year };
}

/** Each with what is in its way, given that those above it have moved, where they could. */
function withMeetings(
  changes: readonly Omit<YearChange, 'meets' | 'joined'>[],
  all: readonly Referral[],
  movedBefore: ReadonlySet<string> = new Set(),
): readonly YearChange[] {
  const moved = new Set(movedBefore);
  return changes.map(({ from, to, cases }) => {
    const mine = new Set(cases.map(({ id }) => id));
    const meets = all.filter(
      (other) =>
        !moved.has(other.id) &&
        !mine.has(other.id) &&
        pupilKey(pupilReferenceOf(other) ?? '') === pupilKey(to),
    );
    const change = { from, to, cases, meets, joined: joinedToNoneOf(cases) };
    if (isFree(change)) for (const { id } of cases) moved.add(id);
    return change;
  });
}

function leavesOpen(referral: Referral): LeavesOpen | undefined {
  if (!isDecided(referral)) return 'decision';
  if (awaitsPlan(referral)) return 'plan';
  return isRunning(referral) ? 'running-plan' : undefined;
}

function countOpen({ cases }: Leaver): number {
  return cases.filter(({ open }) => open !== undefined).length;
}
