import { plusSchoolDays } from '../calendar/calendar.ts';
import type { Referral } from '../case/referral.ts';
import type { SchoolSettings } from '../school/settings.ts';
import { daysOfCase, whoKeeps, type CaseDay } from './dates-ahead.ts';
import { findOwners } from './reminders-people.ts';
import { stageOfDate } from './reminders-time.ts';
import type { RemindedOf, Reminder } from './reminders.ts';

/** What each day is called when somebody is reminded of it, and how many school days ahead they are. */
const TOLD: Readonly<
  Record<CaseDay['what'], { readonly of: RemindedOf; readonly ahead: readonly number[] }>
> = {
  review: { of: 'review', ahead: [3] },
  'plan-end': { of: 'plan-end', ahead: [5] },
  'panel-approval': { of: 'panel-approval', ahead: [3] },
  'panel-papers': { of: 'panel-papers', ahead: [1] },
  panel: { of: 'panel-outcome', ahead: [1] },
  appeal: { of: 'panel-appeal', ahead: [5, 1] },
  action: { of: 'meeting-action', ahead: [1] },
};
/** How many school days after a panel met its outcome is asked for. */
const OUTCOME_AFTER = 2;

/**
 * Of each day that stands in somebody's `my dates` one reminder for them, and of no other: what is in the one is in the
 * other. `today` is `YYYY-MM-DD`.
 */
export function dayReminders(
  settings: SchoolSettings,
  referral: Referral,
  today: string,
): readonly Reminder[] {
  return daysOfCase(referral, today).flatMap((day) => {
    const { what, date, agreed } = day;
    const stage = stageOf(settings, day, today);
    const people = whoIsTold(settings, referral, day, today);
    if (stage === undefined || people.length === 0) return [];
    const about = agreed ? { about: agreed.action.id } : {};
    return [{ of: TOLD[what].of, referralId: referral.id, date, stage, ...about, people }];
  });
}

function stageOf(
  settings: SchoolSettings,
  { what, date, agreed }: CaseDay,
  today: string,
): string | undefined {
  const { ahead } = TOLD[what];
  if (what === 'panel') {
    // Once, ahead or on the day; then what it said is asked for, and not before somebody can know.
    if (today <= date) return stageOfDate(settings, date, today, { ahead }) && 'ahead';
    const from = plusSchoolDays(settings, date, OUTCOME_AFTER);
    return from <= today ? stageOfDate(settings, from, today) : undefined;
  }
  const stage = stageOfDate(settings, date, today, { ahead });
  // Asked as soon as it is wanted, and once more in time.
  if (what === 'panel-approval') return stage ?? 'asked';
  if (!agreed) return stage;
  const { person } = agreed.action;
  const isHere = settings.staff.some(({ id }) => id === person?.id);
  // Whoever wrote it down for themselves knows.
  const isNews = isHere ? person?.id !== agreed.meeting.by.id : person !== undefined;
  return stage ?? (isNews ? 'agreed' : undefined);
}

/** A key adult hears of a review or an end in time; that it is late is for whoever holds the review. */
function whoIsTold(
  { staff }: SchoolSettings,
  referral: Referral,
  day: CaseDay,
  today: string,
): readonly string[] {
  const isOfPlan = day.what === 'review' || day.what === 'plan-end';
  return isOfPlan && day.date < today ? findOwners(referral, staff) : whoKeeps(day, referral, staff);
}
