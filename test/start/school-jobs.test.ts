import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClockJobs } from '../../src/jobs/schedule.ts';
import { StorageUnavailable } from '../../src/storage/errors.ts';
import { logFailures } from '../../src/start/log-failures.ts';
import { jobsOfSchools } from '../../src/start/school-jobs.ts';
import { createRecordingLog } from '../support/recording-log.ts';
import { FixedClock } from '../support/school.ts';

function open(
  names: readonly string[],
  jobsOf: (id: string) => Partial<ClockJobs>,
  due: readonly string[] = names,
) {
  const { log, lines } = createRecordingLog();
  const jobs = jobsOfSchools(() => names.map((id) => ({ id, jobs: jobsOf(id) as ClockJobs })), {
    wakeUps: {
      due: async () => due.map((school) => ({ school, deliveryId: 'd', dueAt: '2026-11-24T09:00:00Z' })),
    } as never,
    clock: new FixedClock(),
    failures: logFailures(log),
  });
  return { jobs, lines };
}

describe('The jobs of several schools', () => {
  it('go through all of them, and past one that fails', async () => {
    const { jobs, lines } = open(['a', 'b', 'c'], (id) => ({
      digests: async () => {
        if (id === 'b') throw new Error('broken');
        return 1;
      },
    }));
    assert.equal(await jobs.digests(), 2);
    assert.match(lines.join(), /"school":"b"/);
  });

  it('are one line in the log while storage is away, and one when it is back', async () => {
    let isAway = true;
    const job = async () => {
      if (isAway) throw new StorageUnavailable('unreachable');
      return 1;
    };
    const { jobs, lines } = open(['a', 'b', 'c'], () => ({ digests: job, reminders: job }));
    for (let times = 0; times < 5; times++) {
      await assert.rejects(jobs.digests(), 'so that it is not tried again as soon');
      await assert.rejects(jobs.reminders());
    }
    const events = () => lines.map((line) => (JSON.parse(line) as { event: string }).event);
    assert.deepEqual(events(), ['broken']);
    isAway = false;
    for (let times = 0; times < 2; times++)
      assert.equal((await jobs.digests()) + (await jobs.reminders()), 6);
    assert.deepEqual(events(), ['broken', 'recovered']);
  });

  it('begin with another school each time', async () => {
    const began: string[] = [];
    const { jobs } = open(['a', 'b', 'c'], (id) => ({
      reminders: async () => {
        began.push(id);
        return 0;
      },
    }));
    for (let times = 0; times < 3; times++) await jobs.reminders();
    assert.deepEqual([began[0], began[3], began[6]], ['a', 'b', 'c']);
  });

  it('look after the deliveries only of schools that have some due', async () => {
    const swept: string[] = [];
    const { jobs } = open(['a', 'b', 'c'], (id) => ({ sweep: async () => swept.push(id) }), [
      'c',
      'a',
      'c',
      'unknown',
    ]);
    await jobs.sweep();
    assert.deepEqual(swept, ['c', 'a']);
  });

  it('do not begin a second sweep of a school while one goes on, and end when the bot stops', async () => {
    const stopping = new AbortController();
    let swept = 0;
    const { jobs } = open(['slow', 'quick'], (id) => ({
      sweep: async (signal) => {
        if (id === 'quick') return 1;
        swept++;
        while (signal?.aborted === false) await sleep(5);
        return 1;
      },
    }));
    const first = jobs.sweep(stopping.signal);
    await sleep(20);
    const second = jobs.sweep(stopping.signal);
    assert.equal(await second, 1);
    stopping.abort();
    await first;
    assert.equal(swept, 1);
  });
});
