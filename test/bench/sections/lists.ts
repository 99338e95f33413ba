import { noCalls, type Count } from '../../support/counting-table.ts';
import { openCases, startWithOpenCases, type OpenCases } from '../../support/open-cases.ts';
import type { Row } from '../section.ts';

export const about =
  "A lead's lists and the reminders of a school with 50, 500 and 5,000 open cases, in memory; beside it, with 50.";

const OPEN = [50, 500, 5000];
const ASKED = ['hello', 'due', 'open', 'plans', 'overdue', 'reminders', 'my dates'];

interface Figures extends Count {
  readonly milliseconds: number;
}

/** Measures what each list costs, and the job of the reminders when it is new to a day and when it comes again. */
export async function* measure(): AsyncGenerator<Row> {
  const fewest = new Map<string, Figures>();
  for (const open of OPEN) {
    const school = await startWithOpenCases(openCases(open));
    const work: readonly (readonly [string, () => Promise<unknown>])[] = [
      ...ASKED.map((text) => [`"${text}"`, () => school.says(text)] as const),
      ['reminders of a day', () => nextDay(school)],
      ['the same, minutes later', () => school.bot.reminders()],
    ];
    for (const [what, run] of work) {
      const found = await figuresOf(school, run);
      const few = fewest.get(what) ?? found;
      fewest.set(what, few);
      yield {
        figure: `${what}, ${open} open`,
        ours: describe(found),
        beside: describe(few),
        times: found.calls / few.calls,
        aim: 'calls and whole cases as with 50',
      };
    }
  }
}

async function nextDay({ clock, bot }: OpenCases): Promise<void> {
  clock.startsAt('2026-11-25');
  await bot.reminders();
}

async function figuresOf({ count }: OpenCases, run: () => Promise<unknown>): Promise<Figures> {
  Object.assign(count, noCalls());
  const started = performance.now();
  await run();
  return { ...count, milliseconds: performance.now() - started };
}

function describe({ calls, cases, bytes, milliseconds }: Figures): string {
  return `${calls} calls, ${cases} cases, ${(bytes / 1024).toFixed(0)} KB, ${milliseconds.toFixed(0)} ms`;
}
