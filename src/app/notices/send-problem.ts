import { newDelivery, putInOutbox, type Problem } from '../deliveries.ts';
import { claim } from '../once-claims.ts';
import type { SchoolSettings } from '../../domain/school/settings.ts';
import type { Change } from '../ports/records.ts';
import type { Attempt, Outbox, ProblemDelivery, Trouble } from './outbox.ts';
import { undeliveredPost } from './undelivered-post.ts';

/** These last until a post gets through again; the others are about one message. */
const STANDING: readonly Problem[] = ['channel-gone', 'channel-closed', 'channel-unknown'];
/** Older news of one message helps nobody any more. */
const NEWS_DAYS = 14;
const DAY = 24 * 60 * 60_000;

function claimIdOf({ problem, channel, of }: Pick<Trouble, 'problem' | 'channel' | 'of'>): string {
  return STANDING.includes(problem) ? `problem|${channel}|${problem}` : `problem|${problem}|${of}`;
}

/** What to write so that every inclusion lead is told of this, once; nothing when they have been. */
export async function toldChanges(
  outbox: Pick<Outbox, 'settings' | 'records' | 'clock' | 'names'>,
  trouble: Trouble,
): Promise<readonly Change[]> {
  const { settings, records, clock, names } = outbox;
  const id = claimIdOf(trouble);
  if (await records.readClaim(id)) return [];
  const { of: _of, ...notice } = trouble;
  return [claim({ clock }, id), ...noticesToLeads({ settings, clock, names }, notice).map(putInOutbox)];
}

type Notice = Pick<ProblemDelivery, 'problem' | 'about' | 'channel' | 'week' | 'items'>;

/** The same notice to every inclusion lead, each in their own chat. */
export function noticesToLeads(
  { settings, clock, names }: Pick<Outbox, 'settings' | 'clock' | 'names'>,
  { problem, about, channel, week, items }: Notice,
): readonly ProblemDelivery[] {
  const notice = names.id();
  return leadsOf(settings).map(({ id: to }) =>
    newDelivery({ clock }, idFor(notice, to), {
      kind: 'problem',
      to,
      problem,
      about,
      channel,
      ...(week === undefined ? {} : { week }),
      ...(items === undefined ? {} : { items }),
    }),
  );
}

function leadsOf({ staff }: SchoolSettings) {
  return staff.filter(({ roles }) => roles.includes('inclusion-lead'));
}

function idFor(notice: string, lead: string): string {
  return `${notice}.${lead}`;
}

/** True when a notice has got to no lead, and is on its way to none. Throws when storage is away. */
export async function noLeadReached(
  { settings, records }: Pick<Outbox, 'settings' | 'records'>,
  { id, to }: ProblemDelivery,
): Promise<boolean> {
  // Older notices do not know of one another.
  if (!id.endsWith(idFor('', to))) return false;
  const notice = id.slice(0, -idFor('', to).length);
  const all = await Promise.all(
    leadsOf(settings).map((lead) => records.readDelivery(idFor(notice, lead.id))),
  );
  return all.every((each) => !each || each.value.status === 'held' || each.value.status === 'failed');
}

/** A post got through: the next time the channel cannot be reached is told anew. Throws when storage is away. */
export async function mended({ records }: Pick<Outbox, 'records'>, channel: string): Promise<void> {
  const ids = STANDING.map((problem) => claimIdOf({ problem, channel, of: '' }));
  for (const id of ids) {
    const told = await records.readClaim(id);
    if (told) await records.commit([{ change: 'delete-claim', id, expected: told.version }]);
  }
}

/** A message got to this person: the next time they cannot be reached is told anew. Throws when storage is away. */
export async function reached({ records }: Pick<Outbox, 'records'>, person: string): Promise<void> {
  const told = await records.readClaim(unreachedId(person));
  if (told)
    await records.commit([{ change: 'delete-claim', id: unreachedId(person), expected: told.version }]);
}

/** The claim that says the leads know of somebody who cannot be reached. */
export function unreachedId(person: string): string {
  return `undelivered|person|${person}`;
}

/** True when the leads know that this channel cannot be reached. Throws when storage is away. */
export async function isChannelTold({ records }: Pick<Outbox, 'records'>, channel: string): Promise<boolean> {
  const told = await Promise.all(
    STANDING.map((problem) => records.readClaim(claimIdOf({ problem, channel, of: '' }))),
  );
  return told.some((each) => each !== undefined);
}

/** Tells one lead what could not be done. Throws a `SendFailure`. */
export async function sendProblem(outbox: Outbox, delivery: ProblemDelivery): Promise<Attempt> {
  const { settings, addresses, messenger, draw } = outbox;
  const lead = leadsOf(settings).find(({ id }) => id === delivery.to);
  if (!lead) return { status: 'failed', why: 'not-wanted' };
  if (!(await isStillNews(outbox, delivery))) return { status: 'failed', why: 'not-wanted' };
  const { problem } = delivery;
  const post =
    problem === 'undelivered'
      ? await undeliveredPost(outbox, delivery.items ?? [])
      : draw.problem({ ...delivery, problem });
  if (!post) return { status: 'failed', why: 'not-wanted' };
  const address = await addresses.person(lead.id);
  if (!address) return { status: 'held', why: 'no-address' };
  await messenger.sendToPerson(address, post);
  return { status: 'sent', also: [] };
}

/** A card may have waited for its reader: by then the channel may work again, or the week be long over. */
async function isStillNews(
  { records, clock }: Outbox,
  { problem, channel, createdAt }: ProblemDelivery,
): Promise<boolean> {
  const standing = STANDING.find((each) => each === problem);
  if (standing !== undefined)
    return (await records.readClaim(claimIdOf({ problem: standing, channel, of: '' }))) !== undefined;
  return clock.now().getTime() - Date.parse(createdAt) < NEWS_DAYS * DAY;
}
