import type { z } from 'zod/v4';
import { OLD_SET_UP_CARD } from '../../words/set-up.ts';
import type { SetUpReply } from './reply.ts';
import type { SetUpTurn } from './turn.ts';

/** A button on an administrator's card. */
export interface SetUpVerb {
  readonly run: (turn: SetUpTurn, data: unknown) => Promise<SetUpReply>;
}

/** A button that carries data of this form; anything else is from an older card, and gets `otherwise`. */
export function verb<Data extends z.ZodType>(
  data: Data,
  run: (turn: SetUpTurn, data: z.output<Data>) => Promise<SetUpReply>,
  otherwise: SetUpReply = { text: OLD_SET_UP_CARD },
): SetUpVerb {
  return {
    run: async (turn, given) => {
      const read = data.safeParse(given ?? {});
      return read.success ? run(turn, read.data) : otherwise;
    },
  };
}
