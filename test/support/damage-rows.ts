import type { MemoryConnection } from '../../src/storage/memory/open-memory.ts';

/** Cuts the rows whose keys begin so, as a broken disk might. Resolves to how many. */
export async function damageRows({ tables }: MemoryConnection, keyStart: string): Promise<number> {
  let count = 0;
  for (const table of [tables.cases, tables.wakeUps])
    for (const { partition, key, fields } of table.all()) {
      if (!key.startsWith(keyStart)) continue;
      const cut = { ...fields, ...('pieces' in fields ? { body0: '{' } : { schemaVersion: 'x' }) };
      await table.put(partition, key, cut);
      count++;
    }
  return count;
}
