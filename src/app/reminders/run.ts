import type { Referral } from '../../domain/referral.ts';
import { plusDays } from '../../domain/calendar.ts';
import { remindingHours } from '../../domain/reminders-time.ts';
import { deliver } from '../outbox/deliver.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Page, Records } from '../ports.ts';
import { askForUpdates } from './ask-for-updates.ts';
import { chaseQuestions } from './chase-questions.ts';
import { remindPeople } from './remind-people.ts';

/** Cases read at once. */
const AT_ONCE = 50;
/** Statutory dates are mentioned five school days ahead: in calendar days with the longest holiday between. */
const DAYS_AHEAD = 60;

/**
 * Puts today's reminder cards, weekly update asks and chased questions in the outbox and delivers them; resolves to how
 * many. On school days only and never in quiet hours. Everything is claimed in the batch that puts it there, so it can be
 * called every minute and on several instances. Reads open cases by prefix. Throws when storage cannot be reached.
 */
export async function runReminders(outbox: Outbox): Promise<number> {
  const now = outbox.clock.now();
  const hours = remindingHours(outbox.settings, now);
  if (!hours) return 0;
  const cases = await casesUnderWay(outbox.records, hours.today);
  const put = [
    ...(await chaseQuestions(outbox, cases, hours)),
    ...(await askForUpdates(outbox, cases, hours)),
    ...(await remindPeople(outbox, cases, hours, now)),
  ];
  for (const id of put) await deliver(outbox, id);
  if (put.length > 0) outbox.log.info({ event: 'reminders', count: put.length });
  return put.length;
}

/** Undecided cases, approvals, running plans, and cases passed on with a statutory date ahead; each once. */
async function casesUnderWay(records: Records, today: string): Promise<readonly Referral[]> {
  const range = { first: today, last: plusDays(today, DAYS_AHEAD) };
  const read = [
    await gathered((from) => records.undecided(AT_ONCE, from)),
    await gathered((from) => records.running(AT_ONCE, from)),
    await gathered((from) => records.withStatutoryDates(range, AT_ONCE, from)),
  ];
  return [...new Map(read.flat().map((referral) => [referral.id, referral])).values()];
}

async function gathered(
  page: (from: string | undefined) => Promise<Page<Referral>>,
): Promise<readonly Referral[]> {
  const found: Referral[] = [];
  let from: string | undefined;
  do {
    const read = await page(from);
    found.push(...read.items);
    from = read.next;
  } while (from !== undefined);
  return found;
}
