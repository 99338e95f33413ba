import { cpus } from 'node:os';
import { join } from 'node:path';
import { makeBundle } from '../../../src/packaging/bundle.ts';
import { schoolOfCases } from './school-of-cases.ts';
import { schoolOfDigests } from './school-of-digests.ts';
import { inFolder, runWorld, type Business } from './world.ts';

/** A school's tables grow with its kills, so there are more schools for more kills. */
const MOST_IN_ONE = 80;
/** Of the kills of all schools, one in so many is for digests: they take longest. */
const DIGEST_SHARE = 15;
/** Schools at a time: a bot that starts keeps a core busy, and one at work does not. */
const AT_ONCE = 5;

interface Planned {
  readonly name: string;
  readonly seed: number;
  readonly kills: number;
  readonly business: Business;
}

/**
 * Kills built bots so many times, in schools side by side, and prints what was found. Resolves to what disagreed. A seed
 * chooses the same acts and moments again; what else the machine does then still differs.
 */
export async function killBots({ kills, seed }: { readonly kills: number; readonly seed: number }) {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const began = performance.now();
  say(`\n${kills} kills, seed ${seed}, Node ${process.versions.node}, ${cpus().length} cores`);
  const waiting = planned(kills, seed);
  const faults: string[] = [];
  const sums = new Map<string, number>();
  await inFolder(async (folder) => {
    await makeBundle(join(folder, 'built'));
    const next = async () => {
      for (let school = waiting.shift(); school; school = waiting.shift()) {
        const { business, ...given } = school;
        const found = await runWorld(join(folder, 'built'), given, business);
        faults.push(...found);
        const figures = { kills: given.kills, ...business.figures() };
        for (const [what, count] of Object.entries(figures)) sums.set(what, (sums.get(what) ?? 0) + count);
        say(
          `  ${given.name}: ${given.kills} kills, ${found.length === 0 ? 'nothing disagrees' : `${found.length} faults`}`,
        );
        for (const fault of found) say(`    ${fault}`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  });
  for (const [what, count] of sums) say(`  ${what}: ${count}`);
  say(`  seconds: ${Math.round((performance.now() - began) / 1000)}`);
  return faults;
}

function planned(kills: number, seed: number): Planned[] {
  const forDigests = Math.floor(kills / DIGEST_SHARE);
  const split = (all: number, most: number): readonly number[] =>
    Array.from({ length: Math.ceil(all / most) }, (_, at) => Math.min(most, all - at * most));
  return [
    ...split(forDigests, MOST_IN_ONE / 4).map((count) => ({ count, business: schoolOfDigests() })),
    ...split(kills - forDigests, MOST_IN_ONE).map((count) => ({ count, business: schoolOfCases() })),
  ].map(({ count, business }, at) => ({
    name: `school ${at + 1}`,
    seed: seed + at,
    kills: count,
    business,
  }));
}
