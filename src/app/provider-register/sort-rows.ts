import { isoWeekOf, mondayOf } from '../../domain/calendar/iso-week.ts';
import { pupilReferenceOf } from '../../domain/case/pupil-key.ts';
import { isFormula, readCount, readDay, withoutQuotedFormula } from '../mis-figures/read-cell.ts';
import type { TableRow } from '../mis-figures/read-table.ts';
import { casesByPupil, hashOf, matchKey } from '../mis-figures/sort-rows.ts';
import type { AtProvider } from './whose.ts';

/** The rows of a table that are about these plans; of all others only how many they are. */
export interface SortedRows {
  readonly sorted: readonly (TableRow & { readonly plan: AtProvider })[];
  /** Lines with the reference of two plans. */
  readonly twoPlans: readonly number[];
  readonly others: number;
}

/** Sorts rows by the plan of the pupil whose reference stands in column `pupil` (a place from 0). */
export function sortByPlan(
  rows: readonly TableRow[],
  pupil: number,
  plans: readonly AtProvider[],
): SortedRows {
  const byPupil = casesByPupil(plans);
  const sorted: SortedRows['sorted'][number][] = [];
  const twoPlans: number[] = [];
  let others = 0;
  for (const row of rows) {
    const key = matchKey(row.cells[pupil] ?? '');
    if (key === '') continue;
    const [plan, ...more] = (byPupil.get(key) ?? []) as readonly AtProvider[];
    if (!plan) others += 1;
    else if (more.length > 0) twoPlans.push(row.line);
    else sorted.push({ ...row, plan });
  }
  return { sorted, twoPlans, others };
}

/** Stands for the pupil of a case in a button, and while rows wait: the case may have another by then. */
export function markOfPupil(referral: Parameters<typeof pupilReferenceOf>[0]): string {
  return hashOf(matchKey(pupilReferenceOf(referral) ?? ''));
}

/** A cell that is a week, or a day in one: the ISO week, and the day or else the week; undefined for any other. */
export function readWeek(cell: string): { readonly on: string; readonly week: string } | undefined {
  const text = cell.trim();
  const day = readDay(text);
  const week = day === undefined ? /^(\d{4})-?W(\d\d)$/i.exec(text)?.slice(1).join('-W') : isoWeekOf(day);
  return week === undefined || mondayOf(week) === undefined ? undefined : { on: day ?? week, week };
}

/** A cell that is a whole number; undefined for any other, and for a formula. */
export function readSessions(cell: string): number | undefined {
  const text = withoutQuotedFormula(cell).trim();
  const number = isFormula(text) ? undefined : readCount(text);
  return number !== undefined && Number.isInteger(number) ? number : undefined;
}
