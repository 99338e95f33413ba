/**
 * `npm run bench:triage`: how much processor time it takes to load and check all content, and how many full cases a
 * second one core triages: 1,000 are plenty for any school. Counted in processor time, so that other work on the machine does not change the figures.
 */
import { readFileSync } from 'node:fs';
import { loadContent } from '../../src/content/load.ts';
import { givenOrEnd } from '../../src/start/command-line.ts';
import type { Case } from '../../src/domain/triage/triage.ts';
import { triage } from '../../src/domain/triage/triage.ts';

givenOrEnd({
  typed: 'npm run bench:triage --',
  about: 'Prints what loading and checking all content costs, and how many cases a second one core triages.',
  options: {},
});

function cpuMs(since?: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}

const beforeLoad = process.cpuUsage();
const content = loadContent();
console.log(`Loading and checking all content: ${cpuMs(beforeLoad).toFixed(0)} ms of processor time`);

const scenarios = JSON.parse(readFileSync('test/scenarios/scenarios.json', 'utf8')) as (Case & {
  id: string;
})[];
/** Cases with office facts or a proposal: the ones that take longest. */
const full = scenarios.filter(({ answers }) => answers['OA1'] !== undefined);

for (const [what, cases] of [
  ['full cases', full],
  ['all scenarios', scenarios],
] as const) {
  measure(cases, 300);
  console.log(
    `Triage of ${what}: ${Math.round(measure(cases, 1500)).toLocaleString('en-GB')} a second on one core`,
  );
}

/** Cases a second of processor time, over at least so many milliseconds of it. */
function measure(cases: readonly Case[], milliseconds: number): number {
  const start = process.cpuUsage();
  let done = 0;
  while (cpuMs(start) < milliseconds) {
    for (let round = 0; round < 20; round++) for (const given of cases) if (triage(content, given)) done++;
  }
  return (done / cpuMs(start)) * 1000;
}
