import { remindingHours } from '../../domain/reminders/reminders-time.ts';
import { askForUpdates } from './ask-for-updates.ts';
import { readCasesUnderWay } from './cases-under-way.ts';
import { chaseQuestions } from './chase-questions.ts';
import { remindPeople } from './remind-people.ts';
import { rememberTold } from './told.ts';
import { tellSourcesDue } from './tell-sources-due.ts';
import type { ClockJob } from '../turn.ts';

/**
 * Puts today's reminder cards, requests for weekly updates, chased questions and sources to read again in the outbox and delivers them; resolves to how
 * many. On school days only and never in quiet hours. Everything is claimed in the batch that puts it there, so it can be
 * called every few minutes and on several instances. Reads outlines of the cases under way, and what has been told only
 * where `told` does not know it. Throws when storage cannot be reached.
 */
export async function runReminders(job: ClockJob, told = rememberTold()): Promise<number> {
  const now = job.clock.now();
  const hours = remindingHours(job.settings, now);
  if (!hours) return 0;
  const cases = await readCasesUnderWay(job.records, hours.today);
  const put = [
    ...(await chaseQuestions(job, cases, hours)),
    ...(await askForUpdates(job, cases, hours)),
    ...(await remindPeople(job, cases, hours, { now, told: told.on(hours.today) })),
    ...(await tellSourcesDue(job, hours)),
  ];
  await job.deliverNow(put);
  if (put.length > 0) job.log.info({ event: 'reminders', count: put.length });
  return put.length;
}
