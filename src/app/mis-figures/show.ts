import { can } from '../../domain/people/roles.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import { PERIODS, type Period } from '../../domain/mis-figures/answers-of-row.ts';
import type { MisColumn } from '../../domain/content/mis-layouts.ts';
import { ONLY_IMPORTERS } from '../../words/mis-figures.ts';
import { openCases } from '../case/open-cases.ts';
import { questionsFor } from '../forms/corrections.ts';
import { takePage } from '../pages.ts';
import { schoolDay, type DataTurn, type School, type TurnResult } from '../turn.ts';
import type { TakenAs } from './case-figures.ts';
import { previewFigures } from './preview.ts';
import { readDay } from './read-cell.ts';
import type { UnknownFigures } from './read-export.ts';
import type { FiguresNotice, FiguresReply } from './reply.ts';
import type { SortedFigures } from './sort-rows.ts';
import { readWaiting, type ReadWaiting } from './waiting.ts';

const CASES_A_PAGE = 5;

/** Runs it for those who read figures in; others are told who does. */
export async function forImporters(turn: DataTurn, run: () => Promise<TurnResult>): Promise<TurnResult> {
  return can(turn.person, 'imports-figures') ? run() : { reply: { text: ONLY_IMPORTERS } };
}

/** How to send an export, and a box to paste it into. */
export function askForFigures(turn: DataTurn, notice?: FiguresNotice): Promise<TurnResult> {
  return forImporters(turn, async () => ({
    reply: { show: 'figures-ask', typed: '', ...(notice ? { notice } : {}) },
  }));
}

/** How the person wants an export taken, as a card sends it. */
export interface Wish {
  readonly period?: string | undefined;
  readonly asAt?: string | undefined;
  readonly page?: number | undefined;
  readonly evenInDoubt?: boolean | undefined;
  readonly notice?: FiguresNotice;
}

/** How an export is taken unless somebody says otherwise: up to the day that it names itself, else today. */
export function takenAs(turn: School, sorted: SortedFigures, { period, asAt }: Wish): TakenAs {
  return {
    period: PERIODS.find((each): each is Period => each === period) ?? 'school-year',
    asAt: asAt === undefined ? (sorted.asAt ?? schoolDay(turn).today) : (readDay(asAt) ?? ''),
  };
}

/** What an export would change, a page of it. */
export async function showPreview(
  turn: DataTurn,
  file: string,
  sorted: SortedFigures,
  wish: Wish,
): Promise<FiguresReply> {
  const open = await openCases(turn.records.once());
  const preview = previewFigures(turn, sorted, open, takenAs(turn, sorted, wish));
  return {
    show: 'figures-preview',
    file,
    reader: turn.person,
    sorted,
    preview,
    page: takePage([...preview.changing, ...preview.refused], wish.page ?? 1, CASES_A_PAGE),
    evenInDoubt: wish.evenInDoubt ?? false,
    ...(wish.notice ? { notice: wish.notice } : {}),
  };
}

/** Runs it for the export that still waits under this id; says what became of it otherwise. */
export function withWaiting(
  turn: DataTurn,
  file: string,
  run: (found: ReadWaiting) => Promise<TurnResult>,
): Promise<TurnResult> {
  return forImporters(turn, async () => {
    const found = await readWaiting(turn, file);
    if (!found) return askForFigures(turn, 'gone');
    const { waiting } = found;
    if (waiting.is === 'used') return { reply: { show: 'figures-used', used: waiting.used } };
    return run(found);
  });
}

/** What a column can be named as, and a question that it helps to answer. */
const NAMED: readonly (readonly [MisColumn, string])[] = [
  ['possible', QUESTION.possibleSessions],
  ['missed', QUESTION.missedSessions],
  ['authorised', QUESTION.missedSessions],
  ['unauthorised', QUESTION.missedSessions],
  ['code-I', QUESTION.illnessDays],
  ['illness-days', QUESTION.illnessDays],
  ['code-C2', QUESTION.partTimeSessions],
  ['unauthorised-run', QUESTION.unauthorisedRun],
  ['unauthorised-lately', QUESTION.unauthorisedSessions],
  ['suspensions', QUESTION.suspensions],
  ['days-suspended-term', QUESTION.daysSuspendedThisTerm],
  ['days-suspended-year', QUESTION.daysSuspendedThisYear],
  ['removals', QUESTION.removals],
  ['sen', QUESTION.senStatus],
];

/** The columns that help to answer what this person may add. */
export function columnsFor(turn: Pick<DataTurn, 'content' | 'person'>): readonly MisColumn[] {
  const own = new Set(questionsFor(turn, 'office-facts').map(({ id }) => id));
  return NAMED.filter(([, question]) => own.has(question)).map(([column]) => column);
}

/** Asks which column is what. */
export function showMap(
  turn: DataTurn,
  file: string,
  unknown: UnknownFigures,
  chosen: UnknownFigures['suggested'],
  notice?: FiguresNotice,
): FiguresReply {
  return {
    show: 'figures-map',
    file,
    unknown,
    columns: columnsFor(turn),
    mayBeRegister: can(turn.person, 'keeps-providers'),
    chosen,
    ...(notice ? { notice } : {}),
  };
}
