import type { Question } from '../domain/content/bank.ts';
import type { AnswerValue } from '../domain/content/answers.ts';
import type { Sum } from '../domain/mis-figures/answers-of-row.ts';
import { describeDayWithYear } from './dates.ts';
import { describeFigureChanges, describeRead, describeStay } from './mis-figures.ts';
import {
  describeExportProblem,
  describeNoFigures,
  describeNotAsTaken,
  describeNotRead,
  FIGURES_DOUBTS,
} from './mis-figures-problems.ts';

// What stands in the terminal after figures:import. References only: no name, and no status.

/** A case in the terminal. */
interface ToldCase {
  readonly referral: { readonly reference: string };
  readonly line: number;
  readonly changes: readonly {
    readonly question: string;
    readonly before: AnswerValue | null;
    readonly after: AnswerValue | null;
  }[];
  readonly sums: Readonly<Record<string, Sum>>;
  readonly doubts: readonly (keyof typeof FIGURES_DOUBTS)[];
  readonly refused?: Parameters<typeof describeNoFigures>[0];
  readonly stay: readonly Question[];
}

/** What an export would change, or why it changes nothing, a line each. */
export function describeImport(
  sorted: Parameters<typeof describeRead>[0] & {
    readonly notRead: readonly Parameters<typeof describeNotRead>[0][];
  },
  preview: {
    readonly taken: { readonly asAt: string };
    readonly problem?: Parameters<typeof describeNotAsTaken>[0];
    readonly doubts: readonly (keyof typeof FIGURES_DOUBTS)[];
    readonly changing: readonly ToldCase[];
    readonly refused: readonly ToldCase[];
    readonly same: number;
  },
  questions: ReadonlyMap<string, Question>,
): readonly string[] {
  const { taken, problem, doubts, changing, refused, same } = preview;
  return [
    ...describeRead(sorted, same),
    ...(problem ? [describeNotAsTaken(problem)] : [`Figures as at ${describeDayWithYear(taken.asAt)}.`]),
    ...doubts.map((doubt) => `Please look: ${FIGURES_DOUBTS[doubt]}`),
    ...[...changing, ...refused].flatMap((each) => [
      `${each.referral.reference} (line ${each.line}):`,
      ...[
        ...each.doubts.map((doubt) => `please look: ${FIGURES_DOUBTS[doubt]}`),
        ...(each.refused ? [`left as it is: ${describeNoFigures(each.refused)}`] : []),
        ...describeFigureChanges(each.changes, each.sums, questions),
        ...(each.stay.length > 0 ? [describeStay(each.stay)] : []),
      ].map((line) => `  ${line}`),
    ]),
    ...sorted.notRead.map(describeNotRead),
  ];
}

/** Why nothing of a file can be used. */
export function describeImportProblem(
  found:
    | Parameters<typeof describeExportProblem>[0]
    | { readonly problem: 'unknown-layout'; readonly headings: readonly string[] },
): string {
  if (found.problem !== 'unknown-layout') return describeExportProblem(found);
  return 'I do not know this report. Please send it once in Teams: type "figures" there, and say which column is what. From then on it is read here, too.';
}
