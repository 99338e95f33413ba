import type { Delivery } from '../app/ports/deliveries.ts';
import type { AuditEntry } from '../app/ports/audit.ts';
import {
  TooManyCases,
  type OutlinedList,
  type Page,
  type Records,
  type Stored,
} from '../app/ports/records.ts';
import type { Draft } from '../domain/questions/draft.ts';
import { isStillToCome } from '../domain/case/still-to-come.ts';
import { awaitsPlan, isDecided, isRunning, type Referral } from '../domain/case/referral.ts';
import { plusDays } from '../domain/calendar/calendar.ts';
import { commitChanges, storedDelivery } from './commit.ts';
import { readOrUndefined, RowUnreadable } from './errors.ts';
import { fromFields } from './rows/body.ts';
import { mendOutlines } from './upgrades/outline-cases.ts';
import { eachOnItsOwn } from './each-on-its-own.ts';
import { providerKey } from '../domain/school/provider.ts';
import { pupilKey } from '../domain/case/pupil-key.ts';
import { isAwaitingAnswer, outlineIn, WEEK_PREFIX } from './rows/index-rows.ts';
import { isLeaving } from './rows/leaving.ts';
import { cursorFrom, endOf, prefixOf, rowKey, safePart } from './rows/keys.ts';
import type { Row, RowTable, Tables } from './rows/row-table.ts';
import { CARD_PLACE, DELIVERY } from './rows/schemas/delivery.ts';
import { DATA_REQUEST } from './rows/schemas/data-request.ts';
import { OWN_LAYOUT } from './rows/schemas/own-layout.ts';
import { PROVIDER } from './rows/schemas/provider.ts';
import { DRAFT } from './rows/schemas/draft.ts';
import { AUDIT, CLAIM_KEY, ONCE_CLAIM } from './rows/schemas/audit.ts';
import { REFERRAL } from './rows/schemas/referral.ts';
import type { RowKind } from './rows/schemas/row-kind.ts';

/** The longest page: each record on it takes its own read. */
const LONGEST_PAGE = 50;
/** Outlines in one answer of the service. */
const OUTLINES_PAGE = 1000;
/** Nobody is key adult of this many running plans. */
const MOST_PLANS = 100;
/** Entries read at once for an export, to stay within a call's time limit. */
const AUDIT_PAGE = 200;

/** One school's records, a partition of the case table. `begin` opens the tables for one call. */
export function recordsOn(
  begin: () => Tables,
  school: string,
  /** Cases read so far, and how many may be read. */
  read?: { readonly cases: Map<string, Promise<Stored<Referral> | undefined>>; readonly most: number },
): Records {
  const partition = safePart(school);

  /** The case that an index row names. */
  function listedCase(cases: RowTable, row: Row): Promise<Stored<Referral> | undefined> {
    const id = recordIdOf(row);
    const before = read?.cases.get(id);
    if (before) return before;
    if (read && read.cases.size >= read.most) throw new TooManyCases();
    const reading = one(cases, REFERRAL, rowKey('referral', id));
    read?.cases.set(id, reading);
    return reading;
  }

  async function one<T>(cases: RowTable, kind: RowKind<T>, key: string): Promise<Stored<T> | undefined> {
    const row = await cases.read(partition, key);
    return row && !isLeaving(row) ? readRow(kind, row) : undefined;
  }

  function all(cases: RowTable, prefix: string): Promise<readonly Row[]> {
    return cases.range(partition, prefix, endOf(prefix), Number.POSITIVE_INFINITY);
  }

  async function page(
    prefix: string,
    limit: number,
    from: string | undefined,
    belongs: (referral: Referral) => boolean,
    /** Limits the range to keys between these two continuations of the prefix. */
    between: { readonly first?: string; readonly below?: string } = {},
  ): Promise<Page<Referral>> {
    const { cases } = begin();
    const most = mostOf(limit);
    const { rows, next } = await rowsOf(cases, { prefix, ...between }, most, from);
    const found = await Promise.all(rows.map(async (row) => listedCase(cases, row)));
    // Somebody may have decided between reading the list and the record: the record is the source of truth.
    const items = found.flatMap((referral) => (referral && belongs(referral.value) ? [referral.value] : []));
    return next === undefined ? { items } : { items, next };
  }

  /** A page of the rows of a list, and where its next page begins. */
  async function rowsOf(
    cases: RowTable,
    { prefix, first = '', below }: Span,
    most: number,
    from: string | undefined,
  ): Promise<{ readonly rows: readonly Row[]; readonly next: string | undefined }> {
    const start = [cursorFrom(from), first].toSorted()[1] ?? '';
    const end = below === undefined ? endOf(prefix) : prefix + below;
    const rows = await cases.range(partition, prefix + start, end, most + 1);
    return { rows: rows.slice(0, most), next: rows[most]?.key.slice(prefix.length) };
  }

  return {
    once: (most = Number.POSITIVE_INFINITY) =>
      read ? recordsOn(begin, school, read) : recordsOn(begin, school, { cases: new Map(), most }),

    readDraft: (owner, id) => one(begin().cases, DRAFT, rowKey('draft', owner, id)),

    async draftsOf(owner) {
      const drafts = readRows(DRAFT, await all(begin().cases, prefixOf('draft', owner)));
      return drafts.toSorted((one, other) => startOf(one) - startOf(other));
    },

    readReferral: (id) => one(begin().cases, REFERRAL, rowKey('referral', id)),

    async findByReference(reference) {
      const { cases } = begin();
      const row = await cases.read(partition, rowKey('ref', reference));
      return row && one(cases, REFERRAL, rowKey('referral', recordIdOf(row)));
    },

    referralsBy: (referrer, limit, from) => page(prefixOf('by', referrer), limit, from, () => true),

    undecided: (limit, from) => page(prefixOf('undecided'), limit, from, (referral) => !isDecided(referral)),

    referralsOwnedBy: (owner, limit, from) =>
      page(prefixOf('owner', owner), limit, from, (referral) => referral.owner?.id === owner),

    awaitingAnswer: (limit, from) => page(prefixOf('awaiting'), limit, from, isAwaitingAnswer),

    dueBy: (date, limit, from) =>
      page(prefixOf('undecided'), limit, from, (referral) => !isDecided(referral), {
        below: safePart(plusDays(date, 1)),
      }),

    withStatutoryDates: (range, limit, from) => {
      const { prefix, ...between } = spanOf({ of: 'statutory', ...range });
      return page(prefix, limit, from, () => true, between);
    },

    running: (limit, from) =>
      page(prefixOf('running'), limit, from, (referral) => isRunning(referral) || awaitsPlan(referral)),

    stillToCome: (limit, from) => page(prefixOf('still'), limit, from, isStillToCome),
    async outlines(list, from) {
      // One row more than fits into an answer would take a second one.
      const { rows, next } = await rowsOf(begin().cases, spanOf(list), OUTLINES_PAGE - 1, from);
      const items: Referral[] = [];
      for (let at = 0; at < rows.length; at += LONGEST_PAGE) {
        const { cases } = begin();
        const some = rows
          .slice(at, at + LONGEST_PAGE)
          .map(async (row) => outlineIn(row.fields) ?? (await listedCase(cases, row))?.value);
        items.push(...(await Promise.all(some)).filter((each) => each !== undefined));
      }
      return next === undefined ? { items } : { items, next };
    },

    mendOutlines: () => mendOutlines(eachOnItsOwn(begin), partition),

    async plansOfKeyAdult(keyAdult) {
      const { cases } = begin();
      const rows = await all(cases, prefixOf('key-adult', keyAdult));
      const found = await Promise.all(rows.slice(0, MOST_PLANS).map(async (row) => listedCase(cases, row)));
      return found.flatMap((each) => (each && isRunning(each.value) ? [each.value] : []));
    },

    ofWeek: (what, week, limit, from) => page(prefixOf(WEEK_PREFIX[what], week), limit, from, () => true),

    async referralsOfPupil(pupil, limit, from, but) {
      const part = pupilKey(pupil);
      if (part === '') return { items: [] };
      const { cases } = begin();
      const prefix = prefixOf('pupil', part);
      const most = mostOf(limit);
      // One pupil has few cases, listed from the oldest: the list is read whole and reversed.
      const cursor = cursorFrom(from);
      const below = cursor === '' ? endOf(prefix) : prefix + cursor;
      const listed = await cases.range(partition, prefix, below, Number.POSITIVE_INFINITY);
      const rows = listed.filter((row) => recordIdOf(row) !== but).toReversed();
      const found = await Promise.all(
        rows.slice(0, most).map((row) => one(cases, REFERRAL, rowKey('referral', recordIdOf(row)))),
      );
      const items = found.flatMap((referral) => (referral ? [referral.value] : []));
      const last = rows[most] && rows[most - 1];
      return last === undefined ? { items } : { items, next: last.key.slice(prefix.length) };
    },

    async auditBetween(since, until, from) {
      const { cases } = begin();
      const prefix = prefixOf('audit');
      const rows = await cases.range(partition, prefix + cursorFrom(from), endOf(prefix), AUDIT_PAGE + 1);
      const pageRows = rows.slice(0, AUDIT_PAGE);
      const entries = readRows(AUDIT, pageRows);
      const unreadable = pageRows.length - entries.length;
      const items = entries
        .map(({ value }): AuditEntry => value)
        .filter(({ at }) => Date.parse(at) >= since.getTime() && Date.parse(at) < until.getTime());
      const next = rows[AUDIT_PAGE]?.key.slice(prefix.length);
      return next === undefined ? { items, unreadable } : { items, unreadable, next };
    },

    async auditOf(referralId) {
      const rows = await all(begin().cases, prefixOf('audit', referralId));
      return readRows(AUDIT, rows).map(({ value }): AuditEntry => value);
    },

    readCardPlace: (referralId) => one(begin().cases, CARD_PLACE, rowKey('place', referralId)),

    readClaim: (id) => one(begin().cases, ONCE_CLAIM, rowKey(CLAIM_KEY, id)),

    readDelivery: (id) => delivery(begin().cases, id),

    async heldFor(person) {
      const { cases } = begin();
      const rows = await all(cases, prefixOf('held', person));
      const found = await Promise.all(rows.map((row) => delivery(cases, recordIdOf(row))));
      return found.filter((held) => held !== undefined).filter(({ value }) => value.status === 'held');
    },

    async threadLinesOf(referralId) {
      const { cases } = begin();
      // Ids are the case's, its version's and the kind's: `case.12.thread`.
      const prefix = `${prefixOf('delivery')}${safePart(referralId)}`;
      const rows = await cases.range(partition, `${prefix}.`, `${prefix}/`, Number.POSITIVE_INFINITY);
      return rows
        .flatMap((row) => readable(row) ?? [])
        .filter(({ value }) => value.kind === 'thread' && value.status === 'waiting')
        .toSorted((one, other) => versionIn(one.value.id) - versionIn(other.value.id));
    },

    async undelivered() {
      const rows = await all(begin().cases, prefixOf('delivery'));
      const undelivered: readonly Delivery['status'][] = ['waiting', 'held', 'failed'];
      return rows
        .flatMap((row) => readable(row)?.value ?? [])
        .filter(({ status }) => undelivered.includes(status));
    },

    readProvider: (name) => one(begin().cases, PROVIDER, rowKey('provider', providerKey(name))),

    async providers() {
      const rows = await all(begin().cases, prefixOf('provider'));
      return readRows(PROVIDER, rows);
    },

    readRequest: (id) => one(begin().cases, DATA_REQUEST, rowKey('request', id)),

    async requests() {
      const rows = await all(begin().cases, prefixOf('request'));
      return readRows(DATA_REQUEST, rows).toSorted((one, other) => (one.value.at < other.value.at ? -1 : 1));
    },

    ownLayouts: async () => readRows(OWN_LAYOUT, await all(begin().cases, prefixOf('own-layout'))),

    commit: (changes) => commitChanges(begin(), school, changes),
  };

  async function delivery(cases: RowTable, id: string): Promise<Stored<Delivery> | undefined> {
    const row = await cases.read(partition, rowKey('delivery', id));
    return row && storedDelivery(row, fromFields(DELIVERY, row.fields));
  }
}

/** Where a list's keys are; with `first` and `below` only those between these two continuations of the prefix. */
interface Span {
  readonly prefix: string;
  readonly first?: string;
  readonly below?: string;
}

function spanOf(list: OutlinedList): Span {
  switch (list.of) {
    case 'undecided':
    case 'running':
      return { prefix: prefixOf(list.of) };
    case 'stillToCome':
      return { prefix: prefixOf('still') };
    case 'statutory':
      return {
        prefix: prefixOf('statutory'),
        first: safePart(list.first),
        below: safePart(plusDays(list.last, 1)),
      };
  }
}

/** The delivery, or undefined when its row is damaged: it must not hide the others. */
function readable(row: Row): Stored<Delivery> | undefined {
  return readOrUndefined(() => storedDelivery(row, fromFields(DELIVERY, row.fields)));
}

/** What can be read of these rows. */
function readRows<T>(kind: RowKind<T>, rows: readonly Row[]): readonly Stored<T>[] {
  return rows.flatMap((row) => readOrUndefined(() => readRow(kind, row)) ?? []);
}

function versionIn(deliveryId: string): number {
  return Number(/\.(\d+)\.[a-z]+$/.exec(deliveryId)?.[1] ?? 0);
}

/** The most items on a page of this length. */
function mostOf(limit: number): number {
  return Math.min(Math.max(1, Math.floor(limit)), LONGEST_PAGE);
}

function readRow<T>(kind: RowKind<T>, row: Row): Stored<T> {
  return { value: fromFields(kind, row.fields), version: row.version };
}

/** The id of the record an index row points to. */
function recordIdOf(row: Row): string {
  const { id } = row.fields;
  if (typeof id !== 'string') throw new RowUnreadable('index row', 'row-damaged');
  return id;
}

function startOf(draft: Stored<Draft>): number {
  return new Date(draft.value.startedAt).getTime();
}
