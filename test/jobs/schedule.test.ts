import assert from 'node:assert/strict';
import sinon from 'sinon';
import type { Log, LogFields } from '../../src/app/ports/log.ts';
import { startSchedule } from '../../src/jobs/schedule.ts';
import { logFailures } from '../../src/start/log-failures.ts';
import type { SchoolBot } from '../../src/start/school-bot.ts';

describe('The schedule', () => {
  let clock: sinon.SinonFakeTimers;
  const lines: LogFields[] = [];
  const write = (fields: LogFields) => void lines.push(fields);
  const log: Log = {
    info: write,
    warn: write,
    error: write,
    tally: write,
    describe: () => ({ errorKind: 'Error' }),
  };
  beforeEach(() => {
    clock = sinon.useFakeTimers();
    lines.length = 0;
  });
  afterEach(() => clock.restore());

  const jobs = () => ({
    sweep: sinon.fake.resolves(0),
    lookAtProviders: sinon.fake.resolves(0),
    finishBegun: sinon.fake.resolves(0),
    digests: sinon.fake.resolves(0),
    reminders: sinon.fake.resolves(0),
    deleteExpired: sinon.fake.resolves(0),
    reconcileNightly: sinon.fake.resolves(0),
    tellUndelivered: sinon.fake.resolves(0),
  });
  const start = (schoolBot: object) => startSchedule(schoolBot as SchoolBot, logFailures(log));

  it('runs each job in its own rhythm', async () => {
    const schoolBot = jobs();
    const schedule = start(schoolBot);
    await clock.tickAsync(60 * 60 * 1000 - 1);
    const counts = Object.fromEntries(
      Object.entries(schoolBot).map(([name, { callCount }]) => [name, callCount]),
    );
    assert.deepEqual(counts, {
      sweep: 720,
      lookAtProviders: 360,
      finishBegun: 60,
      digests: 120,
      reminders: 12,
      deleteExpired: 1,
      reconcileNightly: 6,
      tellUndelivered: 6,
    });
    await schedule.stop();
  });

  it('goes on with the others when one fails or hangs, and says which one failed', async () => {
    const schoolBot = {
      ...jobs(),
      digests: sinon.fake.rejects(new Error('x')),
      reminders: sinon.fake(() => new Promise(() => {})),
    };
    const schedule = start(schoolBot);
    await clock.tickAsync(10 * 60 * 1000);
    assert.equal(schoolBot.sweep.callCount, 121);
    assert.ok(schoolBot.digests.callCount > 5);
    assert.equal(schoolBot.reminders.callCount, 1);
    assert.deepEqual(lines[0], { event: 'broken', verb: 'digest', errorKind: 'Error' });
    void schedule.stop();
  });

  it('stops once what runs is over, and starts nothing more', async () => {
    let end = () => {};
    const schoolBot = {
      ...jobs(),
      digests: sinon.fake(() => new Promise<number>((resolve) => (end = () => resolve(1)))),
    };
    const schedule = start(schoolBot);
    await clock.tickAsync(6000);
    let stopped = false;
    const stopping = schedule.stop().then(() => (stopped = true));
    await clock.tickAsync(60_000);
    assert.equal(stopped, false);
    assert.equal(schoolBot.sweep.callCount, 2);
    end();
    await stopping;
    await clock.tickAsync(60_000);
    assert.equal(schoolBot.digests.callCount, 1);
  });
});
