import assert from 'node:assert/strict';
import sinon from 'sinon';

import type { Log, LogFields } from '../../src/app/ports/log.ts';
import { repeat } from '../../src/jobs/repeat.ts';
import { logFailures } from '../../src/start/log-failures.ts';

describe('A repeated job', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => clock.restore());
  const lines: LogFields[] = [];
  const write = (fields: LogFields) => void lines.push(fields);
  const log: Log = {
    info: write,
    warn: write,
    error: write,
    tally: write,
    describe: () => ({ errorKind: 'Error' }),
  };

  it('runs first after its own wait, then regularly', async () => {
    const job = sinon.fake.resolves(undefined);
    const repeating = repeat(100, job, logFailures(log), { firstAfter: 30 });
    await clock.tickAsync(29_999);
    assert.equal(job.callCount, 0);
    await clock.tickAsync(1);
    assert.equal(job.callCount, 1);
    await clock.tickAsync(99_999);
    assert.equal(job.callCount, 1);
    await clock.tickAsync(100_001);
    assert.equal(job.callCount, 3);
    await repeating.stop();
  });

  it('waits as long for the first run as between two when nothing else is said', async () => {
    const job = sinon.fake.resolves(undefined);
    const repeating = repeat(100, job, logFailures(log));
    await clock.tickAsync(99_999);
    assert.equal(job.callCount, 0);
    await clock.tickAsync(100_001);
    assert.equal(job.callCount, 2);
    await repeating.stop();
  });

  it('never runs twice at once', async () => {
    const job = sinon.fake(() => new Promise<void>((resolve) => setTimeout(resolve, 250_000)));
    const repeating = repeat(100, job, logFailures(log));
    await clock.tickAsync(300_000);
    assert.equal(job.callCount, 1);
    await clock.tickAsync(200_000);
    assert.equal(job.callCount, 2);
    const stopped = repeating.stop();
    await clock.tickAsync(250_000);
    await stopped;
  });

  it('comes again after a run that failed, and says so in the log', async () => {
    const job = sinon.fake.rejects(new Error('x'));
    const repeating = repeat(100, job, logFailures(log), { name: 'digest' });
    await clock.tickAsync(200_000);
    assert.equal(job.callCount, 2);
    assert.deepEqual(lines.at(-1), { event: 'broken', verb: 'digest', errorKind: 'Error' });
    await repeating.stop();
  });

  it('waits longer each time while it fails, up to a minute, and as usual once it works', async () => {
    const times: number[] = [];
    let works = false;
    const job = () => {
      times.push(clock.now / 1000);
      return works ? Promise.resolve() : Promise.reject(new Error('x'));
    };
    const repeating = repeat(5, job, logFailures(log));
    await clock.tickAsync(200_000);
    assert.deepEqual(times, [5, 15, 35, 75, 135, 195]);
    works = true;
    await clock.tickAsync(70_000);
    assert.deepEqual(times.slice(6), [255, 260, 265, 270]);
    await repeating.stop();
  });

  it('logs a failure that goes on every ten minutes, another one at once, and the end of it', async () => {
    lines.length = 0;
    let outcome: 'away' | 'refused' | 'well' = 'away';
    const failing: Log = { ...log, describe: () => ({ errorKind: outcome }) };
    const job = () => (outcome === 'well' ? Promise.resolve() : Promise.reject(new Error('x')));
    const repeating = repeat(5, job, logFailures(failing), { name: 'sweep' });
    await clock.tickAsync(11 * 60_000);
    const kinds = () => lines.map(({ event, errorKind }) => `${event} ${errorKind ?? ''}`.trim());
    assert.deepEqual(kinds(), ['broken away', 'broken away']);
    assert.ok((lines[1]?.count ?? 0) > 10, 'how many runs have failed');
    outcome = 'refused';
    await clock.tickAsync(60_000);
    assert.deepEqual(kinds().slice(2), ['broken refused']);
    outcome = 'well';
    await clock.tickAsync(5 * 60_000);
    assert.deepEqual(kinds().slice(3), ['recovered']);
    await repeating.stop();
  });

  for (const [when, seconds] of [
    ['before the first run', 10],
    ['after it', 50],
  ] as const) {
    it(`does not run any more once stopped ${when}`, async () => {
      const job = sinon.fake.resolves(undefined);
      const repeating = repeat(100, job, logFailures(log), { firstAfter: 30 });
      await clock.tickAsync(seconds * 1000);
      const before = job.callCount;
      await repeating.stop();
      await clock.tickAsync(1_000_000);
      assert.equal(job.callCount, before);
    });
  }
});
