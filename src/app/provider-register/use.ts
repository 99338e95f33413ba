import { pupilReferenceOf } from '../../domain/case/pupil-key.ts';
import type { RegisterWeek } from '../../domain/plan/plan.ts';
import { commitCase } from '../case/commit-case.ts';
import type { Turn, TurnResult } from '../turn.ts';
import { markOfPupil } from './read.ts';
import { forRegisters, type AtProvider } from './whose.ts';

/** A week as the button carries it; `pupil` is the mark of the reference by which its row was found. */
export interface WeekToUse {
  readonly r: string;
  readonly pupil: string;
  readonly week: string;
  readonly offered: number;
  readonly attended: number;
}

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
  { id }: AtProvider,
  weeks: readonly WeekToUse[],
): Promise<{ readonly isDone: boolean; readonly deliveries: readonly string[] }> {
  const no = { isDone: false, deliveries: [] };
  const stored = await turn.records.readReferral(id);
  if (!stored) return no;
  const { plan } = stored.value;
  const mark = markOfPupil(pupilReferenceOf(stored.value) ?? '');
  if (!plan || weeks.some(({ pupil }) => pupil !== mark)) return no;
  const toRecord = weeks.filter((each) => !isThere(plan.providerRegister, plan.provider, each));
  if (toRecord.length === 0) return { isDone: true, deliveries: [] };
  const given = toRecord.map(({ week, offered, attended }) => ({ week, offered, attended }));
  const result = await commitCase(turn, stored, { action: 'take-register', weeks: given });
  return result.result === 'done' ? { isDone: true, deliveries: result.deliveries } : no;
}

function isThere(
  register: readonly RegisterWeek[] = [],
  provider: string | undefined,
  { week, offered, attended }: WeekToUse,
): boolean {
  return register.some(
    (each) =>
      each.week === week &&
      each.provider === provider &&
      each.offered === offered &&
      each.attended === attended,
  );
}
