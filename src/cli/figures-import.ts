import { readFileSync, statSync } from 'node:fs';
import { systemClock } from '../app/clocks.ts';
import type { ImportedFigures } from '../app/mis-figures/import-file.ts';
import { PERIODS } from '../domain/mis-figures/answers-of-row.ts';
import { assemble, type App } from '../start/assemble.ts';
import { describeUsed } from '../words/mis-figures.ts';
import { describeImport, describeImportProblem } from '../words/mis-figures-command.ts';
import { CannotUse, command, type CommandEnd } from './command.ts';
import { exportsIn, takeFiles } from './figures-folder.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';
import { findOperator } from './operator.ts';

/** Larger than any file that is read: what is larger is not loaded. */
const MOST_BYTES = 5 * 1024 * 1024 + 1;

/** Reads attendance and suspension figures from an export, or from every export in a drop folder. */
export default command({
  typed: 'npm run --silent figures:import --',
  about:
    'Reads attendance and suspension figures from an export of your MIS (CSV or Excel) into the cases of pupils who have one open. Shows what would change, and changes nothing without --yes. Cases in doubt stay as they are: look at those in Teams with "figures". Of a folder it takes each file once, and moves it to "done" or "problems" in it. Reads the same settings as the bot.',
  words: [
    { name: 'FILE', help: 'an export, or a folder of them', needed: 'Please name a file or a folder.' },
  ],
  options: {
    ...ON_SCHOOL,
    by: {
      value: '"YOUR NAME"',
      help: 'who reads them in',
      needed:
        'Please say who reads them in, with --by "Your name": it is written into the history of each case.',
    },
    'as-at': {
      value: 'DAY',
      help: 'up to which day they count; without it, the day in the export, or today',
    },
    period: { value: PERIODS.join('|'), help: 'what they count; without it, the school year' },
    yes: { help: 'changes the cases; without it, only says what would change' },
  },
  run: ({ by, 'as-at': asAt, period, yes, demo, school: id }, [path = ''], around) => {
    findOperator(by);
    if (period !== undefined && !PERIODS.some((each) => each === period))
      throw new CannotUse(`--period is one of ${PERIODS.join(', ')}.`);
    const isFolder = isFolderAt(path);
    return onSchool(
      around,
      { demo, school: id },
      {
        verb: 'figures:import',
        open: assemble,
        notOpened: 'Nothing was read.',
        brokeOff:
          'The records cannot be used just now. What was changed stays changed; run it again to go on with the rest.',
        work: (app) => {
          const wanted = { by: findOperator(by), uses: yes, period, asAt };
          return isFolder ? importFolder(app, path, wanted) : importOne(app, path, wanted);
        },
      },
    );
  },
});

type Wanted = Parameters<App['schoolBot']['importFigures']>[1];

async function importOne(app: App, path: string, wanted: Wanted): Promise<CommandEnd> {
  const { lines, isFine } = await importFile(app, path, wanted);
  return { code: isFine ? 0 : 1, message: lines.join('\n') };
}

async function importFolder(app: App, folder: string, wanted: Wanted): Promise<CommandEnd> {
  const lines: string[] = [];
  let isFine = true;
  const tell = (name: string, said: readonly string[]) => lines.push(`${name}:`, ...said, '');
  if (!wanted.uses) {
    for (const name of exportsIn(folder)) {
      const done = await importFile(app, `${folder}/${name}`, wanted);
      isFine &&= done.isFine;
      tell(name, done.lines);
    }
  } else
    for (const file of takeFiles(folder, systemClock.now())) {
      if ('waiting' in file) {
        tell(file.waiting, ['Written to a moment ago, so it is left for the next time.']);
        continue;
      }
      const done = await importFile(app, file.path, wanted);
      file.end(done.isRead ? 'done' : 'problem');
      isFine &&= done.isFine;
      tell(file.name, done.lines);
    }
  if (lines.length === 0) lines.push('No export is in the folder.');
  return { code: isFine ? 0 : 1, message: lines.join('\n').trimEnd() };
}

/** `isRead`: the file was used as far as it could be. `isFine`: and nobody has to look into anything. */
async function importFile(
  { schoolBot, content, log }: App,
  path: string,
  wanted: Wanted,
): Promise<{ readonly lines: readonly string[]; readonly isRead: boolean; readonly isFine: boolean }> {
  const done = await schoolBot.importFigures(readUpTo(path), wanted);
  if ('problem' in done) return { lines: [describeImportProblem(done)], isRead: false, isFine: false };
  const said = describeImport(done.sorted, done.preview, content.bank.questions);
  const isFine = needsNobody(done);
  if (!('used' in done)) {
    const { problem, doubts, changing } = done.preview;
    const stopped = problem !== undefined || doubts.length > 0;
    const ending = wanted.uses || stopped || changing.length === 0 ? 'Nothing was changed.' : HOW_TO_USE;
    return { lines: [...said, ending], isRead: !stopped, isFine };
  }
  log.info({ event: 'figures-imported', verb: 'figures:import', count: done.used.done.length });
  return { lines: [...said, ...describeUsed(done.used, 'file')], isRead: true, isFine };
}

const HOW_TO_USE = 'Nothing was changed. Add --yes to use these figures; cases to look at stay as they are.';

function needsNobody(done: Exclude<ImportedFigures, { readonly problem: string }>): boolean {
  const { sorted, preview } = done;
  return (
    preview.problem === undefined &&
    preview.doubts.length === 0 &&
    preview.refused.length === 0 &&
    preview.changing.every(({ doubts }) => doubts.length === 0) &&
    sorted.notRead.length === 0 &&
    sorted.twice.length === 0 &&
    !('used' in done && done.used.left.length > 0)
  );
}

function isFolderAt(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    throw new CannotUse(`${path} cannot be read. Is the path right?`);
  }
}

function readUpTo(path: string): Uint8Array {
  // Its size is enough to say that it is too large.
  return statSync(path).size >= MOST_BYTES ? new Uint8Array(MOST_BYTES) : readFileSync(path);
}
