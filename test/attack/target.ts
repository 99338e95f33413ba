import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnBot, untilReady, type BotProcess } from '../faults/bot-process.ts';
import { TENANT, type TeamsUser } from '../support/activities.ts';
import { ownTables, startAzurite } from '../support/azurite.ts';
import { startFakeConnector } from '../support/fake-connector.ts';
import { startFakeSignIn, type FakeSignIn } from '../support/fake-sign-in.ts';
import { testSchool } from '../support/school.ts';
import type { Usage } from './meter.ts';

/** A bot to attack, as a school runs it, with everything it talks to on this machine. */
export interface Target {
  readonly bot: BotProcess;
  readonly port: number;
  readonly serviceUrl: string;
  /** Undefined for a bot that checks nobody's identity. */
  readonly signIn: FakeSignIn | undefined;
  usage(): Promise<Usage>;
  stop(): Promise<void>;
}

export const CREDENTIALS = { appId: '11111111-1111-4111-8111-111111111111', tenantId: TENANT } as const;

/** The school's staff: enough that none of them is busy. */
export const PEOPLE: readonly TeamsUser[] = Array.from({ length: 200 }, (_, each) => {
  const number = String(each + 100);
  return {
    id: `29:person-${number}`,
    name: `Person ${number}`,
    aadObjectId: `20000000-0000-4000-8000-000000000${number}`,
    chat: `a:chat-${number}`,
  };
});

/** Starts it, with or without sign-in. The bot gets its own tokens from an identity endpoint on this machine. */
export async function startTarget(signedIn: boolean): Promise<Target> {
  const [azurite, connector, identity] = [await startAzurite(), await startFakeConnector(), startIdentity()];
  const signIn = signedIn ? await startFakeSignIn(CREDENTIALS.appId, connector.url) : undefined;
  const school = testSchool({
    closed: [
      { from: '2026-08-01', to: '2026-08-31', what: 'Summer' },
      { from: '2028-07-24', to: '2028-08-31', what: 'Summer' },
    ],
  });
  const roles = [['teacher'], ['teacher', 'inclusion-lead'], ['office'], ['senco']] as const;
  const staff = PEOPLE.map(({ aadObjectId, name }, each) => ({
    id: aadObjectId,
    name,
    roles: roles[each % roles.length] ?? ['teacher'],
  }));
  const settingsFile = join(mkdtempSync(join(tmpdir(), 'attack-')), 'school.json');
  writeFileSync(settingsFile, JSON.stringify({ ...school, staff: [...school.staff, ...staff] }));
  const { port: identityPort } = (await identity).address() as AddressInfo;
  const bot = await spawnBot(
    {
      HOST: '127.0.0.1',
      TABLES_CONNECTION_STRING: azurite.connectionString,
      TABLES_PREFIX: ownTables(),
      SETTINGS_FILE: settingsFile,
      ...(signIn === undefined
        ? { LOCAL_WITHOUT_SIGN_IN: 'yes' }
        : {
            MICROSOFT_APP_ID: CREDENTIALS.appId,
            MICROSOFT_APP_TYPE: 'UserAssignedMSI',
            MICROSOFT_APP_TENANT_ID: CREDENTIALS.tenantId,
            SIGN_IN_METADATA_URL: signIn.metadataUrl,
            IDENTITY_ENDPOINT: `http://127.0.0.1:${identityPort}/token`,
            IDENTITY_HEADER: 'here',
          }),
    },
    './test/attack/meter.ts',
  );
  await untilReady(bot);
  return {
    bot,
    port: Number(new URL(bot.url).port),
    serviceUrl: connector.url,
    signIn,
    usage: () =>
      new Promise((resolve, reject) => {
        if (!bot.process.connected) return reject(new Error('The bot is gone.'));
        bot.process.once('message', (usage) => resolve(usage as Usage));
        bot.process.send('usage');
        return undefined;
      }),
    async stop() {
      await bot.terminate();
      await signIn?.close();
      await connector.close();
      (await identity).close();
    },
  };
}

/** The endpoint that gives a bot on Azure its tokens. */
async function startIdentity() {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'application/json');
    response.end(
      JSON.stringify({
        access_token: 'a token',
        expires_on: Math.floor(Date.now() / 1000) + 86_400,
        resource: 'https://api.botframework.com',
        token_type: 'Bearer',
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
