import { readOrUndefined } from '../errors.ts';
import { toBeSealed } from '../audit-seals.ts';
import { fromFields } from '../rows/body.ts';
import { endOf, prefixOf } from '../rows/keys.ts';
import type { RowTable } from '../rows/row-table.ts';
import { BLOCK, UNSEALED } from '../rows/schemas/seal.ts';
import type { Upgrade } from './upgrades.ts';

/** Entries listed together until they are sealed. */
const TOGETHER = 20;

/** The audit from before it was sealed is sealed as it stands now. */
export const sealOlderAudit: Upgrade = {
  id: 'seal-older-audit',
  about: 'lists entries of the audit from before it was sealed, to be sealed',
  async run(cases, partition, { dryRun }) {
    const all = (kind: string) => {
      const prefix = prefixOf(kind);
      return cases.range(partition, prefix, endOf(prefix), Number.POSITIVE_INFINITY);
    };
    // In this order: meanwhile entries are added, and sealed.
    const audit = await all('audit');
    const known = new Set<string>();
    for (const { fields } of await all('unsealed'))
      for (const key of readOrUndefined(() => fromFields(UNSEALED, fields))?.keys ?? []) known.add(key);
    for (const { fields } of await all('sealed'))
      for (const { key } of readOrUndefined(() => fromFields(BLOCK, fields))?.entries ?? []) known.add(key);
    const found = audit.map(({ key }) => key).filter((key) => !known.has(key));
    if (dryRun) return found.length;
    return listThem(cases, partition, found);
  },
};

async function listThem(cases: RowTable, partition: string, keys: readonly string[]): Promise<number> {
  for (let at = 0; at < keys.length; at += TOGETHER) {
    const [first, ...others] = keys.slice(at, at + TOGETHER);
    if (first === undefined) break;
    await cases.write(partition, [toBeSealed([first, ...others])]);
  }
  return keys.length;
}
