import type { CardPlace } from '../deliveries.ts';

/** How soon to come back to a card that somebody else is at. */
export const BUSY_SECONDS = 2;

/** True while somebody posts or edits the card, or writes under it. */
export function isBusy(place: CardPlace | undefined, now: Date): boolean {
  return (place?.busyUntil ?? '') > now.toISOString();
}
