import type { AddressBook } from '../app/ports/messenger.ts';
import { addressOf, readPlace, readSender, type Incoming } from './incoming.ts';

/** Remembers how this person or channel can be reached, from every activity of the school: install events get lost. */
export function remember(
  incoming: Incoming,
  addresses: AddressBook,
  inBackground: (what: string, work: () => Promise<unknown>) => void,
): void {
  const address = addressOf(incoming);
  const { personId } = readSender(incoming);
  const where = readPlace(incoming);
  if (!address) return;
  if (where === 'chat' && personId !== undefined)
    inBackground('remember-person', () => addresses.rememberPerson(personId, address));
  if (where === 'channel')
    inBackground('remember-channel', () => addresses.rememberChannel(address.conversationId, address));
}
