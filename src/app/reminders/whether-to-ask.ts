import { waitingEnquiry } from '../../domain/case/decide.ts';
import type { PersonNotice } from '../../domain/case/notices.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { remindingHours } from '../../domain/reminders/reminders-time.ts';
import { updateIsWanted } from '../../domain/reminders/reminders-weekly.ts';
import type { School } from '../turn.ts';

/**
 * Whether a card that the clock made is to be sent at this moment. `no-more`: what it asks for has come meanwhile, or
 * something else will ask. `later`: it is outside the hours for reminders. All other news goes out at once, at any hour.
 */
export function whetherToAsk(
  { settings, clock }: Pick<School, 'settings' | 'clock'>,
  referral: Referral,
  news: PersonNotice,
): 'now' | 'later' | 'no-more' {
  if (news !== 'chased' && news !== 'update-due') return 'now';
  const hours = remindingHours(settings, clock.now());
  if (news === 'chased') {
    if (!waitingEnquiry(referral)) return 'no-more';
    return hours ? 'now' : 'later';
  }
  // When Teams was away all day, the next school day's reminder asks for the update anyway.
  return hours && updateIsWanted(referral, hours.today) ? 'now' : 'no-more';
}
