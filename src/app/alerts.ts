import type { SchoolSettings } from '../domain/school/settings.ts';
import { peopleWho, type StaffMember } from '../domain/people/roles.ts';
import { newDelivery, putInOutbox } from './deliveries.ts';
import type { DeliveryOf, Problem } from './ports/deliveries.ts';
import { claim } from './once-claims.ts';
import type { Change } from './ports/records.ts';
import type { School } from './turn.ts';

/** Alerts of these last until a post gets through again; the others are about one message. */
const LASTING: readonly Problem[] = ['channel-gone', 'channel-closed', 'channel-unknown'];

/** A channel failure that the leads should hear of once. `of`: the delivery it is about. */
export interface ChannelFailure extends Pick<DeliveryOf<'problem'>, 'about' | 'channel' | 'week'> {
  readonly problem: Problem;
  readonly of: string;
}

/**
 * What to write to alert every inclusion lead to a failure, once: a claim and a delivery for each; nothing when they
 * have been alerted already. Throws when storage is unavailable.
 */
export async function alertLeads(
  school: Pick<School, 'settings' | 'records' | 'clock' | 'names'>,
  { of, ...failure }: ChannelFailure,
): Promise<readonly Change[]> {
  const id = claimIdOf({ ...failure, of });
  if (await school.records.readClaim(id)) return [];
  return [claim(school, id), ...noticesToLeads(school, failure).map(putInOutbox)];
}

type Notice = Pick<DeliveryOf<'problem'>, 'problem' | 'about' | 'channel' | 'week' | 'items'>;

/** The same notice to every inclusion lead, each in their own chat. */
export function noticesToLeads(
  school: Pick<School, 'settings' | 'clock' | 'names'>,
  notice: Notice,
): readonly DeliveryOf<'problem'>[] {
  const id = school.names.id();
  return leadsOf(school.settings).map(({ id: to }) =>
    newDelivery(school, idFor(id, to), { kind: 'problem', to, ...notice }),
  );
}

/** Everybody who looks after referrals, and so handles what the bot cannot do. */
export function leadsOf({ staff }: SchoolSettings): readonly StaffMember[] {
  return peopleWho(staff, 'is-told-of-failures');
}

function idFor(notice: string, lead: string): string {
  return `${notice}.${lead}`;
}

/** True when a notice has reached no lead and is not on its way to one. Throws when storage is unavailable. */
export async function reachesNoLead(
  { settings, records }: Pick<School, 'settings' | 'records'>,
  { id, to }: DeliveryOf<'problem'>,
): Promise<boolean> {
  // Ids of older notices do not carry the group they belong to.
  if (!id.endsWith(idFor('', to))) return false;
  const notice = id.slice(0, -idFor('', to).length);
  const all = await Promise.all(
    leadsOf(settings).map((lead) => records.readDelivery(idFor(notice, lead.id))),
  );
  return all.every((each) => !each || each.value.status === 'held' || each.value.status === 'failed');
}

/**
 * After a post gets through: the next failure of the channel alerts the leads again. Throws when storage is
 * unavailable.
 */
export async function clearAlerts(school: Pick<School, 'records'>, channel: string): Promise<void> {
  for (const problem of LASTING) await withdraw(school, claimIdOf({ problem, channel, of: '' }));
}

/**
 * After a message reaches this person: the next one that does not alerts the leads again. Throws when storage is
 * unavailable.
 */
export async function clearUnreached(school: Pick<School, 'records'>, person: string): Promise<void> {
  await withdraw(school, unreachedId(person));
}

async function withdraw({ records }: Pick<School, 'records'>, id: string): Promise<void> {
  const told = await records.readClaim(id);
  if (told) await records.commit([{ change: 'delete-claim', id, expected: told.version }]);
}

/** The id of the claim that the leads know somebody cannot be reached. */
export function unreachedId(person: string): string {
  return `undelivered|person|${person}`;
}

/** True when the leads have been alerted that this channel cannot be reached. Throws when storage is unavailable. */
export async function isChannelAlerted(
  { records }: Pick<School, 'records'>,
  channel: string,
): Promise<boolean> {
  const told = await Promise.all(
    LASTING.map((problem) => records.readClaim(claimIdOf({ problem, channel, of: '' }))),
  );
  return told.some((each) => each !== undefined);
}

/** True when the leads were alerted as soon as this delivery was given up. Throws when storage is unavailable. */
export async function isGivenUpTold(
  { records }: Pick<School, 'records'>,
  delivery: string,
): Promise<boolean> {
  return (
    (await records.readClaim(claimIdOf({ problem: 'not-sent', channel: '', of: delivery }))) !== undefined
  );
}

/** Whether a channel still has the problem a notice is about; undefined for a problem of one message. */
export async function stillFails(
  { records }: Pick<School, 'records'>,
  { problem, channel }: DeliveryOf<'problem'>,
): Promise<boolean | undefined> {
  const lasting = LASTING.find((each) => each === problem);
  if (lasting === undefined) return undefined;
  return (await records.readClaim(claimIdOf({ problem: lasting, channel, of: '' }))) !== undefined;
}

function claimIdOf({ problem, channel, of }: Pick<ChannelFailure, 'problem' | 'channel' | 'of'>): string {
  return LASTING.includes(problem) ? `problem|${channel}|${problem}` : `problem|${problem}|${of}`;
}
