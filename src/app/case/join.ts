import { describeJoin } from '../../words/acts.ts';
import type { TurnResult, Turn } from '../turn.ts';
import { withCase } from './case-reply.ts';
import { commitCase } from './commit-case.ts';
import { afterAct } from './press-act.ts';

/** Joins a concern to an earlier open case about the same pupil: both records, both histories, in one batch. */
export async function join(turn: Turn, referralId: string, toId: string): Promise<TurnResult> {
  return withCase(turn, referralId, async (stored) =>
    withCase(turn, toId, async (main) => {
      const act = { action: 'join', to: main.value } as const;
      const result = await commitCase(turn, stored, act, { second: main });
      return afterAct(turn, result, { notice: describeJoin(main.value, stored.value) });
    }),
  );
}
