import type { Referral } from '../../domain/case/referral.ts';
import type { CardPlace } from '../ports/deliveries.ts';

/** How soon to come back to a card that another sender is working on. */
export const BUSY_SECONDS = 2;

/** True while somebody posts or edits the card, or writes under it. */
export function isBusy(place: CardPlace | undefined, now: Date): boolean {
  return (place?.busyUntil ?? '') > now.toISOString();
}

/** True when a card that has been posted shows its case as it is; `due`: its plan's review date has come. */
export function showsAsIs(
  { drawnVersion, drawnDue = false }: CardPlace,
  { version }: Pick<Referral, 'version'>,
  due: boolean,
): boolean {
  return drawnVersion >= version && drawnDue === due;
}
