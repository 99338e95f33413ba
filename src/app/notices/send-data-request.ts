import { can } from '../../domain/people/roles.ts';
import { isWaiting } from '../data-requests/waiting-requests.ts';
import type { DeliveryOf } from '../ports/deliveries.ts';
import type { Attempt, Outbox } from './outbox.ts';

/** Sends somebody the way to a request about pupils' data, if it is still theirs to see. Throws a `SendFailure`. */
export async function sendDataRequest(
  { records, settings, addresses, messenger, clock, draw }: Outbox,
  { to, request: id, news }: DeliveryOf<'data-request'>,
): Promise<Attempt> {
  const request = (await records.readRequest(id))?.value;
  const person = settings.staff.find((each) => each.id === to);
  const isWanted =
    request !== undefined &&
    person !== undefined &&
    can(person, 'handles-data') &&
    (news === 'ended' ? request.end !== undefined : isWaiting(request, clock.now()) && !request.approved);
  if (!isWanted) return { status: 'failed', why: 'not-wanted' };
  const address = await addresses.person(to);
  if (!address) return { status: 'held', why: 'no-address' };
  await messenger.sendToPerson(address, draw.dataRequest(request, news));
  return { status: 'sent', also: [] };
}
