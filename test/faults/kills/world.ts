import { londonDate } from '../../../src/domain/calendar/london.ts';
import type { SchoolSettings } from '../../../src/domain/school/settings.ts';
import { freePort, startAzurite } from '../../support/azurite.ts';
import type { Trouble } from '../../support/fake-connector.ts';
import { startWire } from '../../storage/tables/wire.ts';
import type { BotProcess } from '../bot-process.ts';
import { openSchool, pause, type SchoolAtWork } from '../school-at-work.ts';
import { aimAt, type Aim } from './aim.ts';
import { randomFrom, type Random } from './random.ts';

/** What the bot answered that it had done, and whether that stands in storage. */
interface Receipt {
  readonly act: string;
  /** What disagrees with it; undefined when nothing does. */
  readonly disagrees: () => Promise<string | undefined>;
}

/** A school whose bot is killed again and again, always the same one on the same tables. */
export interface World {
  readonly name: string;
  readonly random: Random;
  readonly school: SchoolAtWork;
  readonly url: string;
  /** Kills so far. */
  readonly kills: number;
  /** How often the bot was started. */
  readonly starts: number;
  /** True once the last kill is over: what has begun is finished, and nothing begins. */
  readonly isEnding: boolean;
  /** What disagreed, with what repeats it. */
  readonly faults: readonly string[];
  /** The bot's clock. */
  now(): Date;
  /** The school date. */
  today(): string;
  /** Resolves once the bot works. */
  working(): Promise<void>;
  /** Resolves as soon as it is so, however many kills later; what is waited for at the end in vain is a fault. */
  wait(what: string, isSo: () => boolean | Promise<boolean>): Promise<void>;
  /** Does it, and counts the kills meanwhile. */
  during<T>(act: string, work: () => Promise<T>): Promise<T>;
  /** The bot said that it has done this: checked after the next kill and at the end. */
  receive(receipt: Receipt): void;
  fault(act: string, what: string): void;
}

/** What is done in a world, and what must hold. */
export interface Business {
  readonly settings: Partial<SchoolSettings>;
  /** The school's clock at the first start, and at each further one, in milliseconds. */
  readonly clock: { readonly from: string; readonly next: (now: number, kills: number) => number };
  /** Whether Teams is now and then unwell besides. */
  readonly isTeamsUnwell: boolean;
  /** How long after a start nothing is aimed at, in milliseconds. */
  readonly quietMs: number;
  /** At most this long from a start to the kill, in milliseconds. */
  readonly longestLifeMs: number;
  /** Everybody at work; resolves once all have finished what they began, when the world ends. */
  readonly work: (world: World) => Promise<void>;
  /** Called after each kill, with the bot dead and nothing on its way, and once more when all has come to rest. */
  readonly check: (world: World, isAtRest: boolean) => Promise<void>;
  /** What to print of it. */
  readonly figures: () => Readonly<Record<string, number>>;
}

/** At most this many further starts until all has come to rest; each finds it a quarter of an hour later. */
const MOST_STARTS_AT_END = 40;
/** So many lines of the bot's log, at most, stand with what disagreed after it. */
const LINES_WITH_FAULT = 12;
const MINUTE = 60_000;

/** What a world has come to: what disagreed, and how many kills came while somebody was at each act. */
export interface Ended {
  readonly faults: readonly string[];
  readonly killedDuring: ReadonlyMap<string, number>;
}

/** Kills the bot of one school so many times. */
export async function runWorld(
  { name, seed, kills }: { readonly name: string; readonly seed: number; readonly kills: number },
  business: Business,
): Promise<Ended> {
  const random = randomFrom(seed);
  const tables = await startAzurite({ own: true });
  const wire = await startWire(tables.port);
  const port = await freePort();
  const school = await openSchool(tables.connectionString, business.settings, {
    PORT: String(port),
    LOG_LEVEL: 'warn',
  });
  const faults: string[] = [];
  const receipts: Receipt[] = [];
  let fresh: Receipt[] = [];
  const known = new Set<string>();
  const waitedFor = new Set<string>();
  const underWay = new Set<{ readonly act: string }>();
  const killedDuring = new Map<string, number>();
  let said = () => '';
  let killed = 0;
  let starts = 0;
  let isEnding = false;
  let isWorkOver = false;
  let clock = Date.parse(business.clock.from);
  let started = Date.now();
  let up = signal();

  const world: World = {
    name,
    random,
    school,
    url: `http://127.0.0.1:${port}`,
    get kills() {
      return killed;
    },
    get starts() {
      return starts;
    },
    get isEnding() {
      return isEnding;
    },
    faults,
    now: () => new Date(clock + Date.now() - started),
    today: () => londonDate(world.now()),
    working: () => up.promise,
    wait: async (what, isSo) => {
      waitedFor.add(what);
      while (!(await isSo())) await pause(250);
      waitedFor.delete(what);
    },
    during: async (act, work) => {
      const mine = { act };
      underWay.add(mine);
      try {
        return await work();
      } finally {
        underWay.delete(mine);
      }
    },
    receive: (receipt) => {
      receipts.push(receipt);
      fresh.push(receipt);
    },
    fault: (act, what) => {
      // What goes on disagreeing is found again after each kill.
      if (known.has(what)) return;
      known.add(what);
      const lines = said().trim().split('\n').slice(-LINES_WITH_FAULT);
      faults.push(
        [`seed ${seed} (${name}), kill ${killed}, ${act}: ${what.slice(0, 600)}`, ...lines].join('\n      '),
      );
    },
  };

  const start = async (): Promise<BotProcess> => {
    started = Date.now();
    starts++;
    wire.decide(undefined);
    school.connector.decide(undefined);
    const bot = await school.bot(wire.connectionString, new Date(clock).toISOString());
    said = bot.printed;
    return bot;
  };
  const check = async (which: readonly Receipt[], isAtRest: boolean): Promise<void> => {
    for (const { act, disagrees } of which) {
      const what = await disagrees();
      if (what !== undefined) world.fault(act, what);
    }
    await business.check(world, isAtRest);
  };
  /** Kills it where the aim says, with what is on its way carried out or not. */
  const liveAndDie = async (aim: Aim): Promise<void> => {
    const bot = await start();
    const death = signal();
    let isDead = false;
    const kill = () => {
      isDead = true;
      bot.process.kill('SIGKILL');
      for (const act of new Set([...underWay].map((each) => each.act)))
        killedDuring.set(act, (killedDuring.get(act) ?? 0) + 1);
      up = signal();
      death.resolve();
    };
    up.resolve();
    await pause(business.quietMs);
    wire.decide(() => (isDead ? 'hang' : aim.onStorage(kill)));
    school.connector.decide((kind) => {
      if (isDead) return 'no-answer';
      return kind === 'members' ? undefined : (aim.onTeams(kill) ?? unwell());
    });
    const timer = setTimeout(kill, aim.afterMs);
    await death.promise;
    clearTimeout(timer);
    await bot.ended;
    // What it had sent off before it died may still be on its way here.
    await pause(30);
    await wire.idle();
    killed++;
  };
  const unwell = (): Trouble | undefined => {
    if (!business.isTeamsUnwell || !random.chance(0.05)) return undefined;
    return random.pick<Trouble>([
      'drop-after-accepting',
      { status: 503, code: 'ServiceError' },
      { status: 429, retryAfter: 1 },
    ]);
  };

  try {
    const work = business.work(world).then(
      () => void (isWorkOver = true),
      (error: unknown) => world.fault('work', String(error)),
    );
    while (killed < kills) {
      fresh = [];
      await liveAndDie(aimAt(random, business.longestLifeMs - business.quietMs));
      await check(fresh, false);
      clock = business.clock.next(world.now().getTime(), killed);
    }
    isEnding = true;
    for (let more = 0; !isWorkOver || (await school.toBeTried()) > 0; more++) {
      if (more === MOST_STARTS_AT_END) {
        world.fault('end', `${await school.toBeTried()} deliveries wait, and ${[...waitedFor].join(', ')}`);
        break;
      }
      const bot = await start();
      up.resolve();
      const until = Date.now() + 8_000;
      while (Date.now() < until && (!isWorkOver || (await school.toBeTried()) > 0)) await pause(250);
      up = signal();
      await bot.terminate();
      await check([], false);
      clock = world.now().getTime() + 15 * MINUTE;
    }
    await Promise.race([work, pause(1000)]);
    await check(receipts, true);
  } catch (error) {
    world.fault('run', error instanceof Error ? error.message : String(error));
  } finally {
    await school.end();
    await wire.stop();
    await tables.stop();
  }
  return { faults, killedDuring };
}

/** Something to wait for, and how to say that it has happened. */
function signal(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((happened) => (resolve = happened));
  return { promise, resolve };
}
