import type { Referral } from '../../domain/case/referral.ts';
import { THE_BOT } from '../../domain/case/the-bot.ts';
import { afterChasing, questionToChase } from '../../domain/reminders/reminders-chase.ts';
import type { RemindingHours } from '../../domain/reminders/reminders-time.ts';
import { auditRow } from '../audit.ts';
import { caseCard, caseNotice, putInOutbox } from '../deliveries.ts';
import type { School } from '../turn.ts';

/** A job retries a conflict; a person's press never does. */
const TRIES = 3;

/** Asks the referrer once more where a question has waited long enough. Returns the deliveries' ids. */
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

/** The record itself shows that the question was chased, so a second instance finds nothing to do. */
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
