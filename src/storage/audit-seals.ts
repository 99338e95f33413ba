import { createHash } from 'node:crypto';
import type { AuditSeals } from '../app/ports/audit-seals.ts';
import type { AuditProblem, ChainEnd } from '../domain/audit.ts';
import { readOrUndefined } from './errors.ts';
import { bodyOf, fromFields, toFields } from './rows/body.ts';
import { endOf, prefixOf, rowKey, safePart } from './rows/keys.ts';
import type { Fields, Row, RowTable, Tables, Write } from './rows/row-table.ts';
import { BLOCK, UNSEALED, type Block } from './rows/schemas/seal.ts';

/** Batches of the bot's that one block seals: with the block itself, fewer than a batch may have. */
const MOST_BATCHES = 50;
/** Entries of a block: their keys and hashes have to fit into one row. */
const MOST_ENTRIES = 400;
const PAGE = 500;

const FIRST_KEY = 999_999_999;

/** The key of a block: the newest sorts first. */
function blockKey(number: number): string {
  return rowKey('sealed', String(FIRST_KEY - number).padStart(9, '0'));
}

/** The row that lists audit rows until they are sealed, in the same batch as these. */
export function toBeSealed(keys: readonly [string, ...string[]]): Write {
  const [, , at = '', id = ''] = keys[0].split('|');
  return {
    write: 'insert',
    key: rowKey('unsealed', at, id),
    fields: toFields(UNSEALED, { keys }),
  };
}

/** The chain that seals a school's audit. `begin` opens the tables for one call. */
export function auditSealsOn(begin: () => Tables, school: string): AuditSeals {
  const partition = safePart(school);

  async function sealNext(cases: RowTable, now: Date): Promise<Block | undefined> {
    const prefix = prefixOf('unsealed');
    const found = await cases.range(partition, prefix, endOf(prefix), MOST_BATCHES);
    const pointers: Row[] = [];
    const keys: string[] = [];
    for (const pointer of found) {
      const listed = keysIn(pointer);
      if (keys.length > 0 && keys.length + listed.length > MOST_ENTRIES) break;
      pointers.push(pointer);
      keys.push(...listed);
    }
    if (pointers.length === 0) return undefined;
    const last = await lastBlock(cases, partition);
    const entries = await Promise.all(
      keys.map(async (key) => ({ key, hash: hashOf((await cases.read(partition, key))?.fields) })),
    );
    const block = makeBlock({
      number: (last?.number ?? 0) + 1,
      at: now.toISOString(),
      ...(last ? { before: { hash: last.hash, at: last.at } } : {}),
      entries,
    });
    const result = await cases.write(partition, [
      { write: 'insert', key: blockKey(block.number), fields: toFields(BLOCK, block) },
      ...pointers.map(({ key }) => ({ write: 'unlist', key }) as const),
    ]);
    // Otherwise another instance was quicker, and seals the rest as well.
    return result === 'done' ? block : undefined;
  }

  return {
    async seal(now) {
      let last: Block | undefined;
      let entries = 0;
      for (;;) {
        const block = await sealNext(begin().cases, now);
        if (!block) break;
        last = block;
        entries += block.entries.length;
      }
      return last ? { entries, end: endAt(last) } : { entries };
    },

    async check(keptSince, noted) {
      const problems: AuditProblem[] = [];
      const hashes = new Map<string, string>();
      let before: Block | undefined;
      let since: string | undefined;
      let blocks = 0;
      let notedIsThere = noted === undefined;
      for (const block of await allBlocks(begin, partition)) {
        blocks++;
        if (block.hash !== '') since ??= block.at;
        problems.push(...problemsOf(block, before, keptSince));
        for (const { key, hash } of block.entries) hashes.set(key, hash);
        if (block.number === noted?.number) notedIsThere = block.hash === noted.hash;
        // One that was noted may have expired since.
        if (
          noted &&
          before === undefined &&
          noted.number < block.number &&
          isBefore(block.before?.at, keptSince)
        )
          notedIsThere = true;
        before = block;
      }
      if (noted && !notedIsThere) problems.push({ what: 'other-end', number: noted.number });
      const waiting = new Set<string>();
      for await (const row of rowsOf(begin, partition, 'unsealed'))
        for (const key of keysIn(row)) waiting.add(key);
      let intact = 0;
      let unsealed = 0;
      for await (const { key, fields } of rowsOf(begin, partition, 'audit')) {
        const hash = hashes.get(key);
        hashes.delete(key);
        if (hash === undefined && waiting.has(key)) unsealed++;
        else if (hash === undefined) problems.push({ what: 'added', ...partsOf(key) });
        else if (hash === hashOf(fields)) intact++;
        else problems.push({ what: 'changed', ...partsOf(key) });
      }
      for (const key of hashes.keys())
        if (!isBefore(partsOf(key).at, keptSince)) problems.push({ what: 'removed', ...partsOf(key) });
      return {
        intact,
        blocks,
        unsealed,
        problems,
        ...(since === undefined ? {} : { since }),
        ...(before ? { end: endAt(before) } : {}),
      };
    },
  };
}

/** What is wrong with a block, seen from the one before it. */
function problemsOf(block: Block, before: Block | undefined, keptSince: Date): readonly AuditProblem[] {
  const { number, hash, ...rest } = block;
  if (makeBlock({ number, ...rest }).hash !== hash) return [{ what: 'block-changed', number }];
  const expected = before ? before.number + 1 : 1;
  // Blocks go when all their entries have.
  const isFirstKept = before === undefined && isBefore(block.before?.at, keptSince);
  if (number > expected && !isFirstKept) return [{ what: 'block-missing', number: number - 1 }];
  if (before && block.before?.hash !== before.hash) return [{ what: 'block-unlinked', number }];
  return [];
}

function isBefore(at: string | undefined, instant: Date): boolean {
  return at !== undefined && Date.parse(at) < instant.getTime();
}

function endAt({ number, hash }: Block): ChainEnd {
  return { number, hash };
}

async function lastBlock(cases: RowTable, partition: string): Promise<Block | undefined> {
  const prefix = prefixOf('sealed');
  const [newest] = await cases.range(partition, prefix, endOf(prefix), 1);
  return newest && blockIn(newest);
}

async function* rowsOf(begin: () => Tables, partition: string, kind: string): AsyncGenerator<Row> {
  const prefix = prefixOf(kind);
  let from = prefix;
  for (;;) {
    const rows = await begin().cases.range(partition, from, endOf(prefix), PAGE);
    yield* rows;
    const last = rows[PAGE - 1];
    if (!last) return;
    from = `${last.key}!`;
  }
}

/** The instant of the newest entry in such a row; undefined for a damaged one. */
export function newestOf(row: Row): string | undefined {
  return keysIn(row)
    .map((key) => partsOf(key).at)
    .toSorted()
    .at(-1);
}

/** The entries that such a row lists; none for a damaged one, so that the check finds them added past the bot. */
function keysIn({ fields }: Row): readonly string[] {
  return readOrUndefined(() => fromFields(UNSEALED, fields))?.keys ?? [];
}

/** Oldest first. */
async function allBlocks(begin: () => Tables, partition: string): Promise<readonly Block[]> {
  const blocks: Block[] = [];
  for await (const row of rowsOf(begin, partition, 'sealed')) blocks.push(blockIn(row));
  return blocks.toReversed();
}

/** A block, or for a damaged row one that fits no hash: the next one is put on it all the same, and the check names it. */
function blockIn({ key, fields }: Row): Block {
  const read = readOrUndefined(() => fromFields(BLOCK, fields));
  const number = FIRST_KEY - Number(key.split('|').at(-1));
  return read ?? { number, at: new Date(0).toISOString(), entries: [], hash: '' };
}

/** A key's case and instant. */
function partsOf(key: string): { readonly referralId: string; readonly at: string } {
  const [, referralId = '', at = ''] = key.split('|');
  return { referralId, at };
}

/**
 * The hash of an entry as it is stored, without the answers that were corrected: these go with their case. Empty for one
 * that is not there.
 */
function hashOf(fields: Fields | undefined): string {
  if (!fields) return '';
  const body = bodyOf(fields);
  try {
    const { corrected: _answers, ...rest } = JSON.parse(body) as Record<string, unknown>;
    return sha256(inOrder(rest));
  } catch {
    return sha256(body);
  }
}

function makeBlock(content: Omit<Block, 'hash'>): Block {
  return { ...content, hash: sha256(inOrder(content)) };
}

/** The same text for the same content, whatever order its properties are in. */
function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
