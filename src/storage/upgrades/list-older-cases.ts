import { RowUnreadable, StorageUnavailable } from '../errors.ts';
import { fromFields } from '../rows/body.ts';
import { hasOutline, indexRows, outlineIn } from '../rows/index-rows.ts';
import { isLeaving } from '../rows/leaving.ts';
import { endOf, prefixOf } from '../rows/keys.ts';
import type { Row, RowTable } from '../rows/row-table.ts';
import { REFERRAL } from '../rows/schemas/referral.ts';
import type { Upgrade } from './upgrades.ts';

/** Somebody may be working on the same case. */
const TRIES = 4;

/** A list that this version reads holds only cases stored since there has been that list: the others are added. */
export const listOlderCases: Upgrade = {
  id: 'list-older-cases',
  about: 'adds cases from before there was a list to it',
  async run(cases, partition, { dryRun }) {
    const prefix = prefixOf('referral');
    const rows = await cases.range(partition, prefix, endOf(prefix), Number.POSITIVE_INFINITY);
    let changed = 0;
    for (const row of rows) {
      // A damaged record must not keep the others from being listed.
      const listed = await listCase(cases, partition, row, dryRun).catch(unlessUnreadable);
      if (listed) changed++;
    }
    return changed;
  },
};

/** Lists a case wherever it is missing, or its outline is not the record's; true when that was so somewhere. */
export async function listCase(
  cases: RowTable,
  partition: string,
  first: Row,
  dryRun: boolean,
): Promise<boolean> {
  let row: Row | undefined = first;
  for (let tries = 0; row && tries < TRIES; tries++) {
    if (isLeaving(row)) return false;
    const referral = fromFields(REFERRAL, row.fields);
    const listed = indexRows(referral);
    const there = await Promise.all(listed.map(({ key }) => cases.read(partition, key)));
    const missing = listed.filter(({ key }, place) => {
      const found = there[place];
      return !found || (hasOutline(key) && outlineIn(found.fields)?.version !== referral.version);
    });
    if (missing.length === 0) return false;
    if (dryRun) return true;
    const done = await cases.write(partition, [
      // Unchanged, so that nobody takes it off a list between the reading and this.
      { write: 'replace', key: row.key, fields: row.fields, expected: row.version },
      ...missing.map((each) => ({ write: 'list', ...each }) as const),
    ]);
    if (done === 'done') return true;
    row = await cases.read(partition, row.key);
  }
  if (!row) return false;
  throw new StorageUnavailable('case-contended');
}

function unlessUnreadable(error: unknown): false {
  if (!(error instanceof RowUnreadable)) throw error;
  return false;
}
