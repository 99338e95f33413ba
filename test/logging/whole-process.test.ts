import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

/** Runs a program under a log that holds the whole process, and gives what came out of it. */
function run(program: string): { status: number | null; output: string } {
  const begin = `
    import { createLog } from './src/logging/log.ts';
    import { keepProcessQuiet } from './src/logging/whole-process.ts';
    keepProcessQuiet(createLog('info'));`;
  const args = ['--import', 'tsx', '--input-type=module', '--eval', begin + program];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

const FAULTS = {
  'a library that writes to the console':
    "console.error('Jo Bloggs', new Error('Jo Bloggs')); console.log('Jo Bloggs')",
  'a warning of Node': "process.emitWarning('Jo Bloggs')",
  'an error nobody caught': "setTimeout(() => { throw new Error('Jo Bloggs'); })",
  'a promise nobody waited for': "Promise.reject(new Error('Jo Bloggs'))",
} as const;

describe('The log of the whole process', () => {
  for (const [what, program] of Object.entries(FAULTS))
    it(`has a line of its own for ${what}, without foreign text`, () => {
      const { status, output } = run(program);
      const lines = output.trim().split('\n');
      assert.equal(lines.length, 1, output);
      const { event } = JSON.parse(lines[0] ?? '') as { event: string };
      assert.equal(event, 'broken');
      assert.doesNotMatch(output, /Jo Bloggs/);
      assert.equal(status, /nobody/.test(what) ? 1 : 0);
    });
});
