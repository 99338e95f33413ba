import { readFileSync } from 'node:fs';
import { loadContent } from '../../../src/content/load.ts';
import type { Case } from '../../../src/domain/triage/triage.ts';
import { triage } from '../../../src/domain/triage/triage.ts';
import { cpuMs, type Row } from '../section.ts';

export const about =
  'Rules alone: loading the content, and cases that one core triages; 1,000 are plenty for any school.';

export async function* measure(): AsyncGenerator<Row> {
  const beforeLoad = process.cpuUsage();
  const content = loadContent();
  yield { figure: 'loading and checking all content', ours: `${cpuMs(beforeLoad).toFixed(0)} ms CPU` };

  const scenarios = JSON.parse(readFileSync('test/scenarios/scenarios.json', 'utf8')) as (Case & {
    id: string;
  })[];
  /** Cases with office facts or a proposal: the ones that take longest. */
  const full = scenarios.filter(({ answers }) => answers['OA1'] !== undefined);
  /** Cases a second of processor time, over at least so many milliseconds of it. */
  const speed = (cases: readonly Case[], milliseconds: number) => {
    const start = process.cpuUsage();
    let done = 0;
    while (cpuMs(start) < milliseconds)
      for (let round = 0; round < 20; round++) for (const given of cases) if (triage(content, given)) done++;
    return (done / cpuMs(start)) * 1000;
  };
  for (const [what, cases] of [
    ['full cases', full],
    ['all scenarios', scenarios],
  ] as const) {
    speed(cases, 300);
    const figure = Math.round(speed(cases, 1500)).toLocaleString('en-GB');
    yield { figure: `triage of ${what}`, ours: `${figure} a second of CPU` };
  }
}
