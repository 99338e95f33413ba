import type { Outbox } from './notices/outbox.ts';
import { SendFailure } from './ports/messenger.ts';

/** What became of the card of a case that is being deleted. */
export type TakenDown = 'replaced' | 'none' | 'not-reached';

/**
 * Replaces a case's card, in whichever channel it stands, with one that says nothing about anybody. Deleting the case does not
 * wait for Teams: `not-reached` when the card could not be replaced. Throws when storage cannot be reached.
 */
export async function takeDownCard(
  { records, addresses, messenger, draw, settings }: Outbox,
  referralId: string,
): Promise<TakenDown> {
  const place = (await records.readCardPlace(referralId))?.value;
  if (!place || place.messageId === '') return 'none';
  // It may stand in a channel that was the inclusion channel before.
  const [channel = ''] = place.conversationId.split(';');
  const address =
    (await addresses.channel(channel)) ?? (await addresses.channel(settings.channels.inclusion));
  if (!address) return 'not-reached';
  try {
    await messenger.editPost(address, place, draw.noLongerKept());
    return 'replaced';
  } catch (error) {
    if (!(error instanceof SendFailure)) throw error;
    return error.reason === 'gone' ? 'none' : 'not-reached';
  }
}
