import type { AuditEntry, Delivery, Page, Records, Stored } from '../app/ports.ts';
import type { Draft } from '../domain/draft.ts';
import { isDecided, type Referral } from '../domain/referral.ts';
import { commitChanges, storedDelivery } from './commit.ts';
import { RowUnreadable } from './errors.ts';
import { fromFields } from './rows/body.ts';
import { cursorFrom, endOf, prefixOf, rowKey, safePart } from './rows/keys.ts';
import type { Row, RowTable, Tables } from './rows/row-table.ts';
import { AUDIT, CARD_PLACE, DELIVERY, DRAFT, REFERRAL, type RowKind } from './rows/schemas.ts';

/** More than anybody reads at once; a page of a list asks for every record on it. */
const LONGEST_PAGE = 50;

/** One school's records, a partition of the case table. `begin` opens the tables for one call. */
export function recordsOn(begin: () => Tables, school: string): Records {
  const partition = safePart(school);

  async function one<T>(cases: RowTable, kind: RowKind<T>, key: string): Promise<Stored<T> | undefined> {
    const row = await cases.read(partition, key);
    return row && stored(kind, row);
  }

  function all(cases: RowTable, prefix: string): Promise<readonly Row[]> {
    return cases.range(partition, prefix, endOf(prefix), Number.POSITIVE_INFINITY);
  }

  async function page(
    prefix: string,
    limit: number,
    from: string | undefined,
    belongs: (referral: Referral) => boolean,
  ): Promise<Page<Referral>> {
    const { cases } = begin();
    const most = Math.min(Math.max(1, Math.floor(limit)), LONGEST_PAGE);
    const rows = await cases.range(partition, prefix + cursorFrom(from), endOf(prefix), most + 1);
    const found = await Promise.all(
      rows.slice(0, most).map((row) => one(cases, REFERRAL, rowKey('referral', listed(row)))),
    );
    // Between reading the list and the record somebody may have decided: the record is the truth.
    const items = found.flatMap((referral) => (referral && belongs(referral.value) ? [referral.value] : []));
    const next = rows[most]?.key.slice(prefix.length);
    return next === undefined ? { items } : { items, next };
  }

  return {
    readDraft: (owner, id) => one(begin().cases, DRAFT, rowKey('draft', owner, id)),

    async draftsOf(owner) {
      const drafts = (await all(begin().cases, prefixOf('draft', owner))).map((row) => stored(DRAFT, row));
      return drafts.toSorted((one, other) => startOf(one) - startOf(other));
    },

    readReferral: (id) => one(begin().cases, REFERRAL, rowKey('referral', id)),

    async findByReference(reference) {
      const { cases } = begin();
      const row = await cases.read(partition, rowKey('ref', reference));
      return row && one(cases, REFERRAL, rowKey('referral', listed(row)));
    },

    referralsBy: (referrer, limit, from) => page(prefixOf('by', referrer), limit, from, () => true),

    undecided: (limit, from) => page(prefixOf('undecided'), limit, from, (referral) => !isDecided(referral)),

    async auditOf(referralId) {
      const rows = await all(begin().cases, prefixOf('audit', referralId));
      return rows.map((row): AuditEntry => fromFields(AUDIT, row.fields));
    },

    readCardPlace: (referralId) => one(begin().cases, CARD_PLACE, rowKey('place', referralId)),

    readDelivery: (id) => delivery(begin().cases, id),

    async heldFor(person) {
      const { cases } = begin();
      const rows = await all(cases, prefixOf('held', person));
      const found = await Promise.all(rows.map((row) => delivery(cases, listed(row))));
      return found.filter((held) => held !== undefined).filter(({ value }) => value.status === 'held');
    },

    commit: (changes) => commitChanges(begin(), school, changes),
  };

  async function delivery(cases: RowTable, id: string): Promise<Stored<Delivery> | undefined> {
    const row = await cases.read(partition, rowKey('delivery', id));
    return row && storedDelivery(row, fromFields(DELIVERY, row.fields));
  }
}

function stored<T>(kind: RowKind<T>, row: Row): Stored<T> {
  return { value: fromFields(kind, row.fields), version: row.version };
}

/** The id of the record an index row stands for. */
function listed(row: Row): string {
  const { id } = row.fields;
  if (typeof id !== 'string') throw new RowUnreadable('index row', 'row-damaged');
  return id;
}

function startOf(draft: Stored<Draft>): number {
  return new Date(draft.value.startedAt).getTime();
}
