import { isDeepStrictEqual } from 'node:util';
import type { CopiedRow, Copies, CopyDifference } from '../app/ports/copies.ts';
import { readOrUndefined, RowUnreadable } from './errors.ts';
import { bodyOf, fromFields } from './rows/body.ts';
import { indexFields, indexRows } from './rows/index-rows.ts';
import { endOf, partsOfKey, prefixOf, rowKey, safePart } from './rows/keys.ts';
import type { Tables } from './rows/row-table.ts';
import { AUDIT } from './rows/schemas/audit.ts';
import { DELIVERY } from './rows/schemas/delivery.ts';
import { REFERRAL } from './rows/schemas/referral.ts';
import { UNSEALED } from './rows/schemas/seal.ts';
import { REGISTER_PARTITION } from './school-register.ts';

const PAGE = 100;
/** Requests at once. */
const AT_ONCE = 8;
/** After every key: keys begin with a small letter. */
const LAST = '~';
/** Rows that only point to records. */
const LISTS: ReadonlySet<string> = new Set([
  'ref',
  'by',
  'week',
  'pupil',
  'undecided',
  'awaiting',
  'owner',
  'statutory',
  'decided',
  'closed',
  'running',
  'key-adult',
  'held',
]);

/** Copies of a school's rows. `begin` opens the tables for one call. */
export function copiesOn(begin: () => Tables, school: string): Copies {
  const partitionOf = { school: safePart(school), register: REGISTER_PARTITION } as const;
  const ranges = [
    { of: 'school', from: '', below: LAST },
    ...(['settings', 'change'] as const).map((kind) => {
      const prefix = prefixOf(kind, school);
      // The settings are one row, whose key has nothing after the school.
      return { of: 'register' as const, from: rowKey(kind, school), below: endOf(prefix) };
    }),
  ] as const;

  async function* read(): AsyncGenerator<readonly CopiedRow[]> {
    for (const { of, from, below } of ranges) {
      let next = from;
      for (;;) {
        const rows = await begin().cases.range(partitionOf[of], next, below, PAGE);
        yield rows
          .filter(({ key }) => !LISTS.has(kindOf(key)) && isOfSchool(of, key))
          .map(({ key, fields }) => ({ of, key, fields }));
        const last = rows[PAGE - 1];
        if (!last) break;
        next = `${last.key}!`;
      }
    }
  }

  /** The prefix of one school's id may begin another's. */
  function isOfSchool(of: CopiedRow['of'], key: string): boolean {
    return of === 'school' || key.split('|')[1] === safePart(school);
  }

  return {
    read,

    async *values() {
      for await (const rows of read())
        yield rows.map(({ key, fields }) => {
          const [kind = '', ...parts] = partsOfKey(key);
          return { kind, key: parts, value: valueIn(fields) };
        });
    },

    async isEmpty() {
      for await (const rows of read()) if (rows.length > 0) return false;
      return true;
    },

    async restore(rows) {
      const lists = rows.flatMap(listsOf);
      await inParallel([...rows, ...lists], ({ of, key, fields }) =>
        begin().cases.put(partitionOf[of], key, fields),
      );
    },

    async compare(rows) {
      const copied = new Map(rows.map((row) => [`${row.of} ${row.key}`, row]));
      const counts = new Map<string, { missing: number; different: number; added: number }>();
      const count = (key: string, what: keyof Omit<CopyDifference, 'kind'>) => {
        const kind = kindOf(key);
        const found = counts.get(kind) ?? { missing: 0, different: 0, added: 0 };
        counts.set(kind, { ...found, [what]: found[what] + 1 });
      };
      // Keys of what says that something was restored: they come before what lists them to be sealed.
      const trail = new Set<string>();
      for await (const stored of read())
        for (const row of stored) {
          const before = copied.get(`${row.of} ${row.key}`);
          copied.delete(`${row.of} ${row.key}`);
          if (!before && saysRestored(row)) trail.add(row.key);
          else if (!before && !isListing(row, trail)) count(row.key, 'added');
          else if (before && !isDeepStrictEqual(before.fields, row.fields)) count(row.key, 'different');
        }
      for (const { key } of copied.values()) count(key, 'missing');
      return [...counts].map(([kind, found]) => ({ kind, ...found }));
    },
  };
}

/** True for a row that lists nothing but these entries of the audit to be sealed. */
function isListing({ key, fields }: CopiedRow, entries: ReadonlySet<string>): boolean {
  if (kindOf(key) !== 'unsealed') return false;
  const keys = readOrUndefined(() => fromFields(UNSEALED, fields))?.keys ?? [];
  return keys.length > 0 && keys.every((each) => entries.has(each));
}

/** True for the entry of the audit that says that something was restored. */
function saysRestored({ key, fields }: CopiedRow): boolean {
  return kindOf(key) === 'audit' && readOrUndefined(() => fromFields(AUDIT, fields))?.what === 'restored';
}

function kindOf(key: string): string {
  return key.split('|')[0] ?? key;
}

function valueIn(fields: CopiedRow['fields']): unknown {
  const body = bodyOf(fields);
  try {
    return JSON.parse(body);
  } catch {
    return JSON.stringify(fields);
  }
}

/** The rows by which a record is found: as they have to be for what it says. */
function listsOf({ of, key, fields }: CopiedRow): readonly CopiedRow[] {
  try {
    if (kindOf(key) === 'referral') {
      const referral = fromFields(REFERRAL, fields);
      return indexRows(referral).map((row) => ({ of, ...row }));
    }
    if (kindOf(key) !== 'delivery') return [];
    const delivery = fromFields(DELIVERY, fields);
    if (delivery.status !== 'held' || !('to' in delivery)) return [];
    return [{ of, key: rowKey('held', delivery.to, delivery.id), fields: indexFields(delivery.id) }];
  } catch (error) {
    if (!(error instanceof RowUnreadable)) throw error;
    return [];
  }
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const one = async () => {
    for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}
