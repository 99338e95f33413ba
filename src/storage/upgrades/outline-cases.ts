import { readOrUndefined } from '../errors.ts';
import { fromFields } from '../rows/body.ts';
import { indexKeys, OUTLINED, outlineIn } from '../rows/index-rows.ts';
import { endOf, prefixOf, rowKey } from '../rows/keys.ts';
import type { RowTable } from '../rows/row-table.ts';
import { REFERRAL } from '../rows/schemas/referral.ts';
import { listCase } from './list-older-cases.ts';
import type { Upgrade } from './upgrades.ts';

/** Rows of a list that were written before they carried an outline, or by a version that does not keep it. */
export const outlineCases: Upgrade = {
  id: 'outline-cases',
  about: 'writes in the lists of open cases what there is to do about each',
  run: (cases, partition, { dryRun }) => mendOutlines(cases, partition, dryRun),
};

/**
 * Writes the outlines again that are missing or not their record's, and takes away rows that list a case where it no
 * longer belongs. Resolves to how many rows that were.
 */
export async function mendOutlines(cases: RowTable, partition: string, dryRun = false): Promise<number> {
  let mended = 0;
  for (const list of OUTLINED) {
    const prefix = prefixOf(list);
    const rows = await cases.range(partition, prefix, endOf(prefix), Number.POSITIVE_INFINITY);
    for (const { key, fields, version } of rows) {
      const id = fields['id'];
      if (typeof id !== 'string') continue;
      const record = await cases.read(partition, rowKey('referral', id));
      const value = record && readOrUndefined(() => fromFields(REFERRAL, record.fields));
      if (record && !value) continue;
      if (!value || !indexKeys(value).includes(key)) {
        const gone = { write: 'remove', key, expected: version } as const;
        if (dryRun || (await cases.write(partition, [gone])) === 'done') mended++;
      } else if (record && outlineIn(fields)?.version !== value.version) {
        if (await listCase(cases, partition, record, dryRun)) mended++;
      }
    }
  }
  return mended;
}
