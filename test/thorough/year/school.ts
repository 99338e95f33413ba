import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { WrittenSettings } from '../../../src/app/ports/school-register.ts';
import { openMemory } from '../../../src/storage/memory/open-memory.ts';
import { INCLUSION_CHANNEL, type Json, type TeamsUser } from '../../support/activities.ts';
import { content } from '../../support/content.ts';
import { startFakeConnector, type Sent } from '../../support/fake-connector.ts';
import { Player } from '../../support/play.ts';
import { countingNames, FixedClock } from '../../support/school.ts';
import {
  ADMINISTRATOR,
  startInstance,
  writtenSchool,
  type RunningSetUp,
  type SharedByBots,
} from '../../support/set-up-over-http.ts';
import { atLondon, CALENDAR_SETTINGS, inLondon, type Day } from './calendar.ts';

export const STAFF_CHANNEL = '19:staff@thread.tacv2';
export const SCHOOL = 'testschool';
export const PROVIDER = 'Bramble Lane Tutors';

/** Somebody on the staff, with their roles as the settings name them. */
export interface Member extends TeamsUser {
  readonly roles: readonly string[];
}

/** A member of staff with this number. Everybody is made up. */
export function member(number: number, name: string, ...roles: readonly string[]): Member {
  const digits = String(number).padStart(12, '0');
  return {
    id: `29:${digits}`,
    name,
    // As far apart as real ones.
    aadObjectId: `${(Math.imul(number + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0')}-0000-4000-8000-${digits}`,
    chat: `a:chat-${digits}`,
    roles,
  };
}

/** A school with its bots, its staff in front of Teams, and a clock that goes where the play wants it. */
export class YearSchool {
  readonly shared: SharedByBots;
  readonly #time: sinon.SinonFakeTimers;
  /** The instances that run; none while the bot is down. */
  bots: RunningSetUp[] = [];
  readonly #players = new Map<string, Player>();
  readonly #administrator: Player;

  private constructor(shared: SharedByBots, time: sinon.SinonFakeTimers, first: RunningSetUp) {
    this.shared = shared;
    this.#time = time;
    this.bots = [first];
    this.#administrator = this.#at(ADMINISTRATOR);
  }

  /** Opens the school at this instant. */
  static async open(
    staff: readonly Member[],
    settings: WrittenSettings,
    instant: number,
  ): Promise<YearSchool> {
    // Only the time of day is ours: everything that waits waits as usual.
    const time = sinon.useFakeTimers({ toFake: ['Date'], now: instant });
    const clock = new FixedClock();
    clock.pass((instant - clock.now().getTime()) / 1000);
    const shared: SharedByBots = {
      connector: await startFakeConnector(),
      storage: openMemory(),
      clock,
      names: countingNames(),
      content,
      // However slow the machine: Teams answers at once here.
      limitMs: 300_000,
    };
    const written = writtenSchool({
      ...CALENDAR_SETTINGS,
      staff: staff.map(({ aadObjectId, name, roles }) => ({ id: aadObjectId, name, roles })),
      ...settings,
    });
    const school = new YearSchool(shared, time, await startInstance(shared, [written]));
    for (const channel of [INCLUSION_CHANNEL, STAFF_CHANNEL])
      await shared.storage.addressBook(SCHOOL).rememberChannel(channel, {
        conversationId: channel,
        serviceUrl: shared.connector.url,
        tenantId: String(written['tenantId']),
        botId: 'bot-id',
      });
    return school;
  }

  get now(): number {
    return this.shared.clock.now().getTime();
  }

  get today(): Day {
    return inLondon(this.now).day;
  }

  get sent(): readonly Sent[] {
    return this.shared.connector.sent;
  }

  /** Moves on to an instant, never back. */
  goTo(instant: number): void {
    if (instant <= this.now) return;
    this.shared.clock.pass((instant - this.now) / 1000);
    this.#time.setSystemTime(instant);
  }

  goToTime(day: Day, time: string): void {
    this.goTo(atLondon(day, time));
  }

  /** What a clock does: every job of every instance that runs, at this moment. */
  async tick(): Promise<void> {
    const jobs = this.bots.flatMap(({ schools }) => schools.inUse().map(({ schoolBot }) => schoolBot));
    const all = (run: (jobs: (typeof jobsOf)[number]) => Promise<unknown>) => Promise.all(jobs.map(run));
    const jobsOf = jobs;
    await all((each) => each.sweep());
    await all((each) => each.lookAtProviders());
    await all((each) => each.digests());
    await all((each) => each.reconcileNightly());
    await all((each) => each.deletePastNightly());
    await all((each) => each.reminders());
    await all((each) => each.deleteExpired());
    await all((each) => each.sealAudit());
    await all((each) => each.upgrade());
    await all((each) => each.tellUndelivered());
    await all((each) => each.sweep());
    // A send that failed for a moment is repeated in seconds.
    this.goTo(this.now + 5000);
    await all((each) => each.sweep());
    await this.settled();
  }

  async settled(): Promise<void> {
    for (const bot of this.bots) await bot.settled();
  }

  /** One more instance on the same storage. */
  async startAnother(): Promise<void> {
    this.bots.push(await startInstance(this.shared));
  }

  /** Leaves so many instances running; with none the bot is down. */
  async stopAllBut(count: number): Promise<void> {
    for (const bot of this.bots.splice(count)) await bot.leave();
  }

  /** This person in front of Teams. What they type and press reaches one of the instances that run, each time another. */
  player(user: TeamsUser): Player {
    const known = this.#players.get(user.aadObjectId) ?? this.#at(user);
    this.#players.set(user.aadObjectId, known);
    return known;
  }

  #at(user: TeamsUser): Player {
    const bot = () => {
      const next = this.bots.shift();
      assert.ok(next, 'nobody presses while the bot is down');
      this.bots.push(next);
      return next;
    };
    const { connector } = this.shared;
    // Nobody presses faster than every three seconds.
    const pass = () => this.goTo(this.now + 3000);
    return new Player(
      {
        get url() {
          pass();
          return bot().url;
        },
        connector,
      },
      user,
    );
  }

  /** An administrator takes somebody off the staff list, and hands their work to those chosen, if anybody is. */
  async removes(
    person: Member,
    chosen: { readonly cases?: Member; readonly plans?: Member },
  ): Promise<string> {
    const admin = this.#administrator;
    await admin.says('set up');
    await admin.sendsPress('set-up-staff-removed', {
      school: SCHOOL,
      person: person.aadObjectId,
      cases: chosen.cases?.aadObjectId ?? '',
      plans: chosen.plans?.aadObjectId ?? '',
    } satisfies Json);
    // Each instance looks every two seconds whether the settings have changed.
    for (const { schools } of this.bots) await schools.look();
    await this.settled();
    return admin.sees;
  }

  async close(): Promise<void> {
    await this.stopAllBut(0);
    await this.shared.connector.close();
    this.#time.restore();
  }
}
