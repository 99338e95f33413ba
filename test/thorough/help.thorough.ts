import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
/** The scripts that are programs of ours: what is typed after the others goes to tools that have a help of their own. */
const SCRIPTS = Object.entries(scripts).filter(([, runs]) =>
  /^node .*(src|test)\/[\w/]+\.ts( [\w:]+)?$/.test(runs),
);

describe('A script as typed', function () {
  this.timeout(60_000);

  const type = (runs: string, option: string) =>
    new Promise<readonly [status: number | string | null | undefined, stdout: string, stderr: string]>(
      (done) => {
        const args = [...runs.split(' ').slice(1), option];
        execFile(process.execPath, args, { env: { PATH: process.env['PATH'] } }, (error, stdout, stderr) =>
          done([error ? error.code : 0, stdout, stderr]),
        );
      },
    );

  for (const [script, runs] of SCRIPTS)
    it(`says how ${script} is typed when it is asked to, or given an option it does not have, and does nothing`, async () => {
      const before = readdirSync('.');
      for (const asked of ['--help', '-h', 'help']) {
        const [status, stdout, stderr] = await type(runs, asked);
        assert.deepEqual([status, stderr], [0, ''], asked);
        assert.match(stdout, new RegExp(`^Usage: npm (run )?(--silent )?${script}( --|$)`, 'm'));
      }
      const [status, stdout, stderr] = await type(runs, '--colour');
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /^"--colour" is not an option here\.\nUsage: npm /);
      assert.deepEqual(readdirSync('.'), before);
    });
});
