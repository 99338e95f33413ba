import type { AuditEntry } from '../app/ports/audit.ts';
import type { Delivery } from '../app/ports/deliveries.ts';
import type { Change, CommitResult, Stored, Version } from '../app/ports/records.ts';
import { providerKey } from '../domain/school/provider.ts';
import { toFields } from './rows/body.ts';
import { indexFields, indexWrites } from './rows/index-rows.ts';
import { rowKey, safePart, timePart } from './rows/keys.ts';
import type { Fields, Row, RowTable, Tables, Write } from './rows/row-table.ts';
import { CARD_PLACE, DELIVERY } from './rows/schemas/delivery.ts';
import { DATA_REQUEST } from './rows/schemas/data-request.ts';
import { OWN_LAYOUT } from './rows/schemas/own-layout.ts';
import { DRAFT } from './rows/schemas/draft.ts';
import { AUDIT, CLAIM_KEY, ONCE_CLAIM, STOP } from './rows/schemas/audit.ts';
import { PROVIDER } from './rows/schemas/provider.ts';
import { REFERRAL } from './rows/schemas/referral.ts';
import { toBeSealed } from './audit-seals.ts';
import { checkBatch } from './rows/batch-limits.ts';
import { wakeForNew, wakeLater } from './wake-ups.ts';

/** Carries out `Records.commit`: wake-ups first, then everything else in one batch. */
export async function commitChanges(
  tables: Tables,
  school: string,
  changes: readonly Change[],
): Promise<CommitResult> {
  const writes = changes.flatMap(writesFor);
  writes.push(...sealingOf(changes));
  checkBatch(writes);
  // A batch without a wake-up would be a lost card; a wake-up without a batch is harmless.
  const pending = changes.filter((change) => change.change === 'delivery' && isPending(change.value));
  const wakes = pending.map((change) => change as Extract<Change, { change: 'delivery' }>);
  await wakeForNew(
    tables.wakeUps,
    school,
    wakes.filter(({ expected }) => expected === 'new').map(({ value }) => value),
  );
  for (const { value, expected } of wakes)
    if (expected !== 'new') await wakeLater(tables.wakeUps, school, value.id, value.dueAt);
  return writes.length === 0 ? 'done' : writeRows(tables.cases, safePart(school), writes);
}

/**
 * A case stored before a list existed has no index row in it, and so could never be changed again. A refused batch is
 * therefore retried once without the missing rows; the record's version guards it as before.
 */
async function writeRows(
  cases: RowTable,
  partition: string,
  writes: readonly Write[],
): Promise<CommitResult> {
  const result = await cases.write(partition, writes);
  const unlisted = writes.filter(({ write }) => write === 'unlist');
  if (result !== 'changed' || unlisted.length === 0) return result;
  const there = await Promise.all(unlisted.map(({ key }) => cases.read(partition, key)));
  const missing = unlisted.filter((_, index) => there[index] === undefined);
  if (missing.length === 0) return result;
  return cases.write(
    partition,
    writes.filter((write) => !missing.includes(write)),
  );
}

/** The rows one change writes. */
function writesFor(change: Change): readonly Write[] {
  switch (change.change) {
    case 'draft': {
      const { value, expected } = change;
      return [put(rowKey('draft', value.owner, value.id), toFields(DRAFT, value), expected)];
    }
    case 'draft-gone':
      return [
        {
          write: 'remove',
          key: rowKey('draft', change.owner, change.id),
          expected: change.expected,
          gone: 'for-ever',
        },
      ];
    case 'referral': {
      const { value, previous, expected } = change;
      if ((previous === null) !== (expected === 'new'))
        throw new Error('a referral is either new or replaces the one that was read');
      return [
        put(rowKey('referral', value.id), toFields(REFERRAL, value), expected),
        ...indexWrites(previous, value),
      ];
    }
    case 'audit': {
      return [{ write: 'insert', key: auditKey(change.value), fields: toFields(AUDIT, change.value) }];
    }
    case 'stop': {
      const key = rowKey('stop', timePart(change.value.at), change.value.id);
      return [{ write: 'insert', key, fields: toFields(STOP, change.value) }];
    }
    case 'once-claim': {
      const { value } = change;
      return [{ write: 'insert', key: rowKey(CLAIM_KEY, value.id), fields: toFields(ONCE_CLAIM, value) }];
    }
    case 'delete-claim':
      return [{ write: 'remove', key: rowKey(CLAIM_KEY, change.id), expected: change.expected }];
    case 'delivery':
      return deliveryWrites(change.value, change.expected);
    case 'request': {
      const { value, expected } = change;
      return [put(rowKey('request', value.id), toFields(DATA_REQUEST, value), expected)];
    }
    case 'provider': {
      const { value, expected } = change;
      return [put(rowKey('provider', providerKey(value.name)), toFields(PROVIDER, value), expected)];
    }
    case 'request-gone':
      return [{ write: 'remove', key: rowKey('request', change.id), expected: change.expected }];
    case 'own-layout': {
      const { value, expected } = change;
      return [put(rowKey('own-layout', value.id), toFields(OWN_LAYOUT, value), expected)];
    }
    case 'card-place': {
      const { value, expected } = change;
      return [put(rowKey('place', value.referralId), toFields(CARD_PLACE, value), expected)];
    }
  }
}

function auditKey({ referralId, at, id }: AuditEntry): string {
  return rowKey('audit', referralId, timePart(at), id);
}

/** Lists the audit rows of these changes until they are sealed. */
function sealingOf(changes: readonly Change[]): readonly Write[] {
  const entries = changes.flatMap((change) => (change.change === 'audit' ? [change.value] : []));
  const [first, ...others] = entries;
  return first ? [toBeSealed([auditKey(first), ...others.map(auditKey)])] : [];
}

function put(key: string, fields: Fields, expected: Version | 'new'): Write {
  return expected === 'new' ? { write: 'insert', key, fields } : { write: 'replace', key, fields, expected };
}

const HELD = 'held ';
const FREE = 'free ';

/** A delivery as stored. Its version also says whether it is in its person's list of held ones. */
export function storedDelivery(row: Row, value: Delivery): Stored<Delivery> {
  return { value, version: (isHeld(value) ? HELD : FREE) + row.version };
}

function deliveryWrites(value: Delivery, expected: Version | 'new'): readonly Write[] {
  const key = rowKey('delivery', value.id);
  const wasHeld = expected.startsWith(HELD);
  if (expected !== 'new' && !wasHeld && !expected.startsWith(FREE))
    throw new Error('this is not the version of a delivery');
  const writes = [
    put(key, toFields(DELIVERY, value), expected === 'new' ? 'new' : expected.slice(HELD.length)),
  ];
  if (isToPerson(value) && isHeld(value) !== wasHeld) {
    const list = rowKey('held', value.to, value.id);
    writes.push(
      wasHeld
        ? { write: 'unlist', key: list }
        : { write: 'insert', key: list, fields: indexFields(value.id) },
    );
  }
  return writes;
}

function isHeld(delivery: Delivery): boolean {
  return isToPerson(delivery) && delivery.status === 'held';
}

function isToPerson(delivery: Delivery): delivery is Extract<Delivery, { readonly to: string }> {
  return 'to' in delivery;
}

function isPending(delivery: Delivery): boolean {
  return delivery.status === 'waiting' || delivery.status === 'sending';
}
