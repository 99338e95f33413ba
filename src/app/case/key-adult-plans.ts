import { isRunning } from '../../domain/case/referral.ts';
import { NOT_YOUR_PLAN } from '../../words/referrer.ts';
import { takePage } from '../pages.ts';
import type { TurnResult, Turn } from '../turn.ts';
import { mayReadDetails, withCase } from './case-reply.ts';
import { openDetails } from './details.ts';

const PAGE = 8;

/** `my plans`: running plans in which this person is the key adult, next review first. For anybody on the staff. */
export async function myPlans(turn: Turn, asked = 1): Promise<TurnResult> {
  const running = (await turn.records.plansOfKeyAdult(turn.person.id)).filter(isRunning);
  const all = running.toSorted((a, b) => a.plan.nextReview.localeCompare(b.plan.nextReview));
  const { items, page, pages } = takePage(all, asked, PAGE);
  return { reply: { show: 'my-plans', referrals: items, mayRead: mayReadDetails(turn), page, pages } };
}

/**
 * One plan for its key adult, in their own chat: what is agreed, but not why the case was raised. Readers of full
 * referrals get the whole plan. Opening it is audited with the answer (`audit-views.ts`).
 */
export async function planSummary(turn: Turn, referralId: string): Promise<TurnResult> {
  if (mayReadDetails(turn)) return openDetails(turn, referralId, 'plan');
  return withCase(turn, referralId, ({ value: referral }) =>
    isRunning(referral) && referral.plan.keyAdult.id === turn.person.id
      ? { reply: { show: 'plan-summary', referral, reader: turn.person } }
      : { reply: { text: NOT_YOUR_PLAN } },
  );
}
