import { awaitsPlan, isDecided, isRunning, stageOf, type Referral } from '../../domain/case/referral.ts';
import type { Level } from '../../domain/content/levels.ts';

const BY_LEVEL = {
  none: 'default',
  watch: 'default',
  targeted: 'accent',
  priority: 'warning',
  urgent: 'attention',
} as const satisfies Record<Level, string>;

/** The colour of a level where its word stands beside or in it. */
export function levelColour(level: Level): (typeof BY_LEVEL)[Level] {
  return BY_LEVEL[level];
}

export type HeaderStyle = (typeof BY_LEVEL)[Level] | 'good';

/**
 * The colour of a case's heading, always repeated in the words beside it. Green means nothing is left to do, so it is
 * for finished cases: a plan that is running or still to be made is blue, one whose review is due is amber.
 */
export function headerStyle(
  referral: Referral,
  today: string,
  level: Level = referral.triage.level,
): HeaderStyle {
  if (stageOf(referral, today) === 'review-due') return 'warning';
  if (isRunning(referral) || awaitsPlan(referral)) return 'accent';
  // Somebody took it away, which settles nothing about the pupil.
  if (referral.status === 'withdrawn') return 'default';
  return isDecided(referral) ? 'good' : BY_LEVEL[level];
}
