import type { SchoolRegister } from '../app/ports/school-register.ts';
import { readOrUndefined } from './errors.ts';
import { fromFields, toFields } from './rows/body.ts';
import { endOf, prefixOf, rowKey, safePart, timePart } from './rows/keys.ts';
import type { Tables } from './rows/row-table.ts';
import { SETTINGS, SETTINGS_CHANGE } from './rows/schemas/school.ts';

/** One partition for all schools: it is read whole, and no school's id can begin with "_". */
export const REGISTER_PARTITION = safePart('_schools');

/** The settings of every school in these tables. `begin` opens them for one call. */
export function schoolRegisterOn(begin: () => Tables): SchoolRegister {
  const all = (prefix: string) =>
    begin().cases.range(REGISTER_PARTITION, prefix, endOf(prefix), Number.POSITIVE_INFINITY);
  return {
    async all() {
      const prefix = prefixOf('settings');
      return (await all(prefix)).map(({ key, fields, version }) => ({
        id: key.slice(prefix.length),
        settings: fromFields(SETTINGS, fields),
        version,
      }));
    },

    async write(school, settings, expected, change) {
      const key = rowKey('settings', school);
      const fields = toFields(SETTINGS, settings);
      return begin().cases.write(REGISTER_PARTITION, [
        expected === 'new' ? { write: 'insert', key, fields } : { write: 'replace', key, fields, expected },
        {
          write: 'insert',
          key: rowKey('change', school, timePart(change.at), change.id),
          fields: toFields(SETTINGS_CHANGE, change),
        },
      ]);
    },

    async changesOf(school) {
      const rows = await all(prefixOf('change', school));
      return rows.flatMap(({ fields }) => readOrUndefined(() => fromFields(SETTINGS_CHANGE, fields)) ?? []);
    },
  };
}
