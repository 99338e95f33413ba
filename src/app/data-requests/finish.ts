import { newDelivery, putInOutbox } from '../deliveries.ts';
import type { Erasing } from '../erase-pupil.ts';
import type { DataRequest, RequestEnd } from '../ports/data-requests.ts';
import type { Change, Stored } from '../ports/records.ts';
import type { School } from '../turn.ts';
import { KINDS } from './kinds.ts';

/** How long a request counts, and how long it says how it ended, in days. */
export const REQUEST_DAYS = 14;
const DAY = 24 * 60 * 60_000;

/** The instant until which a request that was made or decided now is kept. */
export function expiryOfRequest({ clock }: Pick<School, 'clock'>): string {
  return new Date(clock.now().getTime() + REQUEST_DAYS * DAY).toISOString();
}

/**
 * What to write when a request ends: it names the pupil no more, and whoever asked or approved it is told, but for the one
 * who ended it.
 */
export function ending(
  school: Pick<School, 'clock' | 'names'>,
  { value, version }: Stored<DataRequest>,
  end: RequestEnd,
): {
  readonly ended: DataRequest;
  readonly changes: readonly Change[];
  readonly deliveries: readonly string[];
} {
  const { pupil: _gone, content, ...rest } = value;
  const isKept = KINDS[value.kind].leadsToFile === true && (end.done ?? []).length > 0;
  const ended: DataRequest = {
    ...rest,
    ...(isKept ? { content } : {}),
    end,
    expiresAt: expiryOfRequest(school),
  };
  const people = [value.by, ...(value.approved ? [value.approved.by] : [])];
  const told = people
    .filter(({ id }) => id !== end.by.id)
    .map(({ id: to }) =>
      newDelivery(school, `${school.names.id()}.${to}`, {
        kind: 'data-request',
        to,
        request: value.id,
        news: 'ended',
      }),
    );
  return {
    ended,
    changes: [{ change: 'request', value: ended, expected: version }, ...told.map(putInOutbox)],
    deliveries: told.map(({ id }) => id),
  };
}

/** Carries an approved request out, or goes on with it. Resolves to what it has put in the outbox. */
export async function finishRequest(parts: Erasing, id: string): Promise<readonly string[]> {
  const stored = await parts.records.readRequest(id);
  const approved = stored?.value.approved;
  if (!stored || !approved || stored.value.end) return [];
  const { value } = stored;
  const { deliveries: put = [], ...dealt } = await KINDS[value.kind].carryOut(parts, value, [
    value.by,
    approved.by,
  ]);
  const end = { as: 'done', by: approved.by, at: parts.clock.now().toISOString(), ...dealt } as const;
  const { changes, deliveries } = ending(parts, stored, end);
  // Two may have carried it out at once: the first has said so.
  return [...put, ...((await parts.records.commit(changes)) === 'done' ? deliveries : [])];
}

/**
 * Goes on with what was approved before this moment and not finished, because the bot was stopped meanwhile. Resolves to
 * what it has put in the outbox. Throws when storage cannot be reached.
 */
export async function finishApproved(parts: Erasing, before: Date): Promise<readonly string[]> {
  const put: string[] = [];
  for (const { value } of await parts.records.requests())
    if (value.approved && !value.end && new Date(value.approved.at) < before)
      put.push(...(await finishRequest(parts, value.id)));
  return put;
}
