import { plusDays } from '../../domain/calendar/calendar.ts';
import { isoWeekOf, mondayOf } from '../../domain/calendar/iso-week.ts';
import type { MisLayouts } from '../../domain/content/mis-layouts.ts';
import { plainHeading } from '../../domain/mis-figures/headings.ts';
import type { RegisterWeek } from '../../domain/plan/plan.ts';
import { isFormula, readCount, readDay, withoutQuotedFormula } from '../mis-figures/read-cell.ts';
import type { ReadTable, TableProblem, TableRow } from '../mis-figures/read-table.ts';
import { casesByPupil, hashOf, matchKey } from '../mis-figures/sort-rows.ts';
import type { AtProvider } from './whose.ts';

/** Titles above the headings. */
const MOST_TITLES = 20;
/** A morning and an afternoon on seven days, as in the weekly update. */
const MOST_SESSIONS = 14;

type Columns = Readonly<Record<'pupil' | 'week' | 'offered' | 'attended', number>>;

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
export function isRegister(table: ReadTable, layouts: MisLayouts): boolean {
  return 'rows' in table && findColumns(table.rows, layouts) !== undefined;
}

/** Reads a register for these plans. Days of one week are added up. `today` is `YYYY-MM-DD`. */
export function readRegister(
  table: ReadTable,
  plans: readonly AtProvider[],
  layouts: MisLayouts,
  today: string,
): RegisterRead | RegisterProblem {
  if ('problem' in table) return table;
  const found = findColumns(table.rows, layouts);
  if (!found) return { problem: 'no-columns' };
  const { columns, rows } = found;
  const byPupil = casesByPupil(plans);
  const notUsed = new Map<RowNotUsed['why'], number[]>();
  const refuse = (why: RowNotUsed['why'], ...lines: readonly number[]) =>
    notUsed.set(why, [...(notUsed.get(why) ?? []), ...lines]);
  const days = new Map<string, Day[]>();
  let others = 0;
  for (const row of rows) {
    const key = matchKey(row.cells[columns.pupil] ?? '');
    if (key === '') continue;
    const [plan, ...more] = (byPupil.get(key) ?? []) as readonly AtProvider[];
    if (!plan) others += 1;
    else if (more.length > 0) refuse('two-plans', row.line);
    else {
      const day = readDayOf(row, columns);
      if (typeof day === 'string') refuse(day, row.line);
      else {
        const id = `${plan.id}|${day.week}`;
        days.set(id, [...(days.get(id) ?? []), { ...day, line: row.line, plan }]);
      }
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

/** Stands for the pupil in a button: the case may have another by the time it is pressed. */
export function markOfPupil(reference: string): string {
  return hashOf(matchKey(reference));
}

interface Day {
  readonly on: string;
  readonly week: string;
  readonly offered: number;
  readonly attended: number;
  readonly line: number;
  readonly plan: AtProvider;
}

function findColumns(
  table: readonly TableRow[],
  { layouts, register }: MisLayouts,
): { readonly columns: Columns; readonly rows: readonly TableRow[] } | undefined {
  const names = { pupil: layouts.flatMap(({ columns }) => columns.pupil ?? []), ...register };
  for (const [at, { cells }] of table.slice(0, MOST_TITLES).entries()) {
    const plain = cells.map(plainHeading);
    const place = (headings: readonly string[]) => {
      const known = headings.map(plainHeading);
      return plain.findIndex((heading) => heading !== '' && known.includes(heading));
    };
    const columns = {
      pupil: place(names.pupil),
      week: place(names.week),
      offered: place(names.offered),
      attended: place(names.attended),
    };
    if (Object.values(columns).every((each) => each >= 0)) return { columns, rows: table.slice(at + 1) };
  }
  return undefined;
}

function readDayOf(
  { cells }: TableRow,
  columns: Columns,
): Pick<Day, 'on' | 'week' | 'offered' | 'attended'> | RowNotUsed['why'] {
  const text = (cells[columns.week] ?? '').trim();
  const day = readDay(text);
  const week = day === undefined ? /^(\d{4})-?W(\d\d)$/i.exec(text)?.slice(1).join('-W') : isoWeekOf(day);
  if (week === undefined || mondayOf(week) === undefined) return 'no-week';
  const count = (place: number) => {
    const cell = withoutQuotedFormula(cells[place] ?? '').trim();
    const number = isFormula(cell) ? undefined : readCount(cell);
    return number !== undefined && Number.isInteger(number) ? number : undefined;
  };
  const [offered, attended] = [count(columns.offered), count(columns.attended)];
  if (offered === undefined || attended === undefined) return 'no-sessions';
  if (attended > offered || offered > MOST_SESSIONS) return 'too-many';
  return { on: day ?? week, week, offered, attended };
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
