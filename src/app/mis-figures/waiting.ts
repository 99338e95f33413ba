import { z } from 'zod/v4';
import type { Proposal } from '../ports/proposals.ts';
import type { Stored } from '../ports/records.ts';
import type { DataTurn } from '../turn.ts';
import type { RowFigures } from '../../domain/mis-figures/answers-of-row.ts';
import type { TakenAs } from './case-figures.ts';
import type { UnknownFigures } from './read-export.ts';
import type { SortedFigures } from './sort-rows.ts';
import type { FiguresUsed } from './use.ts';

/** What keeping figures needs of a turn. */
type Waits = Pick<DataTurn, 'proposals' | 'settings' | 'person' | 'clock'>;

/** How long figures wait for a yes. */
const WAITS_HOURS = 24;
/** How often a row is read again when somebody else writes it at the same moment. */
const MOST_TRIES = 3;
/** What waits, by kind: figures of an export, and the rows of a provider's register whose columns nobody has named. */
export type WaitingKind = 'mis-figures' | 'provider-register';
const KINDS: readonly WaitingKind[] = ['mis-figures', 'provider-register'];

/** What is kept of an export until somebody says yes or no to it, and what became of it, without a figure. */
export type WaitingFigures =
  | { readonly is: 'sorted'; readonly sorted: SortedFigures; readonly using?: Using }
  | { readonly is: 'unknown'; readonly unknown: UnknownFigures }
  | { readonly is: 'used'; readonly used: FiguresUsed };

/** What is kept of a provider's register until somebody has named its columns: rows by the id of the case, `r`. */
export interface WaitingRegister {
  readonly is: 'unknown';
  readonly unknown: {
    readonly offered: readonly string[];
    readonly rows: readonly { readonly r: string; readonly cells: readonly string[] }[];
  };
}

/** A yes that is being carried out: which cases, the mark of what was seen, and how it is taken. */
export interface Using {
  readonly mark: string;
  readonly cases: readonly string[];
  /** How many cases in doubt were not to be changed. */
  readonly doubtful: number;
  readonly taken: TakenAs;
  /** ISO instant. */
  readonly at: string;
}

/** What waits, as it was read; `file` is in the buttons of the cards about it. */
export interface ReadWaiting<Waiting = WaitingFigures> {
  readonly file: string;
  readonly waiting: Waiting;
  readonly stored: Stored<Proposal>;
}

/** Keeps this instead of whatever waited for this person before. Resolves to its id, for the buttons. */
export async function keepWaiting(
  turn: DataTurn,
  waiting: WaitingFigures | WaitingRegister,
  kind: WaitingKind = 'mis-figures',
): Promise<string> {
  const id = idOf(turn, kind);
  const file = turn.names.id();
  // Two files sent at once: the later one waits.
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const before = await turn.proposals.read(id);
    const result = await turn.proposals.write(rowOf(turn, { file, waiting, kind }), before?.version ?? 'new');
    if (result === 'done') return file;
  }
  throw new Error('the figures could not be kept');
}

/** What waits for this person under this id; undefined once it was used, dropped or replaced, or a day has passed. */
export async function readWaiting<Waiting = WaitingFigures>(
  turn: Waits,
  file: string,
  kind: WaitingKind = 'mis-figures',
): Promise<ReadWaiting<Waiting> | undefined> {
  const stored = await turn.proposals.read(idOf(turn, kind));
  if (!stored || stored.value.kind !== kind || new Date(stored.value.expiresAt) <= turn.clock.now())
    return undefined;
  const found = readContent<Waiting>(stored);
  return found?.file === file ? found : undefined;
}

/** The figures of this school that were being read in before this moment, and still are. */
export async function readInUse(
  { proposals, settings }: Pick<DataTurn, 'proposals' | 'settings'>,
  before: Date,
): Promise<readonly ReadWaiting[]> {
  return (await proposals.ofSchool(settings.id)).flatMap((stored) => {
    const found = stored.value.kind === 'mis-figures' ? readContent<WaitingFigures>(stored) : undefined;
    const using = found?.waiting.is === 'sorted' ? found.waiting.using : undefined;
    // Those of earlier versions do not say since when: they go on with the next press.
    return found && using && new Date(using.at) < before ? [found] : [];
  });
}

function readContent<Waiting>(stored: Stored<Proposal>): ReadWaiting<Waiting> | undefined {
  const content = kept.safeParse(stored.value.content);
  if (!content.success) return undefined;
  return { file: content.data.file, waiting: content.data.waiting as Waiting, stored };
}

/** Puts this in the place of what waits under the same id. `changed`: somebody else was quicker. */
export async function replaceWaiting(
  turn: Waits,
  { file, stored }: ReadWaiting,
  waiting: WaitingFigures,
): Promise<'done' | 'changed'> {
  const { at, expiresAt } = stored.value;
  const value = { ...rowOf(turn, { file, waiting, kind: 'mis-figures' }), at, expiresAt };
  return (await turn.proposals.write(value, stored.version)) === 'done' ? 'done' : 'changed';
}

/** Deletes what waits. */
export async function dropWaiting(turn: DataTurn, { stored }: Pick<ReadWaiting, 'stored'>): Promise<void> {
  await turn.proposals.remove(stored.value.id, stored.version);
}

/** Figures of an export, or rows of a register, that wait for somebody, as far as they are about some cases. */
export interface FiguresAboutCases {
  readonly kind: WaitingKind;
  readonly by: Proposal['by'];
  /** ISO instants. */
  readonly at: string;
  readonly expiresAt: string;
  /** Named figures, and what stands under a heading that nobody has explained yet. */
  readonly figures: RowFigures;
  readonly unnamed: readonly { readonly heading: string; readonly cell: string }[];
}

/** What waits about these cases, whoever read it in; also what nobody may use any more and is not deleted yet. */
export async function waitingAbout(
  { proposals, settings }: Pick<DataTurn, 'proposals' | 'settings'>,
  cases: readonly string[],
): Promise<readonly FiguresAboutCases[]> {
  return (await proposals.ofSchool(settings.id)).flatMap(({ value }): FiguresAboutCases[] => {
    const kind = KINDS.find((each) => each === value.kind);
    const waiting = kept.safeParse(value.content).data?.waiting;
    if (kind === undefined || !waiting) return [];
    const { by, at, expiresAt } = value;
    return rowsThatWait(kind, waiting)
      .filter((row) => row.cases.some((id) => cases.includes(id)))
      .map(({ figures, offered, cells }) => ({
        kind,
        by,
        at,
        expiresAt,
        figures,
        unnamed: cells.flatMap((cell, place) =>
          cell === '' ? [] : [{ heading: offered[place] ?? '', cell }],
        ),
      }));
  });
}

interface WaitingRow {
  readonly cases: readonly string[];
  readonly figures: RowFigures;
  readonly offered: readonly string[];
  readonly cells: readonly string[];
}

function rowsThatWait(kind: WaitingKind, content: object): readonly WaitingRow[] {
  if (kind === 'provider-register') {
    const { offered, rows } = (content as WaitingRegister).unknown;
    return rows.map(({ r, cells }) => ({ cases: [r], figures: {}, offered, cells }));
  }
  const waiting = content as WaitingFigures;
  if (waiting.is === 'used') return [];
  if (waiting.is === 'sorted')
    return waiting.sorted.rows.map(({ cases, figures }) => ({ cases, figures, offered: [], cells: [] }));
  const { sorted, offered, cells } = waiting.unknown;
  return sorted.rows.map(({ line, cases, figures }) => ({
    cases,
    figures,
    offered,
    cells: cells[String(line)] ?? [],
  }));
}

/**
 * Deletes what waits and is about one of these cases, which are gone; what is being read in goes on without them. Throws
 * when storage cannot be reached, or others write the same row again and again.
 */
export async function forgetWaiting(
  { proposals, settings }: Pick<DataTurn, 'proposals' | 'settings'>,
  cases: readonly string[],
): Promise<void> {
  for (const { value } of await proposals.ofSchool(settings.id)) {
    if (!KINDS.some((kind) => kind === value.kind)) continue;
    let isDone = false;
    for (let tries = 0; tries < MOST_TRIES && !isDone; tries++)
      isDone = await forgetIn(proposals, value.id, cases);
    if (!isDone) throw new Error('what waits about deleted cases could not be deleted');
  }
}

/** False when somebody else wrote the row at the same moment. */
async function forgetIn(
  proposals: DataTurn['proposals'],
  id: string,
  cases: readonly string[],
): Promise<boolean> {
  const stored = await proposals.read(id);
  if (!stored) return true;
  const { value, version } = stored;
  const text = JSON.stringify(value.content);
  if (!cases.some((each) => text.includes(JSON.stringify(each)))) return true;
  const found = value.kind === 'mis-figures' ? readContent<WaitingFigures>(stored) : undefined;
  const rest = found && withoutCases(found.waiting, new Set(cases));
  const result = rest
    ? await proposals.write({ ...value, content: { file: found.file, waiting: rest } }, version)
    : await proposals.remove(id, version);
  return result === 'done';
}

/** What is being read in, without these cases; undefined where nothing is. */
function withoutCases(waiting: WaitingFigures, cases: ReadonlySet<string>): WaitingFigures | undefined {
  if (waiting.is !== 'sorted' || !waiting.using) return undefined;
  const { sorted, using } = waiting;
  const isKept = (id: string) => !cases.has(id);
  const rows = sorted.rows
    .map((row) => ({ ...row, cases: row.cases.filter(isKept) }))
    .filter((row) => row.cases.length > 0);
  return {
    is: 'sorted',
    sorted: { ...sorted, rows },
    using: { ...using, cases: using.cases.filter(isKept) },
  };
}

/** One person has one export before them; the next one takes its place. */
function idOf({ settings, person }: Pick<DataTurn, 'settings' | 'person'>, kind: WaitingKind): string {
  return `${kind}-${settings.id}-${person.id}`;
}

function rowOf(
  turn: Waits,
  { file, waiting, kind }: { readonly file: string; readonly waiting: object; readonly kind: WaitingKind },
): Proposal {
  const now = turn.clock.now();
  return {
    id: idOf(turn, kind),
    school: turn.settings.id,
    kind,
    at: now.toISOString(),
    expiresAt: new Date(now.getTime() + WAITS_HOURS * 3_600_000).toISOString(),
    by: { id: turn.person.id, name: turn.person.name },
    content: { file, waiting },
  };
}

const kept = z.looseObject({
  file: z.string(),
  waiting: z.looseObject({ is: z.string() }),
});
