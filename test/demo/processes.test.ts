import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createProcesses, PartEnded } from '../../src/demo/processes.ts';
import type { Processes } from '../../src/demo/processes.ts';
import { isRunning } from '../../src/demo/starter.ts';

const SAYS_ITS_ID = 'console.log(process.pid); setInterval(() => {}, 1000);';

describe('Processes that live and end together', () => {
  let folder: string;
  let processes: Processes;
  const start = (name: string, script: string) =>
    processes.start({ what: `the ${name}`, log: name, args: ['--eval', script] });
  const idOf = async (name: string): Promise<number> => {
    for (;;) {
      const id = Number(readFileSync(join(folder, `${name}.log`), 'utf8'));
      if (id > 0) return id;
      await sleep(20);
    }
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'processes-'));
    processes = createProcesses(folder, 500);
  });
  afterEach(async () => {
    await processes.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('are all gone after a stop', async () => {
    start('one', SAYS_ITS_ID);
    start('two', SAYS_ITS_ID);
    const ids = [await idOf('one'), await idOf('two')];
    assert.deepEqual(ids.map(isRunning), [true, true]);
    await processes.stop();
    assert.deepEqual(ids.map(isRunning), [false, false]);
  });

  it('tell which of them ended by itself, how, and the end of its log', async () => {
    start('steady', SAYS_ITS_ID);
    start('bot', 'for (let i = 1; i <= 40; i++) console.error(`line ${i}.`); process.exitCode = 7;');
    await assert.rejects(processes.unexpectedEnd, (error: unknown) => {
      assert.ok(error instanceof PartEnded);
      assert.match(error.message, /^The bot has stopped \(exit code 7\)\. The end of .*bot\.log:/);
      assert.match(error.message, /line 40\.$/);
      assert.doesNotMatch(error.message, /line 20\./);
      return true;
    });
  });

  it('ends one that does not listen', async () => {
    start('deaf', `process.on('SIGINT', () => {}); ${SAYS_ITS_ID}`);
    const id = await idOf('deaf');
    await processes.stop();
    assert.equal(isRunning(id), false);
  });
});
