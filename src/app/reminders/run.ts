import { remindingHours } from '../../domain/reminders/reminders-time.ts';
import { askForUpdates } from './ask-for-updates.ts';
import { readOpenCases } from './cases-under-way.ts';
import { chaseQuestions } from './chase-questions.ts';
import { remindPeople } from './remind-people.ts';
import type { ClockJob } from '../turn.ts';

/**
 * Puts today's reminder cards, requests for weekly updates and chased questions in the outbox and delivers them;
 * resolves to how many. On school days only and never in quiet hours. Idempotent, because everything is claimed in its
 * own batch: call it every few minutes, on several instances. Reads open cases by prefix. Throws when storage cannot be
 * reached.
 */
export async function runReminders(job: ClockJob): Promise<number> {
  const now = job.clock.now();
  const hours = remindingHours(job.settings, now);
  if (!hours) return 0;
  const cases = await readOpenCases(job.records, hours.today);
  const put = [
    ...(await chaseQuestions(job, cases, hours)),
    ...(await askForUpdates(job, cases, hours)),
    ...(await remindPeople(job, cases, hours, now)),
  ];
  await job.deliverNow(put);
  if (put.length > 0) job.log.info({ event: 'reminders', count: put.length });
  return put.length;
}
