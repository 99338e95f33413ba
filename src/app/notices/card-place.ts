import type { Referral } from '../../domain/case/referral.ts';
import type { CardPlace } from '../ports/deliveries.ts';

/** How soon to retry a card that another sender has claimed. */
export const BUSY_SECONDS = 2;

/** True while another sender posts or edits the card, or writes in its thread. */
export function isBusy(place: CardPlace | undefined, now: Date): boolean {
  return (place?.busyUntil ?? '') > now.toISOString();
}

/** True when the card was posted in this channel; false once the school has another inclusion channel. */
export function standsIn({ conversationId, messageId }: CardPlace, channel: string): boolean {
  return messageId !== '' && conversationId.split(';')[0] === channel;
}

/** True when a posted card is up to date; `due`: its plan's review date has come. */
export function showsAsIs(
  { drawnVersion, drawnDue = false }: CardPlace,
  { version }: Pick<Referral, 'version'>,
  due: boolean,
): boolean {
  return drawnVersion >= version && drawnDue === due;
}
