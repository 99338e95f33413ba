import type { Closing } from '../plan/plan.ts';
import type { Referral } from '../case/referral.ts';

/** True for a case that was closed with a way back: returned, or stepped down (DG-8). */
export function movedOnWell(referral: Referral): referral is Referral & { readonly closing: Closing } {
  return referral.closing?.outcome === 'returned' || referral.closing?.outcome === 'stepped-down';
}
