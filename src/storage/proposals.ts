import type { Proposals } from '../app/ports/proposals.ts';
import { readOrUndefined } from './errors.ts';
import { fromFields, toFields } from './rows/body.ts';
import { endOf, prefixOf, rowKey, safePart } from './rows/keys.ts';
import type { Tables } from './rows/row-table.ts';
import { endingOf } from './rows/schemas/ending.ts';
import { PROPOSAL } from './rows/schemas/proposal.ts';

/** Beside the settings of the schools: no school's id can begin with "_". */
const PARTITION = safePart('_schools');
const PREFIX = prefixOf('proposal');
const ENDING_PROPOSAL = endingOf(PROPOSAL);

/** The proposals of every school in these tables. `begin` opens them for one call. */
export function proposalsOn(begin: () => Tables): Proposals {
  const all = async () => {
    const rows = await begin().cases.range(PARTITION, PREFIX, endOf(PREFIX), Number.POSITIVE_INFINITY);
    return rows.flatMap(({ fields, version }) => {
      const value = readOrUndefined(() => fromFields(PROPOSAL, fields));
      return value ? [{ value, version }] : [];
    });
  };
  const remove: Proposals['remove'] = (id, expected) =>
    begin().cases.write(PARTITION, [{ write: 'remove', key: rowKey('proposal', id), expected }]);
  return {
    async read(id) {
      const row = await begin().cases.read(PARTITION, rowKey('proposal', id));
      return row && { value: fromFields(PROPOSAL, row.fields), version: row.version };
    },
    ofSchool: async (school) => (await all()).filter(({ value }) => value.school === school),
    write: (proposal, expected) => {
      const key = rowKey('proposal', proposal.id);
      const fields = toFields(PROPOSAL, proposal);
      return begin().cases.write(PARTITION, [
        expected === 'new' ? { write: 'insert', key, fields } : { write: 'replace', key, fields, expected },
      ]);
    },
    remove,
    async removeExpired(now) {
      const rows = await begin().cases.range(PARTITION, PREFIX, endOf(PREFIX), Number.POSITIVE_INFINITY);
      let count = 0;
      let unreadable = 0;
      for (const { key, fields, version } of rows) {
        const ending = readOrUndefined(() => fromFields(ENDING_PROPOSAL, fields));
        if (!ending) unreadable++;
        else if (new Date(ending.expiresAt) <= now) {
          const result = await begin().cases.write(PARTITION, [{ write: 'remove', key, expected: version }]);
          if (result === 'done') count++;
        }
      }
      return { count, unreadable };
    },
  };
}
