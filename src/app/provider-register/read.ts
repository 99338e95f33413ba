import { plusDays } from '../../domain/calendar/calendar.ts';
import { mondayOf } from '../../domain/calendar/iso-week.ts';
import { REGISTER_COLUMNS, type MisLayouts, type RegisterColumn } from '../../domain/content/mis-layouts.ts';
import type { RegisterWeek } from '../../domain/plan/plan.ts';
import type { ReadTable, TableProblem } from '../mis-figures/read-table.ts';
import type { OwnLayout } from '../ports/own-layouts.ts';
import { findColumns, isComplete } from './find-columns.ts';
import { readSessions, readWeek, sortByPlan, type SortedRows } from './sort-rows.ts';
import { readUnknown, rowsOfPlans, type NamedColumns, type UnknownRegister } from './unknown.ts';
import type { AtProvider } from './whose.ts';

/** A morning and an afternoon on seven days, as in the weekly update. */
const MOST_SESSIONS = 14;

/** Why a row is not used. Never with what stands in it. */
export interface RowNotUsed {
  readonly why: 'no-week' | 'no-sessions' | 'too-many' | 'twice' | 'two-plans';
  readonly lines: readonly number[];
}

/**
 * One week of one plan, and what it means for it: `new`, `changed` from what was read in `before`, the `same` as that;
 * `told` where the key adult has given the week's update, which stands; `ahead` of today, or `outside` the plan.
 */
export interface WeekRead {
  readonly referral: AtProvider;
  readonly week: string;
  readonly offered: number;
  readonly attended: number;
  readonly is: 'new' | 'changed' | 'same' | 'told' | 'ahead' | 'outside';
  readonly before?: Pick<RegisterWeek, 'offered' | 'attended'>;
}

/** What a register says of these plans; of all others it only counts the rows. */
export interface RegisterRead {
  readonly weeks: readonly WeekRead[];
  readonly notUsed: readonly RowNotUsed[];
  readonly others: number;
}

/** Why nothing of a register can be used. */
export type RegisterProblem =
  | { readonly problem: TableProblem | 'no-columns' }
  | { readonly problem: 'nobody-found'; readonly rows: number };

/** True for a table with the columns of a provider's register. */
export function isRegister(
  table: ReadTable,
  layouts: MisLayouts,
  own: readonly OwnLayout[],
): table is Extract<ReadTable, { rows: unknown }> {
  return 'rows' in table && isComplete(findColumns(table.rows, layouts, own).columns);
}

/**
 * Reads a register for these plans. Days of one week are added up. `unknown`: somebody has to say which column is what.
 * `today` is `YYYY-MM-DD`.
 */
export function readRegister(
  table: ReadTable,
  plans: readonly AtProvider[],
  { layouts, own }: { readonly layouts: MisLayouts; readonly own: readonly OwnLayout[] },
  today: string,
): RegisterRead | { readonly unknown: UnknownRegister } | RegisterProblem {
  if ('problem' in table) return table;
  const found = findColumns(table.rows, layouts, own);
  const { columns, rows } = found;
  if (!isComplete(columns)) {
    const unknown = readUnknown(found, plans, layouts, today);
    return unknown ? { unknown } : { problem: 'no-columns' };
  }
  return readWeeks(sortByPlan(rows, columns.pupil, plans), columns, today);
}

/** The same of a register once somebody has named its columns. */
export function readNamed(
  unknown: UnknownRegister,
  named: NamedColumns,
  plans: readonly AtProvider[],
  today: string,
): RegisterRead | RegisterProblem {
  const places = Object.fromEntries(
    REGISTER_COLUMNS.map((column) => [column, unknown.offered.indexOf(named[column])]),
  ) as Record<RegisterColumn, number>;
  return readWeeks(rowsOfPlans(unknown, plans), places, today);
}

/** A row as far as it is read. */
interface Day {
  readonly on: string;
  readonly week: string;
  readonly offered: number;
  readonly attended: number;
  readonly line: number;
  readonly plan: AtProvider;
}

function readWeeks(
  { sorted, twoPlans, others }: SortedRows,
  places: Readonly<Record<RegisterColumn, number>>,
  today: string,
): RegisterRead | RegisterProblem {
  const notUsed = new Map<RowNotUsed['why'], number[]>(
    twoPlans.length > 0 ? [['two-plans', [...twoPlans]]] : [],
  );
  const refuse = (why: RowNotUsed['why'], ...lines: readonly number[]) =>
    notUsed.set(why, [...(notUsed.get(why) ?? []), ...lines]);
  const days = new Map<string, Day[]>();
  for (const { line, plan, cells } of sorted) {
    const day = readDayOf(cells, places);
    if (typeof day === 'string') refuse(day, line);
    else {
      const id = `${plan.id}|${day.week}`;
      days.set(id, [...(days.get(id) ?? []), { ...day, line, plan }]);
    }
  }
  const weeks: WeekRead[] = [];
  for (const [first, ...rest] of days.values() as Iterable<readonly [Day, ...Day[]]>) {
    const all = [first, ...rest];
    const lines = all.map(({ line }) => line);
    const sum = (of: 'offered' | 'attended') => all.reduce((total, each) => total + each[of], 0);
    const [offered, attended] = [sum('offered'), sum('attended')];
    if (new Set(all.map(({ on }) => on)).size < all.length) refuse('twice', ...lines);
    else if (offered > MOST_SESSIONS) refuse('too-many', ...lines);
    else weeks.push(meaningOf(first.plan, { week: first.week, offered, attended }, today));
  }
  if (weeks.length === 0 && notUsed.size === 0) return { problem: 'nobody-found', rows: others };
  return {
    weeks: weeks.toSorted((one, other) => one.week.localeCompare(other.week)),
    notUsed: [...notUsed].map(([why, lines]) => ({ why, lines })),
    others,
  };
}

function readDayOf(
  cells: readonly string[],
  places: Readonly<Record<RegisterColumn, number>>,
): Pick<Day, 'on' | 'week' | 'offered' | 'attended'> | RowNotUsed['why'] {
  const day = readWeek(cells[places.week] ?? '');
  if (!day) return 'no-week';
  const offered = readSessions(cells[places.offered] ?? '');
  const attended = readSessions(cells[places.attended] ?? '');
  if (offered === undefined || attended === undefined) return 'no-sessions';
  if (attended > offered || offered > MOST_SESSIONS) return 'too-many';
  return { ...day, offered, attended };
}

/** What a week of a register means for a plan as it stands. `today` is `YYYY-MM-DD`. */
export function meaningOf(
  referral: AtProvider,
  read: Pick<RegisterWeek, 'week' | 'offered' | 'attended'>,
  today: string,
): WeekRead {
  const { plan } = referral;
  const monday = mondayOf(read.week) ?? '';
  const week = { referral, ...read };
  if (monday > today) return { ...week, is: 'ahead' };
  if (monday > plan.end || plusDays(monday, 6) < plan.start) return { ...week, is: 'outside' };
  const update = plan.updates.find((each) => each.week === read.week);
  if (update) return { ...week, is: 'told', before: update };
  const before = plan.providerRegister?.find(
    (each) => each.week === read.week && each.provider === plan.provider,
  );
  if (!before) return { ...week, is: 'new' };
  const isSame = before.offered === read.offered && before.attended === read.attended;
  return { ...week, is: isSame ? 'same' : 'changed', before };
}
