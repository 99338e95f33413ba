import type { Answer } from '../app/bot.ts';
import type { Log } from '../app/ports/log.ts';
import type { AfterTurn } from './after-turn.ts';
import * as replies from './replies.ts';

/** Calls the bot on behalf of turns, and tracks the work they leave running. */
export interface TurnRunner {
  /** Runs something in the background; a failure is only logged. */
  readonly inBackground: (what: string, work: () => Promise<unknown>) => void;
  /** The bot's answer, or a sentence when it failed or takes too long: longer than `limitMs`, if that is given. */
  readonly ask: (
    after: AfterTurn | undefined,
    what: string,
    work: () => Promise<Answer>,
    limitMs?: number,
  ) => Promise<Answer>;
  /** The sentence for a failure; the log has the reference. */
  readonly broken: (error: unknown, outcome: string) => Answer;
  /** Counts this work as running until it settles. */
  readonly track: (work: Promise<unknown>) => void;
  /** Resolves when nothing is running. */
  readonly settled: () => Promise<void>;
}

/** `budgetMs` is how long a person waits; `afterTurn` gets the ids put in the outbox, once they have an answer. */
export function createTurnRunner(
  log: Log,
  budgetMs: number,
  afterTurn: (deliveryIds: readonly string[], school: string | undefined) => void,
): TurnRunner {
  const running = new Set<Promise<unknown>>();

  const track = (work: Promise<unknown>): void => {
    const tracked = work.finally(() => running.delete(tracked));
    running.add(tracked);
    // The caller handles its failure; here it must not become an unhandled rejection.
    tracked.catch(() => undefined);
  };

  const inBackground: TurnRunner['inBackground'] = (what, work) =>
    track(
      Promise.resolve()
        .then(work)
        .catch((error: unknown) => log.warn({ event: 'broken', outcome: what, ...log.describe(error) })),
    );

  const broken: TurnRunner['broken'] = (error, outcome) => {
    const reference = replies.newReference();
    log.error({ event: 'broken', outcome, reference, ...log.describe(error) });
    return { text: replies.brokenSentence(reference) };
  };

  const ask: TurnRunner['ask'] = async (after, what, work, limitMs = budgetMs) => {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<Answer>((resolve) => {
      timer = setTimeout(() => {
        log.warn({ event: 'turn', outcome: `${what}-takes-long`, milliseconds: limitMs });
        resolve({ text: replies.TAKES_LONG });
      }, limitMs);
    });
    const answer = Promise.resolve()
      .then(work)
      .then((given) => {
        const { deliveries = [], school } = given;
        if (deliveries.length > 0)
          after?.afterwards(() => inBackground('after-turn', async () => afterTurn(deliveries, school)));
        return given;
      })
      .catch((error: unknown) => broken(error, what));
    track(answer);
    try {
      return await Promise.race([answer, tooLong]);
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    inBackground,
    ask,
    broken,
    track,
    settled: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
