import type { Referral } from '../../domain/case/referral.ts';
import { THE_BOT } from '../../domain/case/the-bot.ts';
import { afterChasing, questionToChase } from '../../domain/reminders/reminders-chase.ts';
import type { RemindingHours } from '../../domain/reminders/reminders-time.ts';
import { delivery } from '../case/commit-case.ts';
import { cardDelivery } from '../forms/finish.ts';
import type { Outbox } from '../notices/outbox.ts';

/** A job's conflict is retried; a person's never. */
const TRIES = 3;

/** Puts every question that has waited long enough to its referrer once more. Returns the deliveries' ids. */
export async function chaseQuestions(
  outbox: Outbox,
  cases: readonly Referral[],
  { today }: RemindingHours,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const referral of cases)
    if (questionToChase(outbox.settings, referral, today))
      ids.push(...(await chase(outbox, referral.id, today)));
  return ids;
}

/** The record itself says that the question was chased, so whoever comes second sees it there. */
async function chase(outbox: Outbox, referralId: string, today: string): Promise<readonly string[]> {
  const { records, names, clock, settings } = outbox;
  for (let tries = 0; tries < TRIES; tries++) {
    const stored = await records.readReferral(referralId);
    const question = stored && questionToChase(settings, stored.value, today);
    if (!stored || !question) return [];
    const at = clock.now().toISOString();
    const next = afterChasing(stored.value, question, at);
    const to = next.referrer;
    const deliveries = [
      cardDelivery(outbox, next),
      delivery(outbox, next, { kind: 'person', referralId, to: to.id, news: 'chased' }),
    ];
    const audit = { id: names.id(), referralId, at, by: THE_BOT, what: 'chased', to } as const;
    const result = await records.commit([
      { change: 'referral', value: next, previous: stored.value, expected: stored.version },
      { change: 'audit', value: audit },
      ...deliveries.map((value) => ({ change: 'delivery', value, expected: 'new' }) as const),
    ]);
    if (result === 'done') return deliveries.map(({ id }) => id);
  }
  return [];
}
