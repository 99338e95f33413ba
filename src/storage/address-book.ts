import { isDeepStrictEqual } from 'node:util';

import type { Address, AddressBook } from '../app/ports/messenger.ts';
import { RowUnreadable } from './errors.ts';
import { fromFields, toFields } from './rows/body.ts';
import { rowKey, safePart } from './rows/keys.ts';
import type { Tables } from './rows/row-table.ts';
import { ADDRESS } from './rows/schemas/address.ts';

/** A school has a few hundred staff; beyond this number the least recently used is dropped from memory. */
const MOST_CACHED = 2000;
/** Another instance may have a newer address, so a cached one older than this is read again. */
const FRESH_MILLISECONDS = 10 * 60_000;

/**
 * Where one school's people and channels can be reached. Every activity brings an address, so an unchanged one costs
 * nothing. `begin` opens the tables for one call; `now` is in milliseconds.
 */
export function addressBookOn(
  begin: () => Tables,
  school: string,
  now: () => number = () => performance.now(),
): AddressBook {
  const partition = safePart(school);
  const cached = new Map<string, { readonly address: Address; readonly at: number }>();

  function keep(key: string, address: Address): void {
    // A Map keeps insertion order: the first key is the least recently used.
    cached.delete(key);
    cached.set(key, { address, at: now() });
    const [oldest] = cached.keys();
    if (cached.size > MOST_CACHED && oldest !== undefined) cached.delete(oldest);
  }

  async function find(key: string): Promise<Address | undefined> {
    const known = cached.get(key);
    if (known && now() - known.at < FRESH_MILLISECONDS) return known.address;
    const row = await begin().cases.read(partition, key);
    if (!row) return undefined;
    const address = fromFields(ADDRESS, row.fields);
    keep(key, address);
    return address;
  }

  async function remember(key: string, given: Address): Promise<void> {
    // A copy without properties set to undefined, as it will be read back.
    const address = JSON.parse(JSON.stringify(given)) as Address;
    if (isDeepStrictEqual(await find(key).catch(unlessUnreadable), address)) return;
    await begin().cases.put(partition, key, toFields(ADDRESS, address));
    keep(key, address);
  }

  return {
    person: (id) => find(rowKey('person', id)),
    channel: (conversationId) => find(rowKey('channel', conversationId)),
    rememberPerson: (id, address) => remember(rowKey('person', id), address),
    rememberChannel: (conversationId, address) => remember(rowKey('channel', conversationId), address),
  };
}

/** Treats an unreadable address as absent, for the new one to replace it. */
function unlessUnreadable(error: unknown): undefined {
  if (!(error instanceof RowUnreadable)) throw error;
}
