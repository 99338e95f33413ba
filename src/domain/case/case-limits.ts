import { MOST_ACTIONS } from './meetings.ts';
import type { Referral } from './referral.ts';

/** What people may add to one case repeatedly. */
export type Limited =
  'notes' | 'questions' | 'decisions-taken-back' | 'reviews' | 'panels' | 'meetings' | 'actions' | 'put-off';

/**
 * The most of each that one case takes. A year has about forty school weeks, so nobody acting in good faith gets there:
 * most cases see one or two notes and questions, and a plan is reviewed about six times a year. The limits keep a case
 * readable, its row far below what storage accepts, and the channel free of hundreds of lines about one pupil.
 */
export const MOST_IN_A_CASE: Readonly<Record<Limited, number>> = {
  notes: 30,
  questions: 15,
  'decisions-taken-back': 10,
  reviews: 40,
  panels: 4,
  meetings: 12,
  actions: 12 * MOST_ACTIONS,
  'put-off': 3,
};

/** How many of them a case holds. Cases from before there was a limit may hold more. */
function heldInCase(
  { notes, enquiries, earlierDecisions, plan, panels, meetings }: Referral,
  what: Limited,
): number {
  switch (what) {
    case 'notes':
      return notes.length;
    case 'questions':
      return enquiries.length;
    case 'decisions-taken-back':
      return earlierDecisions?.length ?? 0;
    case 'reviews':
      return plan?.reviews.length ?? 0;
    case 'panels':
      return panels?.length ?? 0;
    case 'put-off':
      return panels?.at(-1)?.putOff?.length ?? 0;
    case 'meetings':
      return meetings?.length ?? 0;
    case 'actions':
      return (meetings ?? []).reduce((sum, { actions }) => sum + actions.length, 0);
  }
}

/** True when the case takes no more of them. */
export function isFull(referral: Referral, what: Limited): boolean {
  return heldInCase(referral, what) >= MOST_IN_A_CASE[what];
}
