import type { Referral } from '../../domain/case/referral.ts';
import { THE_BOT } from '../../domain/case/the-bot.ts';
import { afterChasing, questionToChase } from '../../domain/reminders/reminders-chase.ts';
import type { RemindingHours } from '../../domain/reminders/reminders-time.ts';
import { auditRow } from '../audit.ts';
import { caseCard, caseNotice, putInOutbox } from '../deliveries.ts';
import type { School } from '../turn.ts';

/** A job's conflict is retried; a person's never. */
const TRIES = 3;

/** Puts every question that has waited long enough to its referrer once more. Returns the deliveries' ids. */
export async function chaseQuestions(
  school: School,
  cases: readonly Referral[],
  { today }: RemindingHours,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const referral of cases)
    if (questionToChase(school.settings, referral, today))
      ids.push(...(await chase(school, referral.id, today)));
  return ids;
}

/** The record itself says that the question was chased, so whoever comes second sees it there. */
async function chase(school: School, referralId: string, today: string): Promise<readonly string[]> {
  const { records, clock, settings } = school;
  for (let tries = 0; tries < TRIES; tries++) {
    const stored = await records.readReferral(referralId);
    const question = stored && questionToChase(settings, stored.value, today);
    if (!stored || !question) return [];
    const at = clock.now().toISOString();
    const next = afterChasing(stored.value, question, at);
    const to = next.referrer;
    const deliveries = [
      caseCard(school, next),
      caseNotice(school, next, { kind: 'person', referralId, to: to.id, news: 'chased' }),
    ];
    const result = await records.commit([
      { change: 'referral', value: next, previous: stored.value, expected: stored.version },
      auditRow(school, { referralId, by: THE_BOT, what: 'chased', to }),
      ...deliveries.map(putInOutbox),
    ]);
    if (result === 'done') return deliveries.map(({ id }) => id);
  }
  return [];
}
