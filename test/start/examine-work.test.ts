import assert from 'node:assert/strict';
import { examineRunning } from '../../src/start/examine-work.ts';
import { keepFigures } from '../../src/telemetry/figures.ts';

describe('The figures of the process, as the doctor tells them', () => {
  it('count turns, calls and what was refused, and how long most of them took', () => {
    const figures = keepFigures();
    for (let milliseconds = 1; milliseconds <= 100; milliseconds++) {
      figures.onLine('info', { event: 'turn', verb: 'continue', outcome: 'question', milliseconds });
      figures.onCall({
        to: 'storage',
        what: 'GET',
        outcome: milliseconds > 97 ? '503' : '404',
        milliseconds,
      });
    }
    figures.onLine('warn', { event: 'refused', outcome: 'too-many-turns', count: 4 });
    figures.onLine('error', { event: 'broken', verb: 'continue' });
    const { turns, calls, refused, faults } = figures.read();
    assert.deepEqual(turns, { count: 100, within: 95 });
    assert.deepEqual(calls.storage, { count: 100, within: 95, failed: 3 });
    assert.deepEqual(calls.teams, { count: 0, within: 0, failed: 0 });
    assert.deepEqual([refused, faults], [{ 'too-many-turns': 4 }, 1]);
  });

  it('name a failing job of a school to whoever looks after it, and to nobody of another school', () => {
    const failing = [{ verb: 'digest', school: 'north' }, { verb: 'sweep' }];
    const said = (examined: 'all' | readonly string[]) =>
      examineRunning(keepFigures().read(), 'a1', { failing, examined }).flatMap(({ state, sentence }) =>
        state === 'wrong' ? [sentence] : [],
      );
    for (const examined of ['all', ['north']] as const)
      assert.match(said(examined)[0] ?? '', /digest.*sweep/);
    assert.match(said(['south'])[0] ?? '', /sweep/);
    assert.doesNotMatch(said(['south'])[0] ?? '', /north|digest/);
  });
});
