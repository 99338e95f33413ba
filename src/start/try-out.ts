import { systemClock } from '../app/clocks.ts';
import type { AddressBook } from '../app/ports/messenger.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { createLog } from '../logging/log.ts';
import type { TablesConnection } from '../storage/connection.ts';
import { openTables } from '../storage/tables/open-tables.ts';
import { createAdapter, type TeamsAdapter } from '../teams/adapter.ts';
import type { OwnSignIn } from '../teams/own-sign-in.ts';
import { reachChannel } from '../teams/reach.ts';
import { channelName } from '../words/channels.ts';
import {
  describeClock,
  describeReach,
  CLOCK_RIGHT,
  SIGNS_IN,
  STORAGE_WORKS,
  type Finding,
} from '../words/doctor.ts';
import type { Config } from './config.ts';
import { right, wrong, look } from './examine.ts';

/** Clocks so far apart are worth a look; Teams' tokens are refused at five minutes. */
const CLOCKS_MAY_DIFFER_SECONDS = 30;
const CLOCKS_MUST_NOT_DIFFER_SECONDS = 300;

/** What was found about storage and Teams, and how to go on with them. */
export interface Tried {
  readonly findings: readonly Finding[];
  /** When it works. */
  readonly storage?: TablesConnection;
  /** When the bot can sign in. */
  readonly adapter?: TeamsAdapter;
}

/** Tries out storage and the sign-in to Teams. `patience`: how long each may take, in milliseconds. Never throws. */
export async function tryOut(config: Config, patience: number): Promise<Tried> {
  const adapter = createAdapter(
    { credentials: config.credentials, metadataUrl: config.signInMetadataUrl },
    createLog('silent'),
  );
  const [{ storage, findings: fromStorage }, signIn] = await Promise.all([
    tryStorage(config),
    inTime(patience, adapter.checkOwnSignIn()).then((found) => found ?? TOO_LONG),
  ]);
  const fromTeams =
    config.credentials === undefined
      ? []
      : [
          signIn.state === 'works'
            ? right('Teams', SIGNS_IN)
            : signIn.state === 'refused'
              ? wrong('Teams', signIn.sentence)
              : look('Teams', signIn.sentence),
        ];
  return {
    findings: [...fromTeams, ...fromStorage],
    ...(storage ? { storage } : {}),
    ...(config.credentials !== undefined && signIn.state === 'works' ? { adapter } : {}),
  };
}

const TOO_LONG: OwnSignIn = {
  state: 'unknown',
  sentence: 'Microsoft Entra did not answer in time, so whether the bot can sign in to Teams is unknown.',
  code: 'timeout',
};

async function tryStorage(config: Config): Promise<{
  readonly storage?: TablesConnection;
  readonly findings: readonly Finding[];
}> {
  let storage: TablesConnection;
  try {
    storage = openTables(config.tables);
  } catch (error) {
    return { findings: [wrong('Storage', wordsOf(error))] };
  }
  const works = await storage
    .prepare()
    .then(() => storage.tryOut())
    .then(
      () => undefined,
      (error: unknown) => storage.describeError(error),
    );
  const there = storage.serviceTime();
  const apart = there && Math.round((there.getTime() - systemClock.now().getTime()) / 1000);
  const clock = apart === undefined ? [] : [examineClock(apart)];
  return works === undefined
    ? { storage, findings: [right('Storage', STORAGE_WORKS), ...clock] }
    : { findings: [wrong('Storage', works), ...clock] };
}

function examineClock(seconds: number): Finding {
  const apart = Math.abs(seconds);
  if (apart <= CLOCKS_MAY_DIFFER_SECONDS) return right('Clock', CLOCK_RIGHT);
  const words = describeClock(seconds);
  return apart < CLOCKS_MUST_NOT_DIFFER_SECONDS ? look('Clock', words) : wrong('Clock', words);
}

/** All channels of a school. */
export function channelsOf({ channels }: SchoolSettings): readonly string[] {
  return [channels.inclusion, ...channels.staff];
}

/** Whether the bot can post in each channel of a school. `until`: when Teams is asked no more, as `performance.now` counts. */
export async function tryChannels(
  settings: SchoolSettings,
  addresses: AddressBook,
  adapter: TeamsAdapter | undefined,
  until: number,
): Promise<readonly Finding[]> {
  return Promise.all(
    channelsOf(settings).map(async (channel) => {
      const name = channelName(settings, channel);
      const address = await addresses.channel(channel).catch(() => undefined);
      if (!address) return wrong('Channels', describeReach(name, 'unheard'));
      if (!adapter) return right('Channels', describeReach(name, 'untried'));
      const reach = await reachChannel(adapter, address, Math.max(0, until - performance.now()));
      const words = describeReach(name, reach);
      if (reach === 'reached') return right('Channels', words);
      return reach === 'unreachable' || reach === 'no-conversation'
        ? wrong('Channels', words)
        : look('Channels', words);
    }),
  );
}

async function inTime<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}

/** The words of an error that is ours. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : 'Unknown fault.';
}
