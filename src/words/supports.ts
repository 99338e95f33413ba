import { dayNumber } from '../domain/calendar/day-number.ts';
import { dropMissing } from '../domain/content/answer-values.ts';
import type { Answers } from '../domain/content/answers.ts';
import type { Question } from '../domain/content/bank.ts';
import { SUPPORT_QUESTIONS } from '../domain/known-ids/questions.ts';
import { saysOnlyATick } from '../domain/supports/fill-in.ts';
import { problemsOf, supportRows, type SupportProblem, type SupportRow } from '../domain/supports/rows.ts';
import { weeksRun } from '../domain/supports/standing.ts';
import { describeAnswer } from './answers.ts';
import { describeDay, describeDayWithYear } from './dates.ts';

/** What stands beside a question of a support that is not finished. */
export function describeSupportProblem(found: SupportProblem): string {
  switch (found.problem) {
    case 'no-kind':
      return 'Please choose what the support was.';
    case 'no-start':
      return 'When did it begin? The day, as near as you know it.';
    case 'start-to-come':
      return `${describeDayWithYear(found.from)} is still to come. A support counts once it has begun.`;
    case 'ends-before-start':
      return `It cannot end (${describeDayWithYear(found.to)}) before it begins (${describeDayWithYear(found.from)}). Please check both days.`;
    case 'ended-without-effect':
      return `It ended on ${describeDayWithYear(found.to)}. Please say what changed.`;
  }
}

/** Above a card with an unfinished support, for who cannot finish it now. */
export const GOES_ON_UNFINISHED =
  'If you do not know it now, press Continue again. The support is then saved as unfinished, and no rule counts it until somebody fills in the rest.';

/** What an unfinished support lacks, before it is saved: "Support 2 will be saved as unfinished. It ended on …". */
export function describeUnfinished(row: SupportRow, problems: readonly SupportProblem[]): string {
  return `${nameOf(row)} will be saved as unfinished, and no rule counts it yet. ${problems.map(describeSupportProblem).join(' ')}`;
}

/** How a support is told. */
export interface SupportTelling {
  readonly answers: Answers;
  readonly question: (id: string) => Question | undefined;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** A chosen option with its words. */
interface Chosen {
  readonly id: string;
  readonly label: string;
}

/** A support as its row tells it, as far as it is filled in. Days are `YYYY-MM-DD`; without `to` it is still running. */
export interface ToldSupport {
  readonly what?: Chosen;
  readonly from?: string;
  readonly to?: string;
  /** Whole weeks that it ran so far, where it is finished and took more than a day. */
  readonly weeks?: number;
  readonly often?: Chosen;
  readonly by?: Chosen;
  readonly effect?: Chosen;
  /** False for a row that is unfinished. No rule counts it. */
  readonly finished: boolean;
}

/** The supports that rows tell; none that only repeats a tick. */
export function tellSupports(telling: SupportTelling): readonly ToldSupport[] {
  return supportRows(telling.answers)
    .filter((row) => !saysOnlyATick(row, telling.answers))
    .map((row) => tellSupport(row, telling));
}

/** True for a question that is part of a support. */
export function isOfSupport({ id }: Question): boolean {
  return SUPPORT_QUESTIONS.some((questions) => Object.values(questions).some((each) => each === id));
}

/**
 * A support in one line, where its first question stands: what, from when to when, how often, by whom, what changed. None
 * for its other questions, and where the row is empty. Undefined for a question that is not part of a support.
 */
export function supportLines(
  { id }: Question,
  telling: SupportTelling,
): readonly { readonly label: string; readonly answer: string }[] | undefined {
  const asked = SUPPORT_QUESTIONS.find((questions) => Object.values(questions).some((each) => each === id));
  if (asked === undefined) return undefined;
  const row = supportRows(telling.answers).find(({ questions }) => questions === asked);
  if (row === undefined || id !== asked.what || saysOnlyATick(row, telling.answers)) return [];
  const day = (date: string) => describeDay(date, telling.today.slice(0, 4));
  return [{ label: nameOf(row), answer: describeSupport(tellSupport(row, telling), day) }];
}

function nameOf({ questions }: SupportRow): string {
  return `Support ${SUPPORT_QUESTIONS.indexOf(questions) + 1}`;
}

function tellSupport(row: SupportRow, { question, today }: SupportTelling): ToldSupport {
  const { questions, from, to } = row;
  const chosen = (part: 'what' | 'often' | 'by' | 'effect'): Chosen | undefined => {
    const asked = question(questions[part]);
    const id = row[part];
    return asked === undefined || id === undefined ? undefined : { id, label: describeAnswer(asked, id) };
  };
  const now = dayNumber(today) ?? Number.NaN;
  const finished = problemsOf(row, now).size === 0;
  return {
    ...dropMissing({
      what: chosen('what'),
      from,
      to,
      weeks: finished && from !== to ? weeksRun(row, now) : undefined,
      often: chosen('often'),
      by: chosen('by'),
      effect: chosen('effect'),
    }),
    finished,
  };
}

/** A support in one line. `day` puts a date into words. */
export function describeSupport(told: ToldSupport, day: (date: string) => string): string {
  const { what, weeks, often, by, effect, finished } = told;
  const parts = [
    what?.label,
    describeDays(told, day),
    weeks === undefined ? undefined : describeWeeks(weeks),
    often?.label,
    by?.label,
    effect?.label,
  ].filter((part) => part !== undefined);
  return `${parts.join('; ')}${finished ? '' : ' (unfinished)'}`;
}

function describeDays({ from, to }: ToldSupport, day: (date: string) => string): string | undefined {
  if (from === undefined) return to === undefined ? undefined : `until ${day(to)}`;
  if (to === undefined) return `from ${day(from)}, still running`;
  return from === to ? `on ${day(from)}` : `${day(from)} to ${day(to)}`;
}

/** How long a support ran so far: `6 weeks`. */
export function describeWeeks(weeks: number): string {
  if (weeks === 0) return 'less than a week';
  return `${weeks} ${weeks === 1 ? 'week' : 'weeks'}`;
}
