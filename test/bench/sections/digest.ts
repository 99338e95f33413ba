import { TableClient } from '@azure/data-tables';
import { readDigest } from '../../../src/app/digest/read.ts';
import type { DigestAudience } from '../../../src/app/ports/deliveries.ts';
import { loadContent } from '../../../src/content/load.ts';
import { connectionOn } from '../../../src/storage/connection.ts';
import { safePart } from '../../../src/storage/rows/keys.ts';
import type { RowTable } from '../../../src/storage/rows/row-table.ts';
import { azureTable } from '../../../src/storage/tables/azure-table.ts';
import { Budget } from '../../../src/storage/tables/budget.ts';
import { ownTables, startAzurite } from '../../support/azurite.ts';
import { testSchool } from '../../support/school.ts';
import { median, type Row } from '../section.ts';
import { counting, NOW, past, rowsOf, sortedTable, thisTerm, type Count } from '../digest-school.ts';

export const about =
  'Weekly digests as years of history grow: the same term of 144 referrals, 40 of them open, and closed ones over ten years.';

const RUNS = 5;
const BATCH = 100;
const PATIENCE_MILLISECONDS = 60_000;
const settings = testSchool({
  closed: [{ from: '2026-10-26', to: '2026-10-30', what: 'Half term' }],
  terms: [{ from: '2026-09-02', to: '2026-12-18', what: 'Autumn' }],
});
const content = loadContent();

interface Figures extends Count {
  readonly where: string;
  readonly past: number;
  readonly audience: DigestAudience;
  readonly milliseconds: number;
}

/** Reads both digests of one school, several times; the middle time counts. */
async function measureDigests(where: string, before: number, table: RowTable): Promise<Figures[]> {
  const found: Figures[] = [];
  for (const audience of ['inclusion', 'staff'] as const) {
    const asked = { audience, week: '2026-W48', from: '2026-11-20T15:30:00.000Z', to: NOW };
    const count: Count = { calls: 0, entities: 0 };
    const counted = counting(table, count);
    const records = connectionOn(
      () => ({ cases: counted, wakeUps: counted }),
      () => Promise.resolve(),
    ).records(settings.id);
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) {
      Object.assign(count, { calls: 0, entities: 0 });
      const started = performance.now();
      await readDigest({ settings, content, records }, asked);
      times.push(performance.now() - started);
    }
    found.push({ where, past: before, audience, ...count, milliseconds: median(times) });
  }
  return found;
}

function rowsFor(before: number) {
  return [...thisTerm(), ...past(before)].flatMap(rowsOf);
}

async function inMemory(before: number): Promise<Figures[]> {
  return measureDigests('memory', before, sortedTable(rowsFor(before)));
}

async function onAzurite(before: number, connectionString: string): Promise<Figures[]> {
  const client = TableClient.fromConnectionString(connectionString, `${ownTables()}cases`, {
    allowInsecureConnection: true,
  });
  client.pipeline.removePolicy({ name: 'proxyPolicy' });
  await client.createTable();
  const rows = rowsFor(before);
  const partitionKey = safePart(settings.id);
  for (let at = 0; at < rows.length; at += BATCH)
    await client.submitTransaction(
      rows
        .slice(at, at + BATCH)
        .map(({ key, fields }) => ['create', { partitionKey, rowKey: key, ...fields }]),
    );
  const table: RowTable = {
    ...azureTable(client, new Budget(PATIENCE_MILLISECONDS)),
    // A budget is one call's.
    read: (partition, key) => azureTable(client, new Budget(PATIENCE_MILLISECONDS)).read(partition, key),
    range: (partition, from, below, limit) =>
      azureTable(client, new Budget(PATIENCE_MILLISECONDS)).range(partition, from, below, limit),
  };
  return measureDigests('Azurite', before, table);
}

/** Each beside the smallest school's of the same digest. */
function* rowsOfTable(all: readonly Figures[]): Generator<Row> {
  const said = ({ calls, entities, milliseconds }: Figures) =>
    `${calls} calls, ${entities} rows, ${milliseconds.toFixed(1)} ms`;
  for (const each of all) {
    const first = all.find(({ audience }) => audience === each.audience) ?? each;
    yield {
      figure: `${each.audience} digest, ${each.past.toLocaleString('en-GB')} past cases, ${each.where}`,
      ours: said(each),
      ...(each === first
        ? {}
        : {
            beside: `${said(first)} with ${first.past}`,
            times: each.milliseconds / first.milliseconds,
            aim: 'flat',
          }),
    };
  }
}

export async function* measure(): AsyncGenerator<Row> {
  const memory: Figures[] = [];
  for (const before of [100, 10_000, 100_000]) memory.push(...(await inMemory(before)));
  yield* rowsOfTable(memory);
  const azurite = await startAzurite({ own: true });
  const tables: Figures[] = [];
  for (const before of [100, 1000]) tables.push(...(await onAzurite(before, azurite.connectionString)));
  await azurite.stop();
  yield* rowsOfTable(tables);
}
