import { withJoined } from '../../domain/case/join.ts';
import { joinedInWords } from '../../words/acts.ts';
import type { TurnResult, Turn } from '../turn.ts';
import { withCase } from './case-reply.ts';
import { commitCase } from './commit-case.ts';
import { afterAct } from './press-act.ts';
import { changeSecondCase } from './second-case.ts';

/** Joins a concern to an earlier open case about the same pupil: both records, both histories, in one batch. */
export async function join(turn: Turn, referralId: string, toId: string): Promise<TurnResult> {
  return withCase(turn, referralId, async (stored) =>
    withCase(turn, toId, async (main) => {
      const second = changeSecondCase(turn, main, withJoined(main.value, stored.value), 'joined-here');
      const result = await commitCase(
        turn,
        stored,
        { action: 'join', to: main.value },
        { also: second.also },
      );
      const done = afterAct(turn, result, { notice: joinedInWords(main.value, stored.value) });
      // A press that is delivered again left nothing to send.
      const { deliveries = [] } = done;
      return { ...done, deliveries: deliveries.length > 0 ? [...deliveries, second.delivery] : [] };
    }),
  );
}
