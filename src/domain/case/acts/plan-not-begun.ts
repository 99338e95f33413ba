import { londonDate } from '../../calendar/london.ts';
import { isRunning, type Referral } from '../referral.ts';
import type { Refused } from '../refused.ts';
import type { Doing } from './act.ts';

/** Nothing can be said about a plan before its first day. */
export function planNotBegun(referral: Referral, { at }: Doing): Refused | undefined {
  if (!isRunning(referral)) return { refused: 'no-plan-running' };
  const { start } = referral.plan;
  return londonDate(at) < start ? { refused: 'plan-not-begun', start } : undefined;
}
