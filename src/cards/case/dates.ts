import { plusSchoolDays } from '../../domain/calendar/calendar.ts';
import type { Content } from '../../domain/content/content.ts';
import { describeDayWithYear } from '../../words/dates.ts';
import { describeCounting, describeDuty } from '../../words/statutory-dates.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { SchoolSettings } from '../../domain/school/settings.ts';
import { datesOfCase } from '../../domain/case/dates-of-case.ts';

/** The dates that law or statutory guidance sets for a case, soonest first, counted in the school's own calendar. */
export function describeStatutoryDates(
  referral: Referral,
  content: Content,
  settings: SchoolSettings,
): readonly { readonly ruleId: string; readonly text: string; readonly private: boolean }[] {
  const add = (date: string, count: number) => plusSchoolDays(settings, date, count);
  return datesOfCase(referral, content, add).map((each) => ({
    text: `${describeDuty(each)} **${describeDayWithYear(each.date)}** (${describeCounting(each)})${each.missed ? ' - this is not kept as planned' : ''}`,
    ruleId: each.ruleId,
    private: each.private,
  }));
}
