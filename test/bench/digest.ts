/**
 * What the weekly digests cost as years of history grow: rows read, calls and time for a school with 100, 10,000 and
 * 100,000 past referrals and the same term with forty open cases. In memory, in a table sorted by key; and, against
 * Azurite over HTTP, with 100 and 1,000 (`-- --azurite 10000` for more; filling it takes minutes). Prints, judges
 * nothing: `npm run bench:digest`.
 */
import { TableClient } from '@azure/data-tables';
import { readDigest } from '../../src/app/digest/read.ts';
import type { DigestAudience } from '../../src/app/ports/deliveries.ts';
import { loadContent } from '../../src/content/load.ts';
import { connectionOn } from '../../src/storage/connection.ts';
import { safePart } from '../../src/storage/rows/keys.ts';
import { givenOrEnd } from '../../src/start/command-line.ts';
import type { RowTable } from '../../src/storage/rows/row-table.ts';
import { azureTable } from '../../src/storage/tables/azure-table.ts';
import { Budget } from '../../src/storage/tables/budget.ts';
import { ownTables, startAzurite } from '../support/azurite.ts';
import { testSchool } from '../support/school.ts';
import { counting, NOW, past, rowsOf, sortedTable, thisTerm, type Count } from './digest-school.ts';

const typed = givenOrEnd({
  typed: 'npm run bench:digest --',
  about: 'Prints what the weekly digests cost as years of history grow, in memory and against Azurite.',
  options: {
    azurite: { value: 'COUNT', help: 'how many past referrals Azurite gets, besides 100; without it, 1000' },
  },
});
const most = Number(typed.azurite ?? 1000);
if (!Number.isInteger(most) || most < 0) {
  console.error('--azurite needs a whole number of past referrals: npm run bench:digest -- --azurite 10000');
  process.exit(2);
}

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
  readonly rows: number;
  readonly audience: DigestAudience;
  readonly milliseconds: number;
}

/** Reads both digests of one school, several times; the middle time counts. */
async function measure(where: string, before: number, rows: number, table: RowTable): Promise<Figures[]> {
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
    const milliseconds = times.toSorted((one, other) => one - other)[Math.floor(RUNS / 2)] ?? 0;
    found.push({ where, past: before, rows, audience, ...count, milliseconds });
  }
  return found;
}

function rowsFor(before: number) {
  return [...thisTerm(), ...past(before)].flatMap(rowsOf);
}

async function inMemory(before: number): Promise<Figures[]> {
  const rows = rowsFor(before);
  return measure('memory', before, rows.length, sortedTable(rows));
}

async function onAzurite(before: number, connectionString: string): Promise<Figures[]> {
  const client = TableClient.fromConnectionString(connectionString, `${ownTables()}cases`, {
    allowInsecureConnection: true,
  });
  client.pipeline.removePolicy({ name: 'proxyPolicy' });
  await client.createTable();
  const rows = rowsFor(before);
  const partitionKey = safePart(settings.id);
  const started = performance.now();
  for (let at = 0; at < rows.length; at += BATCH)
    await client.submitTransaction(
      rows
        .slice(at, at + BATCH)
        .map(({ key, fields }) => ['create', { partitionKey, rowKey: key, ...fields }]),
    );
  console.log(
    `Azurite filled with ${rows.length} rows in ${((performance.now() - started) / 1000).toFixed(0)} s`,
  );
  const table: RowTable = {
    ...azureTable(client, new Budget(PATIENCE_MILLISECONDS)),
    // A budget is one call's.
    read: (partition, key) => azureTable(client, new Budget(PATIENCE_MILLISECONDS)).read(partition, key),
    range: (partition, from, below, limit) =>
      azureTable(client, new Budget(PATIENCE_MILLISECONDS)).range(partition, from, below, limit),
  };
  return measure('Azurite', before, rows.length, table);
}

/** One line a digest and school, and how many times as much as in the smallest school it is. */
function print(all: readonly Figures[]): void {
  const line = (...cells: readonly (string | number)[]) =>
    console.log(cells.map((cell, at) => String(cell).padStart(at < 2 ? 10 : 13)).join(''));
  line(
    'where',
    'digest',
    'past cases',
    'rows stored',
    'calls',
    'rows read',
    'ms',
    'rows: times',
    'ms: times',
  );
  for (const each of all) {
    const first =
      all.find(({ where, audience }) => where === each.where && audience === each.audience) ?? each;
    line(
      each.where,
      each.audience,
      each.past,
      each.rows,
      each.calls,
      each.entities,
      each.milliseconds.toFixed(1),
      (each.entities / first.entities).toFixed(2),
      (each.milliseconds / first.milliseconds).toFixed(2),
    );
  }
}

const all: Figures[] = [];
for (const before of [100, 10_000, 100_000]) all.push(...(await inMemory(before)));
const azurite = await startAzurite({ own: true });
for (const before of [100, most]) all.push(...(await onAzurite(before, azurite.connectionString)));
await azurite.stop();
console.log(
  'Every school: a term of 144 referrals, 40 of them open; past ones spread over ten years, closed.',
);
print(all);
process.exit(0);
