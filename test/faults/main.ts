/**
 * `npm run faults`: the tests of this folder, then 300 kills. With `--kills` only so many kills, and with `--seed` the same
 * ones again.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { randomInt } from 'node:crypto';
import { givenOrEnd, withUsage, type CommandLine } from '../../src/start/command-line.ts';
import { withBuiltBot } from './built-bot.ts';
import { killBots } from './kills/kill-bots.ts';

const KILLS = 300;
const LINE = {
  typed: 'npm run faults --',
  about:
    'Tries faults on real bot processes, and kills them at random moments: what they said, stored and posted has to agree. Ends with 1 when anything does not.',
  options: {
    kills: {
      value: 'NUMBER',
      help: `only kills bots, so many times; without it, all tests and ${KILLS} kills`,
    },
    seed: { value: 'NUMBER', help: 'chooses the same acts and moments again' },
  },
} as const satisfies CommandLine;

const { kills, seed } = givenOrEnd(LINE);
for (const [name, value] of Object.entries({ kills, seed }))
  if (value !== undefined && !/^[1-9]\d{0,8}$/.test(value)) {
    process.stderr.write(
      `${withUsage(LINE, `--${name} needs a whole number above 0, and not "${value}".`)}\n`,
    );
    process.exit(2);
  }
const haveFailed = kills === undefined && !(await pass('test/faults/mocharc.json'));
const faults = await killBots({ kills: Number(kills ?? KILLS), seed: Number(seed ?? randomInt(1, 1e9)) });
process.exit(haveFailed || faults.length > 0 ? 1 : 0);

/** Runs the tests of this configuration; true when all passed. */
async function pass(config: string): Promise<boolean> {
  const mocha = ['--import', 'tsx', 'node_modules/mocha/bin/mocha.js', '--config', config];
  const child = spawn(process.execPath, mocha, { stdio: 'inherit', env: await withBuiltBot() });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code === 0;
}
