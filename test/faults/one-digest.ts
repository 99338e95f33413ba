import { INCLUSION_CHANNEL, LEAD } from '../support/activities.ts';
import { textsOf } from '../support/play.ts';
import type { SchoolAtWork } from './school-at-work.ts';

/** A minute after the inclusion channel's digest of week 48 is due. */
export const DUE = '2026-11-27T14:01:00Z';
/** Only the inclusion channel, so that what happens to it can be told apart. */
export const ONE_CHANNEL = { channels: { inclusion: INCLUSION_CHANNEL, staff: [] } };

const ID = `digest|${INCLUSION_CHANNEL}|2026-W48`;

/** Digest cards standing in the channel. */
export function digests(school: SchoolAtWork) {
  return school.connector.sent.filter(({ kind }) => kind === 'post');
}

/** What the lead was told. */
export function told(school: SchoolAtWork): readonly string[] {
  return school.connector.sent
    .filter(({ kind, conversationId }) => kind === 'chat' && conversationId === LEAD.chat)
    .map(({ card }) => textsOf(card));
}

/** The delivery of the digest; undefined while there is none. */
export async function deliveryOf({ records }: SchoolAtWork) {
  return (await records.readDelivery(ID))?.value;
}
