import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
/** The scripts that a person types options after. */
const SCRIPTS = Object.entries(scripts).filter(([, runs]) => /src\/(cli|demo)\//.test(runs));

describe('A script as typed', function () {
  this.timeout(60_000);

  const type = (runs: string, option: string) =>
    spawnSync(process.execPath, [...runs.split(' ').slice(1), option], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] },
    });

  for (const [script, runs] of SCRIPTS) {
    it(`says with --help how ${script} is typed`, () => {
      const { status, stdout, stderr } = type(runs, '--help');
      assert.deepEqual([status, stderr], [0, '']);
      assert.match(stdout, new RegExp(`^Usage: npm run (--silent )?${script} --`, 'm'));
    });

    it(`ends with 2 when ${script} gets an option it does not have`, () => {
      const { status, stdout, stderr } = type(runs, '--colour');
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /"--colour" is not an option here/);
    });
  }
});
