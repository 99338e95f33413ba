import type { Content } from '../content/content.ts';
import { triage } from '../triage/triage.ts';
import { lastRunOn } from './figures-of-case.ts';
import type { Referral } from './referral.ts';
import { statutoryDates, type SchoolDayAdder, type KeptDate, type StatutoryDate } from './statutory-dates.ts';

/**
 * The statutory dates of a case, soonest first, recounted in today's calendar. A date still ahead when its term ended
 * stays: its figure is out of date, the duty is not.
 */
export function datesOfCase(
  referral: Referral,
  content: Content,
  add: SchoolDayAdder,
): readonly (StatutoryDate | KeptDate)[] {
  const { answers, events, runAgain, keptDates = [] } = referral;
  const today = lastRunOn(referral);
  const dates: (StatutoryDate | KeptDate)[] = [...statutoryDates(content, referral.triage, answers, add)];
  const join = (more: readonly (StatutoryDate | KeptDate)[]) => {
    for (const each of more)
      if (each.date >= today && !dates.some((other) => isSame(each, other))) dates.push(each);
  };
  if ((runAgain?.notCounted ?? []).length > 0)
    join(statutoryDates(content, triage(content, { today, answers, events }), answers, add));
  join(keptDates);
  return dates.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** A date stored before its duty was recorded matches the one its rule gives for that day. */
function isSame(one: StatutoryDate | KeptDate, other: StatutoryDate | KeptDate): boolean {
  const sameDuty = one.duty === undefined || other.duty === undefined || one.duty === other.duty;
  return one.ruleId === other.ruleId && one.date === other.date && sameDuty;
}
