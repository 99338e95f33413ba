import { remindingHours } from '../../domain/reminders/reminders-time.ts';
import type { Outbox } from '../notices/outbox.ts';
import { deliverAll } from '../notices/sweep.ts';
import { askForUpdates } from './ask-for-updates.ts';
import { casesUnderWay } from './cases-under-way.ts';
import { chaseQuestions } from './chase-questions.ts';
import { remindPeople } from './remind-people.ts';

/**
 * Puts today's reminder cards, weekly update asks and chased questions in the outbox and delivers them; resolves to how
 * many. On school days only and never in quiet hours. Everything is claimed in the batch that puts it there, so it can be
 * called every few minutes and on several instances. Reads open cases by prefix. Throws when storage cannot be reached.
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
  await deliverAll(outbox, put);
  if (put.length > 0) outbox.log.info({ event: 'reminders', count: put.length });
  return put.length;
}
