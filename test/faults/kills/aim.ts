import type { Fate } from '../../storage/tables/wire.ts';
import type { Trouble } from '../../support/fake-connector.ts';
import type { Random } from './random.ts';

/**
 * The moment at which a bot is killed: some milliseconds after it works, at one of its requests to storage or to Teams, or
 * between Teams' yes and the record of it. Each `on...` is asked of every request, and calls `kill` at the one it means.
 */
export interface Aim {
  readonly afterMs: number;
  readonly onStorage: (kill: () => void) => Fate | undefined;
  readonly onTeams: (kill: () => void) => Trouble | undefined;
}

/** Most windows are a request wide, so most kills are aimed at a request: a random clock would rarely meet them. */
export function aimAt(random: Random, longestMs: number): Aim {
  const at = random.pick(['clock', 'storage', 'storage', 'teams', 'teams']);
  const isCarriedOut = random.chance(0.5);
  const moment = random.pick(['before', 'accepted', 'answered']);
  const afterMs = at === 'clock' ? random.upTo(longestMs) : longestMs;
  let storage = at === 'storage' ? Math.ceil(random.next() ** 1.5 * 300) : 0;
  let teams = at === 'teams' ? random.upTo(12) : 0;
  let isAnswered = false;
  return {
    afterMs,
    onStorage(kill) {
      storage--;
      if (storage !== 0 && !isAnswered) return undefined;
      kill();
      return isCarriedOut && !isAnswered ? 'no-answer' : 'hang';
    },
    onTeams(kill) {
      teams--;
      if (teams !== 0) return undefined;
      if (moment === 'answered') {
        isAnswered = true;
        return undefined;
      }
      kill();
      return moment === 'accepted' ? 'accepted-no-answer' : 'no-answer';
    },
  };
}
