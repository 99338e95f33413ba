import type { Erasure } from '../app/ports/erasure.ts';
import { readOrUndefined } from './errors.ts';
import { fromFields, toFields } from './rows/body.ts';
import { indexKeys } from './rows/index-rows.ts';
import { asLeaving, isLeaving } from './rows/leaving.ts';
import { cursorFrom, endOf, partFrom, prefixOf, rowKey, safePart, timePart } from './rows/keys.ts';
import type { Row, Tables } from './rows/row-table.ts';
import { AUDIT } from './rows/schemas/audit.ts';
import { DELIVERY } from './rows/schemas/delivery.ts';
import { DELETED_CASE, LEGAL_HOLD } from './rows/schemas/erasure.ts';
import { SETTINGS_CHANGE } from './rows/schemas/school.ts';
import { DRAFT } from './rows/schemas/draft.ts';
import { BLOCK } from './rows/schemas/seal.ts';
import { REFERRAL } from './rows/schemas/referral.ts';
import { REGISTER_PARTITION } from './school-register.ts';
import { newestOf } from './audit-seals.ts';
import { wakeUpsOn } from './wake-ups.ts';

/** Rows read at once, to stay within a call's time limit: cases are large. */
const PAGE = 50;
const AUDIT_PAGE = 200;

/** What a school no longer keeps. `begin` opens the tables for one call. */
export function erasureOn(begin: () => Tables, school: string): Erasure {
  const partition = safePart(school);
  const wakeUps = wakeUpsOn(begin);

  const all = (prefix: string) =>
    begin().cases.range(partition, prefix, endOf(prefix), Number.POSITIVE_INFINITY);

  /** Deletes one row, whatever has become of it: alone in its batch it leaves no remains. */
  async function remove({ key, version }: Row, from = partition): Promise<boolean> {
    const gone = { write: 'remove', key, expected: version } as const;
    return (await begin().cases.write(from, [gone])) === 'done';
  }

  async function removeAt(key: string): Promise<void> {
    const row = await begin().cases.read(partition, key);
    if (row) await remove(row);
  }

  async function* pages(prefix: string, size: number, of = partition): AsyncGenerator<readonly Row[]> {
    let from = prefix;
    for (;;) {
      const rows = await begin().cases.range(of, from, endOf(prefix), size);
      yield rows;
      const last = rows[size - 1];
      if (!last) return;
      from = `${last.key}!`;
    }
  }

  async function deleteDeliveries(referralId: string): Promise<void> {
    // Ids are the case's, its version's and the kind's: `case.12.thread`.
    const prefix = `${prefixOf('delivery')}${safePart(referralId)}`;
    const rows = await begin().cases.range(partition, `${prefix}.`, `${prefix}/`, Number.POSITIVE_INFINITY);
    for (const row of rows) {
      const delivery = readOrUndefined(() => fromFields(DELIVERY, row.fields));
      if (delivery && 'to' in delivery) await removeAt(rowKey('held', delivery.to, delivery.id));
      if (delivery) await wakeUps.done(school, delivery.id);
      await remove(row);
    }
  }

  /** Who did what and who looked stays; the answers that were corrected go. */
  async function clearAudit(referralId: string): Promise<void> {
    for (const { key, fields, version } of await all(prefixOf('audit', referralId))) {
      const entry = readOrUndefined(() => fromFields(AUDIT, fields));
      if (entry?.corrected === undefined) continue;
      const { corrected: _answers, ...rest } = entry;
      const cleared = { write: 'replace', key, fields: toFields(AUDIT, rest), expected: version } as const;
      await begin().cases.write(partition, [cleared]);
    }
  }

  async function finishDeleting(id: string): Promise<void> {
    const row = await begin().cases.read(partition, rowKey('referral', id));
    if (!row || !isLeaving(row)) return;
    for (const listed of indexKeys(fromFields(REFERRAL, row.fields))) await removeAt(listed);
    await removeAt(rowKey('place', id));
    await deleteDeliveries(id);
    await clearAudit(id);
    await remove(row);
  }

  return {
    async cases(from) {
      const prefix = prefixOf('referral');
      const start = prefix + cursorFrom(from);
      const rows = await begin().cases.range(partition, start, endOf(prefix), PAGE + 1);
      let unreadable = 0;
      const leaving: string[] = [];
      const items = rows.slice(0, PAGE).flatMap((row) => {
        const value = readOrUndefined(() => fromFields(REFERRAL, row.fields));
        if (value && isLeaving(row)) leaving.push(value.id);
        else if (value) return [{ value, version: row.version }];
        else unreadable++;
        return [];
      });
      const next = rows[PAGE]?.key.slice(prefix.length);
      return { items, unreadable, leaving, ...(next === undefined ? {} : { next }) };
    },

    async drafts() {
      const rows = await all(prefixOf('draft'));
      return rows.flatMap(({ fields }) => readOrUndefined(() => fromFields(DRAFT, fields)) ?? []);
    },

    async deleteCase({ value, version }, deleted, meanwhile) {
      const { id } = value;
      const key = rowKey('referral', id);
      const row = await begin().cases.read(partition, key);
      if (row?.version !== version) return false;
      // In one batch, so that whoever is stopped here has done either nothing or what only has to be cleared up.
      const done = await begin().cases.write(partition, [
        {
          write: 'insert',
          key: rowKey('deleted', timePart(deleted.at), id),
          fields: toFields(DELETED_CASE, deleted),
        },
        { write: 'replace', key, fields: asLeaving(row.fields), expected: version },
      ]);
      if (done !== 'done') return false;
      await meanwhile?.();
      await finishDeleting(id);
      return true;
    },

    finishDeleting,

    async deletedCases() {
      const rows = await all(prefixOf('deleted'));
      return rows.flatMap(({ fields }) => readOrUndefined(() => fromFields(DELETED_CASE, fields)) ?? []);
    },

    async holds() {
      return (await all(prefixOf('hold'))).map(({ key, fields }) => {
        const part = key.slice(prefixOf('hold').length);
        return (
          readOrUndefined(() => fromFields(LEGAL_HOLD, fields)) ?? {
            referralId: partFrom(part) ?? part,
            isDamaged: true,
          }
        );
      });
    },

    async hold(hold) {
      const key = rowKey('hold', hold.referralId);
      const fields = toFields(LEGAL_HOLD, hold);
      return (await begin().cases.write(partition, [{ write: 'insert', key, fields }])) === 'done';
    },

    async lift(referralId) {
      const row = await begin().cases.read(partition, rowKey('hold', referralId));
      return row !== undefined && remove(row);
    },

    async deleteAuditBefore(until, dryRun) {
      let count = 0;
      let unreadable = 0;
      const kinds: readonly {
        readonly prefix: string;
        readonly atOf: (row: Row) => string | undefined;
        readonly of?: string;
        readonly isSeal?: boolean;
      }[] = [
        { prefix: prefixOf('audit'), atOf: ({ fields }) => fromFields(AUDIT, fields).at },
        { prefix: prefixOf('deleted'), atOf: ({ fields }) => fromFields(DELETED_CASE, fields).at },
        // Every entry in a block is older than the block. What seals the audit is not counted: it says nothing.
        { prefix: prefixOf('sealed'), atOf: ({ fields }) => fromFields(BLOCK, fields).at, isSeal: true },
        { prefix: prefixOf('unsealed'), atOf: newestOf, isSeal: true },
        {
          prefix: prefixOf('change', school),
          atOf: ({ fields }) => fromFields(SETTINGS_CHANGE, fields).at,
          of: REGISTER_PARTITION,
        },
      ];
      for (const { prefix, atOf, of, isSeal = false } of kinds)
        for await (const rows of pages(prefix, AUDIT_PAGE, of))
          for (const row of rows) {
            const readable = readOrUndefined(() => atOf(row));
            // When it was written also stands in the key: a damaged row expires like any other.
            const at = Date.parse(readable ?? /\d{4}-\d\d-\d\dT[\d:.]+Z/.exec(row.key)?.[0] ?? '');
            if (!(at < until.getTime())) {
              if (readable === undefined) unreadable++;
              continue;
            }
            if ((dryRun || (await remove(row, of))) && !isSeal) count++;
          }
      return { count, unreadable };
    },

    async deleteHeldBefore(until, dryRun) {
      let count = 0;
      for (const row of await all(prefixOf('held'))) {
        const { id } = row.fields;
        const at =
          typeof id === 'string' ? await begin().cases.read(partition, rowKey('delivery', id)) : undefined;
        const delivery = at && readOrUndefined(() => fromFields(DELIVERY, at.fields));
        if (
          at &&
          (!delivery || 'referralId' in delivery || Date.parse(delivery.createdAt) >= until.getTime())
        )
          continue;
        if (!dryRun && at) await remove(at);
        if (!dryRun) await remove(row);
        count++;
      }
      return count;
    },

    async deleteAddressesBut(people, dryRun) {
      const known = new Set([...people].map((id) => rowKey('person', id)));
      let count = 0;
      for (const row of await all(prefixOf('person'))) {
        if (known.has(row.key)) continue;
        if (dryRun || (await remove(row))) count++;
      }
      return count;
    },
  };
}
