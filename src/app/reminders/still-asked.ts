import { waitingEnquiry } from '../../domain/decide.ts';
import { londonDate } from '../../domain/london.ts';
import type { Referral } from '../../domain/referral.ts';
import { updateIsWanted } from '../../domain/reminders-weekly.ts';
import type { PersonNews } from '../deliveries.ts';
import type { School } from '../turn.ts';

/** False when what a card asks for has come meanwhile: the answer to a question, or the week's update. */
export function isStillAsked(
  { clock }: Pick<School, 'clock'>,
  referral: Referral,
  news: PersonNews,
): boolean {
  if (news === 'chased') return waitingEnquiry(referral) !== undefined;
  if (news === 'update-due') return updateIsWanted(referral, londonDate(clock.now()));
  return true;
}
