import type { Log } from '../app/ports/log.ts';
import type { TeamsAdapter } from '../teams/adapter.ts';
import type { OwnSignIn } from '../teams/own-sign-in.ts';

/** Tracks whether the bot itself can sign in to Teams, by checking now and then. Reports and logs changes. */
export function watchSignIn(
  adapter: Pick<TeamsAdapter, 'checkOwnSignIn'>,
  say: (sentence: string) => void,
  log: Log,
) {
  let last: OwnSignIn = { state: 'works' };
  return {
    look: async () => {
      const found = await adapter.checkOwnSignIn();
      const told = last.state === 'works' ? undefined : last.code;
      last = found;
      if (found.state === 'works' || found.code === told) return;
      say(found.sentence);
      log.warn({ event: 'broken', outcome: 'own-sign-in', errorCode: found.code });
    },
    problems: () => (last.state === 'refused' ? [last.sentence] : []),
    /** An unknown state alone does not stop the bot from working. */
    notice: () => (last.state === 'unknown' ? last.sentence : undefined),
  };
}
