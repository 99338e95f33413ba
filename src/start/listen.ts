import type { Bot, SignedIdentity, Where } from '../app/bot.ts';
import type { Log } from '../app/ports/log.ts';
import type { AddressBook } from '../app/ports/messenger.ts';
import type { Config } from './config.ts';
import { createHttpServer, type Health } from '../http/server.ts';
import type { TeamsAdapter } from '../teams/adapter.ts';
import { createTeams } from '../teams/turns.ts';

/** The HTTP server that Teams and the platform's health checks call. */
export interface TeamsServer {
  readonly port: number;
  /** Resolves when the work left by past turns, including deliveries, is done. Never throws. */
  settled(): Promise<void>;
  /** Accepts nothing new; resolves when no turn is in progress. */
  close(): Promise<void>;
}

/** Starts the HTTP server. Throws `CannotListen` when it cannot listen there. */
export async function listenForTeams(
  bot: Bot,
  around: Health & {
    readonly adapter: TeamsAdapter;
    readonly books: (who: SignedIdentity, where: Where, conversationId: string) => readonly AddressBook[];
    /** Delivers these of a school, of the only one if none is named. Never throws. */
    readonly deliverNow: (ids: readonly string[], school: string | undefined) => Promise<void>;
    readonly log: Log;
    /** Runs a turn as a trace of its own. */
    readonly asTrace?: <T>(run: () => T) => T;
    /** Where a file may be saved; nowhere, if absent. */
    readonly maySaveTo?: (url: URL) => boolean;
  },
  { port, host }: Pick<Config, 'port' | 'host'>,
): Promise<TeamsServer> {
  const asTrace = around.asTrace ?? ((run) => run());
  let delivering: Promise<unknown> = Promise.resolve();
  const teams = createTeams({
    ...around,
    bot,
    afterTurn: (ids, school) => {
      delivering = Promise.all([delivering, around.deliverNow(ids, school)]);
    },
  });
  const server = createHttpServer({
    ...around,
    admit: teams.admit,
    onActivity: (caller, body) => asTrace(() => teams.onActivity(caller, body)),
  });
  return {
    port: (await server.listen(port, host)).port,
    settled: async () => {
      await teams.settled();
      await delivering;
    },
    close: () => server.close(),
  };
}
