import { randomUUID } from 'node:crypto';

import { odata, type TableClient, type TransactionAction } from '@azure/data-tables';

import type { CommitResult } from '../../app/ports/records.ts';
import { checkBatch } from '../rows/batch-limits.ts';
import type { Fields, Row, RowTable, Write } from '../rows/row-table.ts';
import type { Budget } from './budget.ts';
import type { Failure } from './failures.ts';

/** The service's limit on rows in one response. */
const MOST_IN_AN_ANSWER = 1000;
/** Marks a tombstone: the row's content is gone, its key is not free yet. */
const GONE = 'gone';
/** Names, on every row, the batch that wrote it. */
const BATCH = 'batch';

/** A table of Azure Table storage, its emulator, or Cosmos DB for Table, within one call's time budget. */
export function azureTable(client: TableClient, budget: Budget): RowTable {
  async function readAny(partition: string, key: string): Promise<Row | undefined> {
    return budget.spend(
      async (abortSignal) => asRow(await client.getEntity(partition, key, { abortSignal })),
      (failure) => (isNoSuchRow(failure) ? { answer: undefined } : undefined),
    );
  }

  async function list(
    partition: string,
    from: string,
    below: string,
    limit: number,
    wanted: (row: Row) => boolean,
  ): Promise<readonly Row[]> {
    const filter = odata`PartitionKey eq ${partition} and RowKey ge ${from} and RowKey lt ${below}`;
    return budget.spend(
      async (abortSignal) => {
        const rows: Row[] = [];
        const pages = client
          .listEntities({ queryOptions: { filter }, abortSignal })
          .byPage({ maxPageSize: Math.min(limit, MOST_IN_AN_ANSWER) });
        for await (const page of pages) {
          rows.push(...page.map(asRow).filter(wanted));
          if (rows.length >= limit) break;
        }
        return rows.slice(0, limit);
      },
      () => undefined,
    );
  }

  async function batch(partition: string, writes: readonly Write[]): Promise<CommitResult> {
    const stamp = randomUUID();
    const actions = writes.map((write) => actionFor(partition, write, stamp));
    let inDoubt = false;
    const result = await budget.spend(
      async (abortSignal): Promise<CommitResult> => {
        await client.submitTransaction(actions, { abortSignal });
        return 'done';
      },
      (failure) => {
        inDoubt ||= failure.maybeDone;
        return refusal(failure);
      },
    );
    // An earlier attempt may have succeeded and its response been lost: then the conflict is with ourselves.
    const ours = writes.find(({ write }) => write !== 'unlist');
    if (result === 'done' || !inDoubt || !ours) return result;
    return (await readAny(partition, ours.key))?.fields[BATCH] === stamp ? 'done' : result;
  }

  /** Frees the keys if it can; a tombstone left behind holds nothing, reads as absent and is tidied up later. */
  async function freeKeys(partition: string, writes: readonly Write[]): Promise<void> {
    for (const each of writes) {
      if (each.write !== 'remove' || each.gone === 'for-ever') continue;
      const { key } = each;
      // Unconditional: only the batch that wrote the tombstone gets here, and nothing replaces a tombstone.
      await budget.spend(
        async (abortSignal) => void (await client.deleteEntity(partition, key, { abortSignal })),
        () => ({ answer: undefined }),
      );
    }
  }

  async function removeOne(partition: string, key: string, etag: string): Promise<CommitResult> {
    let inDoubt = false;
    return budget.spend(
      async (abortSignal): Promise<CommitResult> => {
        await client.deleteEntity(partition, key, { etag, abortSignal });
        return 'done';
      },
      (failure) => {
        inDoubt ||= failure.maybeDone;
        return inDoubt && isNoSuchRow(failure) ? { answer: 'done' } : refusal(failure);
      },
    );
  }

  return {
    async read(partition, key) {
      const row = await readAny(partition, key);
      return row?.emptiedAt === undefined ? row : undefined;
    },

    range: (partition, from, below, limit) =>
      list(partition, from, below, limit, ({ emptiedAt }) => emptiedAt === undefined),

    rangeWithRemains: (partition, from, below, limit) => list(partition, from, below, limit, () => true),

    async write(partition, writes) {
      checkBatch(writes);
      const [first, ...more] = writes;
      if (!first) return 'done';
      if (first.write === 'remove' && more.length === 0)
        return removeOne(partition, first.key, first.expected);
      const result = await batch(partition, writes);
      if (result === 'done') await freeKeys(partition, writes);
      return result;
    },

    async put(partition, key, fields) {
      await budget.spend(
        // The only upsert: see `RowTable.put`.
        async (abortSignal) => {
          await client.upsertEntity({ partitionKey: partition, rowKey: key, ...fields }, 'Replace', {
            abortSignal,
          });
        },
        () => undefined,
      );
    },
  };
}

/**
 * The client cannot make a removal in a batch conditional (it drops the version and sends `*`), so the batch
 * conditionally replaces the row with a tombstone, which is removed afterwards.
 */
function actionFor(partition: string, write: Write, stamp: string): TransactionAction {
  const keys = { partitionKey: partition, rowKey: write.key };
  switch (write.write) {
    case 'insert':
      return ['create', { ...keys, ...write.fields, [BATCH]: stamp }];
    case 'replace':
      return ['update', { ...keys, ...write.fields, [BATCH]: stamp }, 'Replace', { etag: write.expected }];
    case 'remove':
      return ['update', { ...keys, [GONE]: 1, [BATCH]: stamp }, 'Replace', { etag: write.expected }];
    case 'list':
      return ['upsert', { ...keys, ...write.fields, [BATCH]: stamp }, 'Replace'];
    case 'unlist':
      return ['delete', keys];
  }
}

function refusal(failure: Failure): { readonly answer: CommitResult } | undefined {
  if (failure.code === 'EntityAlreadyExists') return { answer: 'exists' };
  if (failure.status === 412 || isNoSuchRow(failure)) return { answer: 'changed' };
  return undefined;
}

/** True only when the service says that the row does not exist: a missing table or a wrong address is a 404 too. */
function isNoSuchRow(failure: Failure): boolean {
  return failure.status === 404 && ['ResourceNotFound', 'EntityNotFound'].includes(failure.code);
}

function asRow(entity: Readonly<Record<string, unknown>>): Row {
  const { partitionKey: _partition, rowKey, etag, timestamp, ...own } = entity;
  const fields: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(own))
    // Its metadata are the service's, and are not written back.
    if (!name.startsWith('odata') && (typeof value === 'string' || typeof value === 'number'))
      fields[name] = value;
  const row = { key: String(rowKey), fields: fields satisfies Fields, version: String(etag) };
  return GONE in fields ? { ...row, emptiedAt: String(timestamp) } : row;
}
