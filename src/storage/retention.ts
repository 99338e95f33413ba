import type { ExpiringKind, Retention } from '../app/ports/retention.ts';
import { RowUnreadable } from './errors.ts';
import { fromFields } from './rows/body.ts';
import { endOf, prefixOf, safePart } from './rows/keys.ts';
import type { Row, Tables } from './rows/row-table.ts';
import { DELIVERY } from './rows/schemas/delivery.ts';
import { DATA_REQUEST } from './rows/schemas/data-request.ts';
import { DRAFT } from './rows/schemas/draft.ts';
import { CLAIM_KEY, ONCE_CLAIM, STOP } from './rows/schemas/audit.ts';
import { endingOf } from './rows/schemas/ending.ts';

/** A page of drafts has to come in one response within a call's time limit. */
const PAGE_ROWS = 100;
/** The batch that emptied a row may still read its tombstone for a few seconds. */
const REMAINS_MILLISECONDS = 60 * 60_000;

const ENDING_DRAFT = endingOf(DRAFT);
const ENDING_STOP = endingOf(STOP);
const ENDING_CLAIM = endingOf(ONCE_CLAIM);
const ENDING_REQUEST = endingOf(DATA_REQUEST);

/**
 * Where each kind is stored, and when a row of it expires: an ISO instant, or undefined when it does not expire yet.
 */
const KINDS: Readonly<
  Record<ExpiringKind, { readonly prefix: string; readonly endsAt: (row: Row) => string | undefined }>
> = {
  draft: {
    prefix: prefixOf('draft'),
    endsAt: ({ fields }) => fromFields(ENDING_DRAFT, fields).expiresAt,
  },
  stop: {
    prefix: prefixOf('stop'),
    endsAt: ({ fields }) => fromFields(ENDING_STOP, fields).expiresAt,
  },
  'once-claim': {
    prefix: prefixOf(CLAIM_KEY),
    endsAt: ({ fields }) => fromFields(ENDING_CLAIM, fields).expiresAt,
  },
  request: {
    prefix: prefixOf('request'),
    endsAt: ({ fields }) => fromFields(ENDING_REQUEST, fields).expiresAt,
  },
  'sent-delivery': {
    prefix: prefixOf('delivery'),
    // For a sent delivery this is when the sender's claim ended, half a minute after it began.
    endsAt: ({ fields }) => {
      const delivery = fromFields(DELIVERY, fields);
      const { status, dueAt, why } = delivery;
      if (status === 'sent') return dueAt;
      // What is about a case goes with the case. The leads have been told of all others that failed.
      const isAboutCase = 'referralId' in delivery;
      return status === 'failed' && (!isAboutCase || why === 'not-wanted') ? dueAt : undefined;
    },
  },
};

/**
 * One school's rows that expire. Reads one kind's range of the school's partition, never all of it. `begin` opens the
 * tables for one call.
 */
export function retentionOn(begin: () => Tables, school: string): Retention {
  const partition = safePart(school);
  return {
    async expired(kind, until, from) {
      const { prefix, endsAt } = KINDS[kind];
      const found = await begin().cases.rangeWithRemains(
        partition,
        from ?? prefix,
        endOf(prefix),
        PAGE_ROWS + 1,
      );
      let unreadable = 0;
      const isOver = (row: Row): boolean => {
        if (row.emptiedAt !== undefined)
          return Date.parse(row.emptiedAt) + REMAINS_MILLISECONDS <= until.getTime();
        try {
          const end = endsAt(row);
          return end !== undefined && Date.parse(end) <= until.getTime();
        } catch (error) {
          if (!(error instanceof RowUnreadable)) throw error;
          unreadable++;
          return false;
        }
      };
      const rows = found
        .slice(0, PAGE_ROWS)
        .filter(isOver)
        .map(({ key, version }) => ({ key, version }));
      const next = found[PAGE_ROWS]?.key;
      return next === undefined ? { rows, unreadable } : { rows, unreadable, next };
    },

    async remove({ key, version }) {
      // Alone in its batch, a removal is a single conditional request and leaves no tombstone.
      const gone = { write: 'remove', key, expected: version } as const;
      return (await begin().cases.write(partition, [gone])) === 'done';
    },
  };
}
