import { cpus } from 'node:os';
import { schoolOfCases } from './school-of-cases.ts';
import { schoolOfDigests } from './school-of-digests.ts';
import { runWorld, type Business } from './world.ts';

/** Schools at a time: a bot that starts keeps a core busy, and one at work does not. */
const AT_ONCE = 6;
/** A school's tables grow with its kills, so there are more schools for more kills. */
const MOST_IN_ONE = 80;
/** A case takes some kills to be played, so there are fewer schools for fewer kills. */
const LEAST_IN_ONE = 20;
/** Of the kills of all schools, one in so many is for digests: they take longest. */
const DIGEST_SHARE = 15;

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
  const during = new Map<string, number>();
  const next = async () => {
    for (let school = waiting.shift(); school; school = waiting.shift()) {
      const { business, ...given } = school;
      const { faults: found, killedDuring } = await runWorld(given, business);
      faults.push(...found);
      add(sums, Object.entries({ kills: given.kills, ...business.figures() }));
      add(during, killedDuring);
      say(
        `  ${given.name}: ${given.kills} kills, ${found.length === 0 ? 'nothing disagrees' : `${found.length} faults`}`,
      );
      for (const fault of found) say(`    ${fault}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  for (const [what, count] of sums) say(`  ${what}: ${count}`);
  say(`  kills during: ${[...during].map(([act, count]) => `${act} ${count}`).join(', ')}`);
  say(`  seconds: ${Math.round((performance.now() - began) / 1000)}`);
  return faults;
}

function add(sums: Map<string, number>, counts: Iterable<readonly [string, number]>): void {
  for (const [what, count] of counts) sums.set(what, (sums.get(what) ?? 0) + count);
}

function planned(kills: number, seed: number): Planned[] {
  const forDigests = Math.floor(kills / DIGEST_SHARE);
  // As many in each, so that none is left to be played alone.
  const split = (all: number, schools: number): readonly number[] =>
    Array.from(
      { length: schools },
      (_, at) => Math.floor((all * (at + 1)) / schools) - Math.floor((all * at) / schools),
    );
  const digestSchools = Math.ceil(forDigests / (MOST_IN_ONE / 4));
  const forCases = kills - forDigests;
  const caseSchools = Math.max(
    Math.ceil(forCases / MOST_IN_ONE),
    Math.min(AT_ONCE - digestSchools, Math.ceil(forCases / LEAST_IN_ONE)),
  );
  return [
    ...split(forDigests, digestSchools).map((count) => ({ count, business: schoolOfDigests() })),
    ...split(forCases, caseSchools).map((count) => ({ count, business: schoolOfCases() })),
  ].map(({ count, business }, at) => ({
    name: `school ${at + 1}`,
    seed: seed + at,
    kills: count,
    business,
  }));
}
