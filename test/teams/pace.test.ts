import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createPace } from '../../src/teams/pace.ts';

describe('Pace', () => {
  it('starts work with the same key one after the other, the gap apart', async () => {
    const pace = createPace(60);
    const started: number[] = [];
    const work = async (): Promise<void> => {
      started.push(performance.now());
    };
    await Promise.all([pace('a', work), pace('a', work), pace('a', work)]);
    const gaps = started.slice(1).map((at, index) => at - (started[index] ?? 0));
    assert.equal(gaps.length, 2);
    // A timer may fire a millisecond early.
    for (const gap of gaps) assert.ok(gap >= 58, String(gap));
  });

  it('does not let work that hangs keep the next one waiting', async () => {
    const pace = createPace(1);
    const never = pace('a', () => new Promise<void>(() => {}));
    assert.equal(await pace('a', async () => 7), 7);
    void never;
  });

  it('lets no command end while something waits its turn', () => {
    const program = `
      import { createPace } from './src/teams/pace.ts';
      const pace = createPace(50);
      await pace('a', async () => {});
      await pace('a', async () => process.stdout.write('sent'));
    `;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', program];
    assert.equal(execFileSync(process.execPath, args, { encoding: 'utf8' }), 'sent');
  });

  it('lets different keys pass each other', async () => {
    const pace = createPace(5_000);
    const order: string[] = [];
    await pace('a', async () => order.push('a'));
    const second = pace('a', async () => order.push('a again'));
    await pace('b', async () => order.push('b'));
    assert.deepEqual(order, ['a', 'b']);
    void second;
  });

  it('goes on after a failure, and gives the failure to its caller', async () => {
    const pace = createPace(1);
    await assert.rejects(
      () =>
        pace('a', async () => {
          throw new Error('x');
        }),
      /x/,
    );
    assert.equal(await pace('a', async () => 7), 7);
  });
});
