import { londonDate } from '../../domain/calendar/london.ts';
import { hasRaised } from '../../domain/case/join.ts';
import { stageOf, type Referral, isRunning } from '../../domain/case/referral.ts';
import { keyAdultOf } from '../../domain/reminders/reminders-people.ts';
import type { StaffMember } from '../../domain/school/roles.ts';
import { asItsReferrerSees, othersAbout } from '../case/joined.ts';
import { mayReadDetails } from '../case/lead.ts';
import type { PersonNotice } from '../../domain/case/notices.ts';
import { auditRow } from '../audit.ts';
import type { CardPlace, CaseDeliveryKind, Delivery, Problem } from '../deliveries.ts';
import { SendFailure, type Address } from '../ports/messenger.ts';
import { whetherToAsk } from '../reminders/whether-to-ask.ts';
import {
  backOff,
  CHANNEL_WAIT_SECONDS,
  CLAIM_SECONDS,
  isAskingNews,
  isFullNews,
  later,
  type Attempt,
  type Outbox,
  type Trouble,
} from './outbox.ts';
import { BUSY_SECONDS, isBusy } from './card-place.ts';
import { sendLines } from './send-lines.ts';

/** How often a card that may not be sent at this hour is looked at again. */
const ASK_AGAIN_SECONDS = 3 * 60 * 60;

/** Sends something about one case. Throws a `SendFailure`. */
export async function sendAboutCase(
  outbox: Outbox,
  delivery: Pick<Delivery, 'id' | 'attempts'> & CaseDeliveryKind,
): Promise<Attempt> {
  const stored = await outbox.records.readReferral(delivery.referralId);
  if (!stored) return { status: 'failed', why: 'not-wanted' };
  switch (delivery.kind) {
    case 'case-card':
      return await sendCaseCard(outbox, delivery);
    case 'thread':
      return await sendLines(outbox, stored.value, delivery);
    case 'person':
      return await sendToPerson(outbox, stored.value, delivery.to, delivery.news);
  }
}

type CardDelivery = Pick<Delivery, 'id' | 'attempts'> & Extract<CaseDeliveryKind, { kind: 'case-card' }>;

/** What there is to tell the leads when a case's card cannot reach the inclusion channel. */
export function aboutCaseCard({ settings }: Outbox, { id }: Pick<Delivery, 'id'>, problem: Problem): Trouble {
  return { problem, about: 'case-card', channel: settings.channels.inclusion, of: id };
}

/**
 * One sender at a time per card: the place row is claimed first, so that two changes of one case can neither post it
 * twice nor draw an older version over a newer one.
 */
async function sendCaseCard(outbox: Outbox, delivery: CardDelivery): Promise<Attempt> {
  const { records, clock, settings } = outbox;
  const { referralId } = delivery;
  const place = await records.readCardPlace(referralId);
  const now = clock.now();
  if (isBusy(place?.value, now)) return { status: 'put-off', seconds: BUSY_SECONDS };
  const address = await outbox.addresses.channel(settings.channels.inclusion);
  if (!address)
    return {
      status: 'later',
      why: 'no-address',
      seconds: backOff(delivery.attempts, { most: CHANNEL_WAIT_SECONDS }),
      tell: aboutCaseCard(outbox, delivery, 'channel-unknown'),
    };
  const before = place?.value ?? { referralId, conversationId: '', messageId: '', drawnVersion: 0 };
  const claimed = { ...before, busyUntil: later(now, CLAIM_SECONDS) };
  const result = await records.commit([
    { change: 'card-place', value: claimed, expected: place?.version ?? 'new' },
  ]);
  if (result !== 'done') return { status: 'put-off', seconds: BUSY_SECONDS };
  const mine = await records.readCardPlace(referralId);
  const referral = await records.readReferral(referralId);
  if (!mine || !referral) return { status: 'put-off', seconds: BUSY_SECONDS };
  try {
    const posted = await postOrEdit(outbox, address, before, referral.value);
    const value = {
      referralId,
      ...posted,
      drawnVersion: referral.value.version,
      ...(isDueToday(outbox, referral.value) ? { drawnDue: true } : {}),
      // A card posted anew has a thread of its own.
      ...(before.linesAt && posted.messageId === before.messageId ? { linesAt: before.linesAt } : {}),
    };
    const also = [{ change: 'card-place', value, expected: mine.version } as const];
    const isPost = posted.messageId !== before.messageId;
    return { status: 'sent', also, ...(isPost ? { worked: settings.channels.inclusion } : {}) };
  } catch (error) {
    await records.commit([{ change: 'card-place', value: before, expected: mine.version }]);
    throw error;
  }
}

async function postOrEdit(outbox: Outbox, address: Address, place: CardPlace, referral: Referral) {
  const post = outbox.draw.sharedCase(referral, await othersAbout(outbox.records, referral));
  const { conversationId, messageId } = place;
  if (messageId !== '' && showsAsIs(place, referral, isDueToday(outbox, referral)))
    return { conversationId, messageId };
  if (messageId !== '') {
    try {
      await outbox.messenger.editPost(address, place, post);
      return { conversationId, messageId };
    } catch (error) {
      // Somebody deleted the message: the case is posted again.
      if (!(error instanceof SendFailure) || error.reason !== 'gone') throw error;
    }
  }
  return outbox.messenger.postToChannel(address, post);
}

function isDueToday({ clock }: Outbox, referral: Referral): boolean {
  return stageOf(referral, londonDate(clock.now())) === 'review-due';
}

/** True when a card that has been posted shows its case as it is; `due`: its plan's review date has come. */
export function showsAsIs(
  { drawnVersion, drawnDue = false }: CardPlace,
  { version }: Pick<Referral, 'version'>,
  due: boolean,
): boolean {
  return drawnVersion >= version && drawnDue === due;
}

async function sendToPerson(
  outbox: Outbox,
  referral: Referral,
  to: string,
  news: PersonNotice,
): Promise<Attempt> {
  const person = outbox.settings.staff.find(({ id }) => id === to);
  if (!person) return { status: 'held', why: 'not-staff' };
  const address = await outbox.addresses.person(to);
  if (!address) return { status: 'held', why: 'no-address' };
  const asking = whetherToAsk(outbox, referral, news);
  if (asking === 'no-more') return { status: 'sent', also: [] };
  if (asking === 'later') return { status: 'put-off', seconds: ASK_AGAIN_SECONDS };
  if (!isStillFor(outbox, referral, person, news)) return { status: 'sent', also: [] };
  const full = isFullNews(news);
  // Roles may have changed since this was put in the outbox.
  if (full && !mayReadDetails({ person })) return { status: 'failed', why: 'not-wanted' };
  const post = full
    ? outbox.draw.details(referral, person, news, await othersAbout(outbox.records, referral))
    : isAskingNews(news)
      ? outbox.draw.invitation(referral, news)
      : outbox.draw.toReferrer(await asItsReferrerSees(outbox.records, referral), news);
  await outbox.messenger.sendToPerson(address, post);
  // What comes unasked is read too; details that were asked for are in the audit already.
  const shown = { referralId: referral.id, by: person, what: 'details-opened' } as const;
  return { status: 'sent', also: full && news !== 'details' ? [auditRow(outbox, shown)] : [] };
}

/** A card may have waited for its reader: by then somebody else may be the key adult, and the plan no longer theirs to know. */
function isStillFor(
  { settings }: Outbox,
  referral: Referral,
  person: StaffMember,
  news: PersonNotice,
): boolean {
  if (news === 'key-adult') return isRunning(referral) && referral.plan.keyAdult.id === person.id;
  if (news !== 'update-due') return true;
  // A lead who stands in has asked for it.
  const standsIn = person.roles.includes('inclusion-lead') && !hasRaised(referral, person.id);
  return standsIn || keyAdultOf(referral, settings.staff).includes(person.id);
}
