import { REGISTER_COLUMNS } from '../../domain/content/mis-layouts.ts';
import { can } from '../../domain/people/roles.ts';
import { layoutOf, rememberLayout } from '../mis-figures/own-layout.ts';
import { readText, type ReadTable } from '../mis-figures/read-table.ts';
import { dropWaiting, keepWaiting, readWaiting } from '../mis-figures/waiting.ts';
import type { OwnLayout } from '../ports/own-layouts.ts';
import { schoolDay, type DataTurn, type Turn, type TurnResult } from '../turn.ts';
import {
  isRegister,
  readNamed,
  readRegister,
  type RegisterProblem,
  type RegisterRead,
  type WeekRead,
} from './read.ts';
import type { RegisterNotice, RegisterReply } from './reply.ts';
import { markOfPupil } from './sort-rows.ts';
import type { NamedColumns, UnknownRegister } from './unknown.ts';
import type { WeekToUse } from './use.ts';
import { forRegisters } from './whose.ts';

/** Weeks to record on one card: its button carries them, and nothing is stored before the yes. */
export const MOST_WEEKS = 12;
/** Other weeks that are written out. */
const MOST_OTHER_WEEKS = 8;

/** How to send a register, and a box to paste it into. */
export function askForRegister(turn: Turn, notice?: RegisterNotice): Promise<TurnResult> {
  return forRegisters(turn, async () => ({ reply: ask(turn, '', { notice }) }));
}

/** Reads pasted cells. Nothing is recorded before somebody has seen what would be, and said yes. */
export function takePastedRegister(turn: DataTurn, cells: string): Promise<TurnResult> {
  return takeRegisterTable(turn, readText(cells), cells);
}

/** The same for a table out of a file; undefined for one that has not the columns of a register. */
export async function takeIfRegister(turn: DataTurn, table: ReadTable): Promise<TurnResult | undefined> {
  return isRegister(table, turn.content.misLayouts, await ownLayouts(turn))
    ? takeRegisterTable(turn, table, '')
    : undefined;
}

/** `typed` stands on the card again when nothing can be used. */
function takeRegisterTable(turn: DataTurn, table: ReadTable, typed: string): Promise<TurnResult> {
  return forRegisters(turn, async (plans) => {
    const known = { layouts: turn.content.misLayouts, own: await ownLayouts(turn) };
    const read = readRegister(table, plans, known, schoolDay(turn).today);
    if ('problem' in read) return { reply: ask(turn, typed, { problem: read }) };
    if (!('unknown' in read)) return { reply: preview(read) };
    const { unknown } = read;
    const file = await keepWaiting(turn, { is: 'unknown', unknown }, 'provider-register');
    return { reply: showMap(file, unknown, unknown.suggested) };
  });
}

/** Remembers which column is what for the next time, and goes on with what was pasted. */
export function nameRegisterColumns(
  turn: DataTurn,
  file: string,
  given: Readonly<Record<string, unknown>>,
): Promise<TurnResult> {
  return forRegisters(turn, async (plans) => {
    const unknown = (await waitingRegister(turn, file))?.waiting.unknown;
    if (!unknown) return { reply: ask(turn, '', { notice: 'gone' }) };
    const chosen = Object.fromEntries(
      REGISTER_COLUMNS.flatMap((column) => {
        const heading = given[`column-${column}`];
        return typeof heading === 'string' && unknown.offered.includes(heading) ? [[column, heading]] : [];
      }),
    );
    if (!isNamed(chosen)) return { reply: showMap(file, unknown, chosen, 'not-named') };
    await rememberLayout(turn, layoutOf(unknown, chosen, 'register'));
    // The rows wait on: the same press can come twice.
    const read = readNamed(unknown, chosen, plans, schoolDay(turn).today);
    return { reply: 'problem' in read ? ask(turn, '', { problem: read }) : preview(read, file) };
  });
}

/** Deletes the rows that wait; nothing is remembered of them. */
export async function dropRegister(turn: DataTurn, file: string): Promise<TurnResult> {
  await forgetRegister(turn, file);
  return askForRegister(turn, 'dropped');
}

/** Deletes the rows that wait under this id, if they still do. */
export async function forgetRegister(turn: DataTurn, file: string): Promise<void> {
  const found = await waitingRegister(turn, file);
  if (found) await dropWaiting(turn, found);
}

function waitingRegister(turn: DataTurn, file: string) {
  return readWaiting<{ readonly unknown: UnknownRegister }>(turn, file, 'provider-register');
}

/** Each column named, and no two the same. */
function isNamed(chosen: Readonly<Partial<NamedColumns>>): chosen is NamedColumns {
  return new Set(Object.values(chosen)).size === REGISTER_COLUMNS.length;
}

async function ownLayouts({ records }: Turn): Promise<readonly OwnLayout[]> {
  return (await records.ownLayouts()).map(({ value }) => value);
}

function showMap(
  file: string,
  { pupil, offered }: UnknownRegister,
  chosen: Readonly<Partial<NamedColumns>>,
  notice?: 'not-named',
): RegisterReply {
  return { show: 'register-map', file, pupil, offered, chosen, ...(notice ? { notice } : {}) };
}

function ask(
  turn: Turn,
  typed: string,
  { problem, notice }: { readonly problem?: RegisterProblem; readonly notice?: RegisterNotice | undefined },
): RegisterReply {
  const takesFiles = can(turn.person, 'imports-figures');
  return {
    show: 'register-ask',
    typed,
    takesFiles,
    ...(problem ? { problem } : {}),
    ...(notice ? { notice } : {}),
  };
}

function preview({ weeks, notUsed, others }: RegisterRead, file?: string): RegisterReply {
  const isToUse = ({ is }: WeekRead) => is === 'new' || is === 'changed';
  const usable = weeks.filter(isToUse);
  const rest = weeks.filter((each) => !isToUse(each));
  const used = usable.slice(0, MOST_WEEKS);
  const shown = [...used, ...rest.slice(0, MOST_OTHER_WEEKS)];
  return {
    show: 'register-preview',
    shown,
    toUse: used.map(({ referral, week, offered, attended }): WeekToUse => ({
      r: referral.id,
      pupil: markOfPupil(referral),
      week,
      offered,
      attended,
    })),
    left: usable.length - used.length,
    hidden: weeks.length - usable.length - (shown.length - used.length),
    notUsed,
    others,
    ...(file === undefined ? {} : { file }),
  };
}
