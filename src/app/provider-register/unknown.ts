import { REGISTER_COLUMNS, type MisLayouts, type RegisterColumn } from '../../domain/content/mis-layouts.ts';
import { isPersonal, plainHeadings } from '../mis-figures/find-columns.ts';
import { withoutQuotedFormula } from '../mis-figures/read-cell.ts';
import { columnOfPupils } from '../mis-figures/read-export.ts';
import type { RegisterTable } from './find-columns.ts';
import { markOfPupil, readSessions, readWeek, sortByPlan, type SortedRows } from './sort-rows.ts';
import type { AtProvider } from './whose.ts';

/**
 * A register in which somebody has to say which column is what: of the rows of pupils whose plan is theirs to update, the
 * cells that can be a week or a count. No name, no day of another year, and nothing of anybody else is kept.
 */
export interface UnknownRegister {
  /** All of them, plain. */
  readonly headings: readonly string[];
  /** The plain heading of the pupils' references. */
  readonly pupil: string;
  /** Headings whose columns hold a week or a count, and what they are taken for so far. */
  readonly offered: readonly string[];
  readonly suggested: Readonly<Partial<Record<RegisterColumn, string>>>;
  /** Cells under the offered headings, in their order. */
  readonly rows: readonly {
    readonly line: number;
    /** The id of the case, and the mark of the reference by which its row was found. */
    readonly r: string;
    readonly pupil: string;
    readonly cells: readonly string[];
  }[];
  readonly twoPlans: readonly number[];
  readonly others: number;
}

/** No number of sessions in a week is larger. */
const MOST_OF_A_COUNT = 99;
const MOST_OFFERED = 24;
const MOST_OF_A_HEADING = 60;

/** Which heading is what, as somebody has said. */
export type NamedColumns = Readonly<Record<RegisterColumn, string>>;

/**
 * What is kept of a table whose columns are not all known; undefined for one that cannot be a register of these plans.
 * `today` is `YYYY-MM-DD`.
 */
export function readUnknown(
  { headings, columns, rows }: RegisterTable,
  plans: readonly AtProvider[],
  layouts: MisLayouts,
  today: string,
): UnknownRegister | undefined {
  const place = columns.pupil ?? columnOfPupils(rows, plans);
  if (place === undefined) return undefined;
  const { sorted, twoPlans, others } = sortByPlan(rows, place, plans);
  const plain = plainHeadings(headings);
  const isOnce = (heading: string) => plain.indexOf(heading) === plain.lastIndexOf(heading);
  const offered = headings
    .map((heading, at) => ({ heading: heading.trim(), at, plain: plain[at] ?? '' }))
    .filter(
      (each) =>
        each.plain !== '' &&
        each.heading.length <= MOST_OF_A_HEADING &&
        each.at !== place &&
        isOnce(each.plain) &&
        !isPersonal(each.heading, layouts) &&
        sorted.some(({ cells }) => asKept(cells[each.at], today) !== ''),
    )
    .slice(0, MOST_OFFERED);
  if (offered.length < REGISTER_COLUMNS.length) return undefined;
  return {
    headings: plain,
    pupil: plain[place] ?? '',
    offered: offered.map(({ heading }) => heading),
    suggested: Object.fromEntries(
      REGISTER_COLUMNS.flatMap((column) => {
        const known = offered.find(({ at }) => at === columns[column]);
        return known ? [[column, known.heading]] : [];
      }),
    ),
    rows: sorted.map(({ line, plan, cells }) => ({
      line,
      r: plan.id,
      pupil: markOfPupil(plan),
      cells: offered.map(({ at }) => asKept(cells[at], today)),
    })),
    twoPlans,
    others,
  };
}

/** Its rows by plan, of those that are still theirs and about the same pupil. */
export function rowsOfPlans(
  { rows, twoPlans, others }: UnknownRegister,
  plans: readonly AtProvider[],
): SortedRows {
  const sorted = rows.flatMap(({ line, r, pupil, cells }) => {
    const plan = plans.find((each) => each.id === r && markOfPupil(each) === pupil);
    return plan ? [{ line, cells, plan }] : [];
  });
  return { sorted, twoPlans, others: others + rows.length - sorted.length };
}

/** A cell that can be a week of this school year or the ones beside it, or a number of sessions; blank for any other. */
function asKept(cell: string | undefined, today: string): string {
  const text = withoutQuotedFormula(cell ?? '').trim();
  const sessions = readSessions(text);
  if (sessions !== undefined && sessions <= MOST_OF_A_COUNT) return text;
  const week = readWeek(text)?.week;
  return week !== undefined && Math.abs(Number(week.slice(0, 4)) - Number(today.slice(0, 4))) <= 1
    ? text
    : '';
}
