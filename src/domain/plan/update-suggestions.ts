import { isSchoolDay, plusDays, type DayRange, type SchoolCalendar } from '../calendar/calendar.ts';
import { isoWeekOf, mondayBefore, mondayOf } from '../calendar/iso-week.ts';
import { dropMissing } from '../content/answer-values.ts';
import type { Answers } from '../content/answers.ts';
import { OPTION } from '../known-ids/options.ts';
import { QUESTION } from '../known-ids/questions.ts';
import type { Plan, RegisterWeek, WeeklyUpdate } from './plan.ts';
import { fullTimeHours } from './plan-lines.ts';
import { isTimetablePlan, sessionsInSchool } from './timetable.ts';

/** Compared with the week before. */
const THE_SAME = 'the-same' satisfies WeeklyUpdate['behaviour'] & WeeklyUpdate['learning'];

/** A school day has a morning and an afternoon. */
const SESSIONS_A_DAY = 2;
const SCHOOL_DAYS = 5;

/** Where the sessions on offer that a weekly update begins with come from. */
export interface OfferSuggested {
  readonly from: 'last-time' | 'hours' | 'timetable' | 'whole-week';
  /** The days of the week on which the plan runs, from the first to the last, and those between when the school is closed. */
  readonly days: DayRange;
  readonly closed: readonly string[];
}

/** What a weekly update begins with, and where it comes from. */
export interface UpdateSuggested {
  readonly answers: Answers;
  /** The update that this person gave for the same week, to be corrected. */
  readonly own?: WeeklyUpdate;
  readonly offer?: OfferSuggested;
  /** The week as the provider's register has it, where that was read in. */
  readonly register?: RegisterWeek;
  /** True when the last update's engagement is filled in. */
  readonly asLastTime: boolean;
}

/** What the plan, the school's calendar and the weeks before say of a week. */
interface Week {
  readonly plan: Plan;
  /** A day of the week, `YYYY-MM-DD`. */
  readonly day: string;
  readonly calendar: SchoolCalendar;
  /** The pupil's year group. */
  readonly year: string | undefined;
}

/**
 * What a weekly update begins with. Whether the pupil was seen, the contact took place and, without the provider's
 * register, how many sessions they attended has to be said anew each week; the rest is as last time until somebody says otherwise. For a week that this
 * person has told of already, everything they said.
 */
export function suggestUpdate(week: Week, by: string): UpdateSuggested {
  const { updates } = week.plan;
  const here = isoWeekOf(week.day);
  const own = updates.find((update) => update.week === here && update.by.id === by);
  if (own) return { answers: answersOfUpdate(own), own, asLastTime: false };
  const last = updates.findLast((update) => update.week < here);
  const found = offerOf(week, last);
  const { provider, providerRegister = [] } = week.plan;
  const register = providerRegister.find((each) => each.week === here && each.provider === provider);
  return {
    asLastTime: last !== undefined,
    ...(found && { offer: found.offer }),
    ...(register && { register }),
    answers: dropMissing({
      [QUESTION.sessionsOffered]: register?.offered ?? found?.sessions,
      [QUESTION.sessionsAttended]: register?.attended,
      ...(last && {
        [QUESTION.weekEngagement]: String(last.engagement),
        [QUESTION.weekBehaviour]: THE_SAME,
        [QUESTION.weekLearning]: THE_SAME,
      }),
    }),
  };
}

/** The sessions of a week in which the school is open, for every day on which the plan runs. */
export function sessionsOfWeek(
  plan: Pick<Plan, 'start' | 'end'>,
  day: string,
  calendar: SchoolCalendar,
): number {
  return daysOf(plan, day, calendar).open.length * SESSIONS_A_DAY;
}

/** As last time, or else as the plan says, without the days on which the school is closed. */
function offerOf(
  week: Week,
  last: WeeklyUpdate | undefined,
): { readonly offer: OfferSuggested; readonly sessions: number } | undefined {
  const { all, open } = daysOf(week.plan, week.day, week.calendar);
  const [first, final] = [all[0], all.at(-1)];
  if (first === undefined || final === undefined || open.length === 0) return undefined;
  const { from, aDay } = rateOf(week, last);
  return {
    sessions: Math.min(open.length * SESSIONS_A_DAY, Math.round(open.length * aDay)),
    offer: { from, days: { from: first, to: final }, closed: all.filter((day) => !open.includes(day)) },
  };
}

/** Sessions on offer on an average school day. Without hours, or full-time, every session counts. */
function rateOf(
  { plan, calendar, year, day }: Week,
  last: WeeklyUpdate | undefined,
): { readonly from: OfferSuggested['from']; readonly aDay: number } {
  const monday = last && mondayOf(last.week);
  const then = monday === undefined ? 0 : daysOf(plan, monday, calendar).open.length;
  // A pupil with hours of their own elsewhere is told of there, whatever the hours in school.
  const isOfTimetable = isTimetablePlan(plan) && plan.hoursPerWeek === undefined;
  if (last && then > 0 && !isOfTimetable && !hasChangedSince(plan, last))
    return { from: 'last-time', aDay: last.offered / then };
  if (isOfTimetable) return { from: 'timetable', aDay: sessionsInSchool(plan, day) / SCHOOL_DAYS };
  const hours: number | undefined = plan.hoursPerWeek;
  if (hours === undefined || plan.fullTime) return { from: 'whole-week', aDay: SESSIONS_A_DAY };
  const aWeek = Math.ceil((hours / fullTimeHours(year)) * SCHOOL_DAYS * SESSIONS_A_DAY);
  return { from: 'hours', aDay: aWeek / SCHOOL_DAYS };
}

/** Monday to Friday of a week, as far as the plan runs on them, and those on which the school is open. */
function daysOf(
  { start, end }: Pick<Plan, 'start' | 'end'>,
  day: string,
  calendar: SchoolCalendar,
): { readonly all: readonly string[]; readonly open: readonly string[] } {
  const monday = mondayBefore(day);
  const all = [0, 1, 2, 3, 4]
    .map((more) => plusDays(monday, more))
    .filter((each) => start <= each && each <= end);
  return { all, open: all.filter((each) => isSchoolDay(calendar, each)) };
}

/** The plan, or its hours, changed after an update was given: what was on offer then says nothing any more. */
function hasChangedSince({ changedAt, reviews }: Plan, { at }: WeeklyUpdate): boolean {
  if (changedAt !== undefined && changedAt > at) return true;
  return reviews.some((review) => review.hoursPerWeek !== undefined && review.at > at);
}

function answersOfUpdate(update: WeeklyUpdate): Answers {
  return dropMissing({
    [QUESTION.sessionsOffered]: update.offered,
    [QUESTION.sessionsAttended]: update.attended,
    [QUESTION.providerSent]: update.providerSent,
    [QUESTION.weekEngagement]: String(update.engagement),
    [QUESTION.weekBehaviour]: update.behaviour,
    [QUESTION.weekLearning]: update.learning,
    [QUESTION.contactKept]:
      update.contactKept === undefined
        ? undefined
        : update.contactKept
          ? OPTION.contactKept.yes
          : OPTION.contactKept.no,
    [QUESTION.seenInPerson]: update.seen ? OPTION.seenInPerson.yes : OPTION.seenInPerson.no,
    [QUESTION.lastSeen]: update.lastSeen,
    [QUESTION.weekInOneLine]: update.line,
  });
}
