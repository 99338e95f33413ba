import { commitCase } from '../case/commit-case.ts';
import { schoolDay, type Turn, type TurnResult } from '../turn.ts';
import { meaningOf } from './read.ts';
import { markOfPupil } from './sort-rows.ts';
import { forRegisters, isAtProvider, type AtProvider } from './whose.ts';

/** A week as the button carries it; `pupil` is the mark of the reference by which its row was found. */
export interface WeekToUse {
  readonly r: string;
  readonly pupil: string;
  readonly week: string;
  readonly offered: number;
  readonly attended: number;
}

/** How often a plan is read again when somebody writes it at the same moment. */
const MOST_TRIES = 3;

/**
 * Records the weeks as they were shown, a plan at a time. A plan that has them already counts as done, so a press that comes
 * twice records nothing twice; one that has changed meanwhile is left as it is, and named.
 */
export function useRegister(turn: Turn, weeks: readonly WeekToUse[]): Promise<TurnResult> {
  return forRegisters(turn, async (plans) => {
    const done: string[] = [];
    const left: string[] = [];
    const deliveries: string[] = [];
    for (const id of new Set(weeks.map(({ r }) => r))) {
      const plan = plans.find((each) => each.id === id);
      // Not theirs any more, or deleted: nothing is said of it.
      if (!plan) continue;
      const own = weeks.filter(({ r }) => r === id);
      const result = await record(turn, plan, own);
      (result.isDone ? done : left).push(plan.reference);
      deliveries.push(...result.deliveries);
    }
    return { reply: { show: 'register-used', done, left }, deliveries };
  });
}

async function record(
  turn: Turn,
  { id }: Pick<AtProvider, 'id'>,
  weeks: readonly WeekToUse[],
  tries = MOST_TRIES,
): Promise<{ readonly isDone: boolean; readonly deliveries: readonly string[] }> {
  const no = { isDone: false, deliveries: [] };
  const stored = await turn.records.readReferral(id);
  if (!stored) return no;
  const { value } = stored;
  const mark = markOfPupil(value);
  if (!isAtProvider(value) || weeks.some(({ pupil }) => pupil !== mark)) return no;
  const { today } = schoolDay(turn);
  const read = weeks.map((each) => meaningOf(value, each, today));
  const toRecord = read.filter(({ is }) => is === 'new' || is === 'changed');
  if (read.some(({ is }) => is !== 'new' && is !== 'changed' && is !== 'same')) return no;
  if (toRecord.length === 0) return { isDone: true, deliveries: [] };
  const given = toRecord.map(({ week, offered, attended }) => ({ week, offered, attended }));
  const result = await commitCase(turn, stored, { action: 'take-register', weeks: given });
  if (result.result === 'done') return { isDone: true, deliveries: result.deliveries };
  // Somebody wrote at the same moment: what the weeks mean for the plan as it is now may be just the same.
  return result.result === 'changed' && tries > 1 ? record(turn, result.referral, weeks, tries - 1) : no;
}
