import { prefixOf } from '../../src/storage/rows/keys.ts';
import type { Row, RowTable } from '../../src/storage/rows/row-table.ts';

/** What was asked of a table. */
export interface Count {
  /** Requests to the service: it gives at most a thousand rows in one answer. */
  calls: number;
  /** Rows that came back, of all kinds. */
  rows: number;
  /** Rows among them that are whole cases. */
  cases: number;
  /** Their length as JSON. */
  bytes: number;
}

const MOST_IN_AN_ANSWER = 1000;
const CASE = prefixOf('referral');

/** No calls yet. */
export function noCalls(): Count {
  return { calls: 0, rows: 0, cases: 0, bytes: 0 };
}

/** The table, with every call and every row that comes back counted. */
export function countingTable(table: RowTable, count: Count): RowTable {
  const counted = (rows: readonly Row[]) => {
    count.calls += Math.max(1, Math.ceil(rows.length / MOST_IN_AN_ANSWER));
    count.rows += rows.length;
    count.cases += rows.filter(({ key }) => key.startsWith(CASE)).length;
    count.bytes += JSON.stringify(rows.map(({ fields }) => fields)).length;
  };
  return {
    async read(partition, key) {
      const row = await table.read(partition, key);
      counted(row ? [row] : []);
      return row;
    },
    async range(partition, from, below, limit) {
      const rows = await table.range(partition, from, below, limit);
      counted(rows);
      return rows;
    },
    async rangeWithRemains(partition, from, below, limit) {
      const rows = await table.rangeWithRemains(partition, from, below, limit);
      counted(rows);
      return rows;
    },
    write(partition, writes) {
      count.calls++;
      return table.write(partition, writes);
    },
    put(partition, key, fields) {
      count.calls++;
      return table.put(partition, key, fields);
    },
  };
}
