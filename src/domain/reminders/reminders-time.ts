import { isSchoolDay, plusSchoolDays, schoolDaysBetween, type SchoolCalendar } from '../calendar/calendar.ts';
import { londonDate, londonTime } from '../calendar/london.ts';
import type { SchoolSettings } from '../school/settings.ts';

/** When nobody is reminded of anything, unless the school says otherwise (product default, London time). */
const QUIET_HOURS = { from: '18:00', until: '07:30' } as const;
/** Reminders come in the morning, once people are in, or when quiet hours end if that is later. */
const MORNING = '08:00';
/** When the key adult is asked about the week: late in it, and with part of the day left. */
const MIDDAY = '12:00';
/** The end of the school day, for concerns that nobody has taken on. */
const AFTERNOON = '15:00';

/** What may be sent at a given moment. `today` is the school date in London. */
export interface RemindingHours {
  readonly today: string;
  /** The key adults may be asked for the week's update. */
  readonly midday: boolean;
  /** Leads may be told of concerns due to be looked at today. */
  readonly afternoon: boolean;
}

/** What may be sent now; undefined outside school days, before the morning and in quiet hours. */
export function remindingHours(
  settings: SchoolCalendar & Pick<SchoolSettings, 'quietHours'>,
  now: Date,
): RemindingHours | undefined {
  const today = londonDate(now);
  const time = londonTime(now);
  if (!isSchoolDay(settings, today) || time < MORNING || isQuiet(settings.quietHours ?? QUIET_HOURS, time))
    return undefined;
  return { today, midday: time >= MIDDAY, afternoon: time >= AFTERNOON };
}

/** False for quiet hours that cover every school day from morning to afternoon: nobody would ever be reminded. */
export function leavesTimeToRemind(quiet: NonNullable<SchoolSettings['quietHours']>): boolean {
  return ['08', '09', '10', '11', '12', '13', '14', '15'].some(
    (hour) => !isQuiet(quiet, `${hour}:00`) || !isQuiet(quiet, `${hour}:30`),
  );
}

/** True from `from` up to `until` (`HH:mm`), over midnight when `from` is the later one. */
function isQuiet({ from, until }: { readonly from: string; readonly until: string }, time: string): boolean {
  return from <= until ? from <= time && time < until : from <= time || time < until;
}

/** How often to remind of something overdue, in school days. */
const AGAIN_EVERY = 5;

/**
 * How far along something with a date is: `before-5` from five school days ahead (the numbers in `ahead`), `day` from
 * the day itself, and `late-5`, `late-10` ... while it is overdue. Undefined when it is too early, or when it is past
 * and `late` is false. People are reminded once per stage, not daily; what was missed while the bot was down is still
 * in its stage the next day. A date on which the school is closed counts from the school day before it.
 */
export function stageOfDate(
  calendar: SchoolCalendar,
  date: string,
  today: string,
  { ahead = [], late = true }: { readonly ahead?: readonly number[]; readonly late?: boolean } = {},
): string | undefined {
  if (today <= date) {
    const left = schoolDaysBetween(calendar, today, date);
    if (left === 0) return 'day';
    const stage = ahead.filter((days) => left <= days).toSorted((a, b) => a - b)[0];
    return stage === undefined ? undefined : `before-${stage}`;
  }
  if (!late) return undefined;
  const since = schoolDaysBetween(calendar, date, today);
  const again = Math.floor(since / AGAIN_EVERY) * AGAIN_EVERY;
  return again === 0 ? 'day' : `late-${again}`;
}

/** The date this many school days after the day of an instant. */
export function schoolDaysAfter(calendar: SchoolCalendar, instant: string, days: number): string {
  return plusSchoolDays(calendar, londonDate(instant), days);
}
