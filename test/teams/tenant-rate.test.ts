import assert from 'node:assert/strict';
import sinon from 'sinon';
import { SendFailure, type Messenger } from '../../src/app/ports/messenger.ts';
import { createLog } from '../../src/logging/log.ts';
import type { TeamsAdapter } from '../../src/teams/adapter.ts';
import { createMessenger } from '../../src/teams/messenger.ts';
import { strictTeams, TENANT_A_SECOND, type StrictTeams } from '../support/strict-teams.ts';
import { address } from '../support/clock-driver.ts';

const POST = { card: { type: 'AdaptiveCard' }, summary: 'A digest' };

describe('Posts to many schools of one tenant', () => {
  let time: sinon.SinonFakeTimers;
  let teams: StrictTeams;
  beforeEach(() => {
    time = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date', 'performance'] });
    teams = strictTeams(100);
  });
  afterEach(() => time.restore());

  const messenger = () => createMessenger(teams.adapter as TeamsAdapter, createLog('silent'));
  let channels = 0;
  /** One post each to so many channels; whoever is refused tries again when Teams said. */
  const post = async (from: Messenger, count: number): Promise<void> => {
    const one = async (channel: string): Promise<void> => {
      try {
        await from.postToChannel(address(channel), POST);
      } catch (error) {
        assert.ok(error instanceof SendFailure && error.reason === 'throttled');
        await new Promise((resolve) => setTimeout(resolve, (error.retryAfterSeconds ?? 0) * 1000));
        await one(channel);
      }
    };
    await Promise.all(Array.from({ length: count }, () => one(`19:${++channels}@thread.tacv2`)));
  };
  /** Milliseconds that pass until it is done. */
  const passing = async (work: Promise<unknown>): Promise<number> => {
    const from = performance.now();
    let isDone = false;
    void work.finally(() => (isDone = true));
    while (!isDone) await time.tickAsync(50);
    return performance.now() - from;
  };

  it('are as many a second as Teams takes, and none is refused', async () => {
    const milliseconds = await passing(post(messenger(), 90));
    assert.deepEqual([teams.posted.length, teams.refused], [90, 0]);
    assert.ok(milliseconds < (90 / TENANT_A_SECOND) * 1100 + 100, String(milliseconds));
  });

  it('are half as many after one was refused, so that two bots soon share what Teams takes', async () => {
    const [one, other] = [messenger(), messenger()];
    await passing(Promise.all([post(one, 60), post(other, 60)]));
    const learned = teams.refused;
    assert.ok(learned > 0 && learned <= 12, String(learned));
    await passing(Promise.all([post(one, 60), post(other, 60)]));
    assert.deepEqual([teams.posted.length, teams.refused], [240, learned]);
  });
});
