import type { Upgrades } from '../../app/ports/upgrades.ts';
import { fromFields, toFields } from '../rows/body.ts';
import { eachOnItsOwn } from '../each-on-its-own.ts';
import { rowKey, safePart } from '../rows/keys.ts';
import type { RowTable, Tables } from '../rows/row-table.ts';
import { UPGRADE_STATE } from '../rows/schemas/upgrade.ts';
import { listOlderCases } from './list-older-cases.ts';
import { outlineCases } from './outline-cases.ts';
import { sealOlderAudit } from './seal-older-audit.ts';

/** A change to what earlier versions stored. It may run any number of times, and on several instances at once. */
export interface Upgrade {
  /** Never changed, and never used again for another one. */
  readonly id: string;
  readonly about: string;
  /** Resolves to how many records it changed, or with `dryRun` would change. */
  run(cases: RowTable, partition: string, options: { readonly dryRun: boolean }): Promise<number>;
}

/** In the order in which they run. One that every school has finished long ago may be deleted. */
const UPGRADES: readonly Upgrade[] = [listOlderCases, sealOlderAudit, outlineCases];

/** A version replaced an hour ago no longer runs. */
const ROLL_OUT_MILLISECONDS = 60 * 60_000;

/** A school's upgrades, and which are finished. `begin` opens the tables for one call. */
export function upgradesOn(
  begin: () => Tables,
  school: string,
  upgrades: readonly Upgrade[] = UPGRADES,
): Upgrades {
  const partition = safePart(school);
  const cases = eachOnItsOwn(begin);
  const finished = new Set<string>();

  return {
    async run(now, { dryRun = false } = {}) {
      const results = [];
      for (const upgrade of upgrades) {
        const { id, about } = upgrade;
        if (finished.has(id)) continue;
        const key = rowKey('upgrade', id);
        const stored = await cases.read(partition, key);
        const state = stored && fromFields(UPGRADE_STATE, stored.fields);
        if (state?.doneAt !== undefined) {
          finished.add(id);
          continue;
        }
        const firstAt = state?.firstAt ?? now.toISOString();
        const isLast = now.getTime() - Date.parse(firstAt) >= ROLL_OUT_MILLISECONDS;
        if (state && !isLast && !dryRun) continue;
        results.push({ about, records: await upgrade.run(cases, partition, { dryRun }) });
        const next = isLast ? { id, firstAt, doneAt: now.toISOString() } : { id, firstAt };
        if (!dryRun) await cases.put(partition, key, toFields(UPGRADE_STATE, next));
      }
      return results;
    },
  };
}
