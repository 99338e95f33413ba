import type { Delivery, Problem } from '../deliveries.ts';
import { ledgerRow } from '../digest/ledger.ts';
import type { Change } from '../ports/records.ts';
import type { Attempt, Outbox, Trouble } from './outbox.ts';

/** These last until a post gets through again; the others are about one message. */
const STANDING: readonly Problem[] = ['channel-gone', 'channel-closed', 'channel-unknown'];
/** Older news of one message helps nobody any more. */
const NEWS_DAYS = 14;
const DAY = 24 * 60 * 60_000;

function ledgerIdOf({ problem, channel, of }: Pick<Trouble, 'problem' | 'channel' | 'of'>): string {
  return STANDING.includes(problem) ? `problem|${channel}|${problem}` : `problem|${problem}|${of}`;
}

/** What to write so that every inclusion lead is told of this, once; nothing when they have been. */
export async function toldChanges(
  outbox: Pick<Outbox, 'settings' | 'records' | 'clock' | 'names'>,
  trouble: Trouble,
): Promise<readonly Change[]> {
  const { settings, records, clock, names } = outbox;
  const id = ledgerIdOf(trouble);
  if (await records.readLedger(id)) return [];
  const now = clock.now();
  const at = now.toISOString();
  const { problem, about, channel, week } = trouble;
  const leads = settings.staff.filter(({ roles }) => roles.includes('inclusion-lead'));
  return [
    { change: 'ledger', value: ledgerRow(id, now) },
    ...leads.map((lead): Change => {
      const value: Delivery = {
        id: names.id(),
        kind: 'problem',
        to: lead.id,
        problem,
        about,
        channel,
        ...(week === undefined ? {} : { week }),
        createdAt: at,
        attempts: 0,
        status: 'waiting',
        dueAt: at,
      };
      return { change: 'delivery', value, expected: 'new' };
    }),
  ];
}

/** A post got through: the next time the channel cannot be reached is told anew. Throws when storage is away. */
export async function mended({ records }: Pick<Outbox, 'records'>, channel: string): Promise<void> {
  const ids = STANDING.map((problem) => ledgerIdOf({ problem, channel, of: '' }));
  for (const id of ids) {
    const told = await records.readLedger(id);
    if (told) await records.commit([{ change: 'ledger-gone', id, expected: told.version }]);
  }
}

/** Tells one lead what could not be done. Throws a `SendFailure`. */
export async function sendProblem(
  outbox: Outbox,
  delivery: Extract<Delivery, { kind: 'problem' }>,
): Promise<Attempt> {
  const { settings, addresses, messenger, draw } = outbox;
  const lead = settings.staff.find(({ id }) => id === delivery.to);
  if (!lead?.roles.includes('inclusion-lead')) return { status: 'failed' };
  if (!(await isStillNews(outbox, delivery))) return { status: 'failed' };
  const address = await addresses.person(lead.id);
  if (!address) return { status: 'held' };
  await messenger.sendToPerson(address, draw.problem(delivery));
  return { status: 'sent', also: [] };
}

/** A card may have waited for its reader: by then the channel may work again, or the week be long over. */
async function isStillNews(
  { records, clock }: Outbox,
  { problem, channel, createdAt }: Extract<Delivery, { kind: 'problem' }>,
): Promise<boolean> {
  if (STANDING.includes(problem))
    return (await records.readLedger(ledgerIdOf({ problem, channel, of: '' }))) !== undefined;
  return clock.now().getTime() - Date.parse(createdAt) < NEWS_DAYS * DAY;
}
