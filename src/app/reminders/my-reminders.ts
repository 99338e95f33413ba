import type { Referral } from '../../domain/case/referral.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { sortByUrgency, remindersOf, findNotTakenOn } from '../../domain/reminders/reminders.ts';
import { remindingHours } from '../../domain/reminders/reminders-time.ts';
import type { TurnResult, Turn } from '../turn.ts';
import { readCasesUnderWay } from './cases-under-way.ts';
import { takePage } from '../pages.ts';
import { readWhole } from '../read-whole.ts';
import { lookUp } from '../look-up.ts';
import type { RemindedCase } from './reminders.ts';
import { itemOf, MOST_ITEMS } from './remind-people.ts';

/**
 * `reminders`: everything that needs this person's attention now, whether or not they have been reminded of it. A press
 * on a reminder's card replaces it with a case, so this is the way back to the others.
 */
export async function myReminders(turn: Turn, page = 1): Promise<TurnResult> {
  return lookUp(turn, () => readReminders(turn, page));
}

async function readReminders(turn: Turn, asked: number): Promise<TurnResult> {
  const { person: reader, clock, records } = turn;
  const today = londonDate(clock.now());
  const all = findMyReminders(turn, await readCasesUnderWay(records, today));
  // All about one case stands in one place, and so on one page.
  const cases = [...new Set(all.map(({ referral }) => referral.id))];
  const { items: shown, ...at } = takePage(cases, asked, MOST_ITEMS);
  const whole = await readWhole(
    records,
    shown.map((id) => ({ id })),
  );
  const items = [...whole.values()].flatMap((referral) =>
    all.flatMap((each) => (each.referral.id === referral.id ? [{ item: each.item, referral }] : [])),
  );
  return {
    reply: { show: 'reminders', reminders: { reader, today, items, more: all.length - items.length, at } },
  };
}

/** What needs this person's attention in these cases, or outlines of them, the most urgent first. */
export function findMyReminders(turn: Turn, cases: readonly Referral[]): readonly RemindedCase[] {
  const { person, clock, settings } = turn;
  const now = clock.now();
  const today = londonDate(now);
  const hours = remindingHours(settings, now);
  const mine = cases.flatMap((referral) => {
    const urgent = hours && findNotTakenOn(turn, referral, hours, now);
    return [...(urgent ? [urgent] : []), ...remindersOf(turn, referral, today)]
      .filter(({ people }) => people.includes(person.id))
      .map((each) => ({ of: each.of, date: each.date, referral, item: itemOf(each) }));
  });
  return sortByUrgency(mine).map(({ item, referral }) => ({ item, referral }));
}
