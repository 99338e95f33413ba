import type { PersonNotice } from '../../domain/case/notices.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import { auditRow } from '../audit.ts';
import { viewAsReferrer, findOthersAbout } from '../case/related-cases.ts';
import type { DeliveryOf } from '../ports/deliveries.ts';
import type { Post } from '../ports/messenger.ts';
import { isDrawnBy, personKind, whenToSend } from './kinds.ts';
import { ASK_AGAIN_SECONDS, type Attempt, type Outbox } from './outbox.ts';

/** Sends a card about one case to one person, as the case is now. Throws a `SendFailure`. */
export async function sendToPerson(
  outbox: Outbox,
  { referralId, to, news }: DeliveryOf<'person'>,
): Promise<Attempt> {
  const { records, settings, clock, addresses, messenger } = outbox;
  const referral = (await records.readReferral(referralId))?.value;
  if (!referral) return { status: 'failed', why: 'not-wanted' };
  const person = settings.staff.find(({ id }) => id === to);
  if (!person) return { status: 'held', why: 'not-staff' };
  const address = await addresses.person(to);
  if (!address) return { status: 'held', why: 'no-address' };
  switch (whenToSend(news, { settings, referral, person, now: clock.now() })) {
    case 'not-wanted':
      return { status: 'failed', why: 'not-wanted' };
    case 'later':
      return { status: 'put-off', seconds: ASK_AGAIN_SECONDS };
    case 'now':
      await messenger.sendToPerson(address, await draw(outbox, referral, person, news));
  }
  // A notice that was not asked for also shows the referral.
  const isOpened = isDrawnBy('details', news) && !personKind(news).isAskedFor;
  const opened = { referralId, by: person, what: 'details-opened' } as const;
  return { status: 'sent', also: isOpened ? [auditRow(outbox, opened)] : [] };
}

async function draw(
  { draw: post, records }: Outbox,
  referral: Referral,
  person: StaffMember,
  news: PersonNotice,
): Promise<Post> {
  if (isDrawnBy('details', news))
    return post.details(referral, person, news, await findOthersAbout(records, referral));
  if (isDrawnBy('invitation', news)) return post.invitation(referral, news);
  return post.toReferrer(await viewAsReferrer(records, referral), news);
}
