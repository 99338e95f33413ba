import { createHash } from 'node:crypto';
import { schoolYearStart } from '../../domain/calendar/school-year.ts';
import { dayNumber } from '../../domain/calendar/day-number.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { schoolDay, type School, type Turn } from '../turn.ts';
import { figuresForCase, type CaseFigures, type TakenAs } from './case-figures.ts';
import { isStillTheirs, type SortedFigures } from './sort-rows.ts';

/** Why an export is not used as it is taken; it is one sentence, and nothing is changed. */
export type NotAsTaken =
  { readonly why: 'no-day' | 'future' } | { readonly why: 'before-school-year'; readonly began: string };

/** What an export would change. Nothing is stored of it. */
export interface FiguresPreview {
  readonly taken: TakenAs;
  readonly problem?: NotAsTaken;
  /** What the whole export leaves in doubt. */
  readonly doubts: readonly 'few-found'[];
  /** Cases that would change, those in doubt first. */
  readonly changing: readonly CaseFigures[];
  readonly refused: readonly CaseFigures[];
  /** Cases that have these figures already. */
  readonly same: number;
  /** Comes back with the yes, which is to what stands here. */
  readonly mark: string;
}

/** Of so many open cases, fewer than a third found looks like another school's export. */
const ENOUGH_TO_TELL = 6;
const LEAST_SHARE = 1 / 3;

/** What an export would change in these cases, by whom it would be added. */
export function previewFigures(
  turn: School & Pick<Turn, 'person'>,
  sorted: SortedFigures,
  open: readonly Referral[],
  taken: TakenAs,
): FiguresPreview {
  const byId = new Map(open.map((referral) => [referral.id, referral]));
  const problem = problemOf(turn, sorted, taken);
  const all = problem
    ? []
    : sorted.rows.flatMap((row) =>
        row.cases.flatMap((id) => {
          const referral = byId.get(id);
          if (!referral || !isStillTheirs(referral, row)) return [];
          return figuresForCase(turn, referral, row, taken) ?? [];
        }),
      );
  const changing = all.filter(({ changes, refused }) => changes.length > 0 && refused === undefined);
  const { open: count, found } = sorted.counts;
  return {
    taken,
    ...(problem ? { problem } : {}),
    doubts: count >= ENOUGH_TO_TELL && found < count * LEAST_SHARE ? ['few-found'] : [],
    changing: changing.toSorted((one, other) => other.doubts.length - one.doubts.length),
    refused: all.filter(({ refused }) => refused !== undefined),
    same: all.filter(({ changes, refused }) => changes.length === 0 && refused === undefined).length,
    mark: createHash('sha256')
      .update(JSON.stringify([taken, changing.map(({ referral, changes }) => [referral.id, changes])]))
      .digest('hex')
      .slice(0, 24),
  };
}

function problemOf(turn: School, { from }: SortedFigures, { asAt, period }: TakenAs): NotAsTaken | undefined {
  const { today, settings } = schoolDay(turn);
  if (dayNumber(asAt) === undefined) return { why: 'no-day' };
  if (asAt > today) return { why: 'future' };
  const began = schoolYearStart(settings, today);
  // What began last year and is called the year to date counts two years together.
  const first = period === 'school-year' && from !== undefined && from < asAt ? from : asAt;
  return first < began ? { why: 'before-school-year', began } : undefined;
}
