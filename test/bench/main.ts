/**
 * `npm run bench`: one table of figures for a person, each beside what it is compared with in the same run. Prints,
 * judges nothing. Each file of `sections/` is a section of the table; name some, or all are measured.
 */
import { readdirSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { readCommandLine, withUsage, type CommandLine } from '../../src/start/command-line.ts';
import type { Section } from './section.ts';

const NAMES = readdirSync(new URL('sections', import.meta.url))
  .map((file) => file.replace(/\.ts$/, ''))
  .toSorted();
const LINE: CommandLine = {
  typed: 'npm run bench --',
  about: 'Prints what the bot costs, and what the same costs beside it in the same run.',
  words: [{ name: 'SECTION', help: `one or more of ${NAMES.join(', ')}; all if none is named`, many: true }],
  options: {},
};
const HEADINGS = { figure: 'Figure', ours: 'Ours', beside: 'Beside it', times: 'Times', aim: 'Aim' };
const WIDTHS = { figure: 46, ours: 30, beside: 40, times: 7 };

function end(code: number, text: string): never {
  (code === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  process.exit(code);
}

function chosen(): readonly string[] {
  const typed = readCommandLine(LINE, process.argv.slice(2));
  if ('help' in typed) return end(0, typed.help);
  if ('problem' in typed) return end(2, typed.problem);
  const unknown = typed.words.find((word) => !NAMES.includes(word));
  if (unknown !== undefined)
    return end(2, withUsage(LINE, `"${unknown}" is not a section: ${NAMES.join(', ')}.`));
  return typed.words.length === 0 ? NAMES : typed.words;
}

function machine(): string {
  const [first] = cpus();
  return [
    `${cpus().length} cores of ${first?.model.trim() ?? 'an unknown model'}`,
    `${Math.round(totalmem() / 2 ** 30)} GB of memory`,
    `Node ${process.versions.node} on ${process.platform} ${process.arch}`,
  ].join(', ');
}

function print({ figure, ours, beside, times, aim }: { readonly [Cell in keyof typeof HEADINGS]?: string }) {
  const cells = [
    (figure ?? '').padEnd(WIDTHS.figure),
    (ours ?? '').padEnd(WIDTHS.ours),
    (beside ?? '').padEnd(WIDTHS.beside),
    (times ?? '').padStart(WIDTHS.times),
    aim ?? '',
  ];
  console.log(cells.join('  ').trimEnd());
}

async function measure({ about, measure }: Section): Promise<void> {
  console.log(`\n${about}`);
  for await (const { times, ...row } of measure())
    print({ ...row, ...(times === undefined ? {} : { times: times.toFixed(2) }) });
}

const names = chosen();
console.log(machine());
print(HEADINGS);
for (const name of names)
  await measure((await import(new URL(`sections/${name}.ts`, import.meta.url).href)) as Section);
process.exit(0);
