import { saveFacts } from '../forms/save-facts.ts';
import type { Turn } from '../turn.ts';
import { figuresForCase, type TakenAs } from './case-figures.ts';
import type { FiguresPreview } from './preview.ts';
import { isStillTheirs, type FiguresRow, type SortedFigures } from './sort-rows.ts';

/** What became of an export, in references of cases. */
export interface FiguresUsed {
  readonly done: readonly string[];
  /** Somebody worked on these at that moment, or they take no figures any more: they are as they were. */
  readonly left: readonly string[];
  /** Cases in doubt that were not to be changed. */
  readonly doubtful: number;
}

/** Whether a person reads the figures into cases in doubt, too. */
export interface ToUse {
  readonly evenInDoubt: boolean;
}

/** How often a case is read again when somebody writes it at the same moment. */
const MOST_TRIES = 3;
const AT_ONCE = 4;

/** The cases that a yes is about, in a fixed order. */
export function casesToChange({ changing }: FiguresPreview, { evenInDoubt }: ToUse): readonly string[] {
  return changing
    .filter(({ doubts }) => evenInDoubt || doubts.length === 0)
    .map(({ referral }) => referral.id);
}

/**
 * Adds the figures to these cases, each on its own in one batch, as the form would. A case that has them already counts as
 * done, so a yes that was broken off, or comes twice, can be carried out again.
 */
export async function useFigures(
  turn: Turn,
  sorted: SortedFigures,
  taken: TakenAs,
  cases: readonly string[],
): Promise<{ readonly used: Omit<FiguresUsed, 'doubtful'>; readonly deliveries: readonly string[] }> {
  const rows = new Map(sorted.rows.flatMap((row) => row.cases.map((id) => [id, row] as const)));
  const done: string[] = [];
  const left: string[] = [];
  const deliveries: string[] = [];
  const waiting = [...cases];
  const next = async () => {
    const id = waiting.shift();
    const row = id === undefined ? undefined : rows.get(id);
    const result =
      id === undefined || !row ? undefined : await addTo(turn, id, row, { ...taken, system: sorted.system });
    if (!result) return;
    (result.isDone ? done : left).push(result.reference);
    deliveries.push(...result.deliveries);
  };
  const work = async () => {
    while (waiting.length > 0) await next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { used: { done: done.toSorted(), left: left.toSorted() }, deliveries };
}

async function addTo(
  turn: Turn,
  id: string,
  row: FiguresRow,
  { system, ...taken }: TakenAs & { readonly system: string },
): Promise<
  { readonly isDone: boolean; readonly reference: string; readonly deliveries: readonly string[] } | undefined
> {
  for (let tries = 0; ; tries++) {
    const stored = await turn.records.readReferral(id);
    if (!stored) return undefined;
    const { reference } = stored.value;
    const found = isStillTheirs(stored.value, row)
      ? figuresForCase(turn, stored.value, row, taken)
      : undefined;
    if (!found || found.refused) return { isDone: false, reference, deliveries: [] };
    if (found.changes.length === 0) return { isDone: true, reference, deliveries: [] };
    if (tries === MOST_TRIES) return { isDone: false, reference, deliveries: [] };
    const saved = await saveFacts(turn, stored, {
      changes: found.changes,
      audited: 'facts-added',
      isReadByRules: true,
      source: { system, asAt: taken.asAt },
    });
    if (saved !== 'changed') return { isDone: true, reference, deliveries: saved.deliveries };
  }
}
