import { plusDays } from '../../src/domain/calendar/calendar.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { indexRows } from '../../src/storage/rows/index-rows.ts';
import { rowKey } from '../../src/storage/rows/keys.ts';
import { REFERRAL } from '../../src/storage/rows/schemas/referral.ts';
import type { Fields, Row, RowTable } from '../../src/storage/rows/row-table.ts';
import { referral } from '../storage/samples.ts';
import { somePlan } from '../support/plans.ts';

const lead = { id: 'lead', name: 'Sam Lead' };
const SIGNS = ['late', 'withdrawn', 'distress', 'isolated', 'avoids'];
/** Concerns of a week of this term, and open cases in all: some undecided, some with a plan that runs. */
const A_WEEK = 12;
const OPEN = 40;
const RUNNING = 15;
const YEARS = 10;

/** Today in the benchmark: a Friday with a digest. */
export const NOW = '2026-11-27T15:30:00.000Z';

/** The cases of this term, the same in every school of the benchmark: twelve a week, forty of them open. */
export function* thisTerm(): Generator<Referral> {
  let open = 0;
  for (let day = '2026-11-26', week = 0; week < 12; day = plusDays(day, -7), week++)
    for (let at = 0; at < A_WEEK; at++) {
      const sentAt = `${plusDays(day, -(at % 4))}T09:00:00.000Z`;
      const isOpen = open < OPEN;
      if (isOpen) open++;
      yield one(`t-${week}-${at}`, sentAt, !isOpen ? 'closed' : open <= RUNNING ? 'running' : 'undecided');
    }
}

/** So many referrals of the ten years before, all of them closed. */
export function* past(count: number): Generator<Referral> {
  const days = YEARS * 365;
  for (let at = 0; at < count; at++) {
    const day = plusDays('2026-07-17', -Math.floor((at * days) / count));
    yield one(`p-${at}`, `${day}T09:00:00.000Z`, 'closed');
  }
}

function one(id: string, sentAt: string, state: 'closed' | 'running' | 'undecided'): Referral {
  const at = `${plusDays(sentAt.slice(0, 10), 2)}T09:00:00.000Z`;
  const number = id.length + sentAt.charCodeAt(9);
  const base = referral({
    id,
    reference: `R-${id.toUpperCase()}`,
    sentAt,
    answers: { PC1: `P ${id}`, EW1: [SIGNS[number % 5] ?? 'late', SIGNS[(number + 2) % 5] ?? 'late'] },
    answerBy: plusDays(sentAt.slice(0, 10), 7),
    owner: { ...lead, since: sentAt, by: lead },
  });
  if (state === 'undecided') return base;
  const decision = { outcome: 'ap-plan', by: lead, at, reason: 'So that small steps go well.' } as const;
  const plan = somePlan({ nextReview: plusDays('2026-11-30', number % 20) });
  if (state === 'running') return { ...base, status: 'plan-active', decision, plan };
  const closing = {
    outcome: 'returned',
    by: lead,
    at: `${plusDays(at.slice(0, 10), 30)}T09:00:00.000Z`,
    reason: 'Back in class.',
  } as const;
  return { ...base, status: 'closed', decision, plan, closing };
}

/** A case's rows as the records would write them, without the checks that take most of the time. */
export function rowsOf(value: Referral): readonly { readonly key: string; readonly fields: Fields }[] {
  const fields = { schemaVersion: REFERRAL.schemaVersion, pieces: 1, body0: JSON.stringify(value) };
  return [{ key: rowKey('referral', value.id), fields }, ...indexRows(value)];
}

/** A table in order of its keys, to be filled once and read: looking up takes as long as in a real index, not as a scan. */
export function sortedTable(rows: readonly { readonly key: string; readonly fields: Fields }[]): RowTable {
  const kept: readonly Row[] = rows
    .map(({ key, fields }) => ({ key, fields, version: '1' }))
    .toSorted((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0));
  const placeOf = (key: string) => {
    let low = 0;
    let high = kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((kept[middle]?.key ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const range = (from: string, below: string, limit: number) =>
    kept.slice(placeOf(from), Math.min(placeOf(below), placeOf(from) + limit));
  const never = () => Promise.reject(new Error('this table is only read'));
  return {
    read: (_, key) => Promise.resolve(range(key, `${key}\0`, 1)[0]),
    range: (_, from, below, limit) => Promise.resolve(range(from, below, limit)),
    rangeWithRemains: (_, from, below, limit) => Promise.resolve(range(from, below, limit)),
    write: never,
    put: never,
  };
}

/** What was asked of a table. */
export interface Count {
  calls: number;
  /** Rows that came back. */
  entities: number;
}

/** The table, with every call and every row that comes back counted. */
export function counting(table: RowTable, count: Count): RowTable {
  const rows = async <T>(answer: Promise<T>, number: (rows: T) => number) => {
    count.calls++;
    const found = await answer;
    count.entities += number(found);
    return found;
  };
  return {
    ...table,
    read: (partition, key) => rows(table.read(partition, key), (row) => (row ? 1 : 0)),
    range: (partition, from, below, limit) =>
      rows(table.range(partition, from, below, limit), ({ length }) => length),
  };
}
