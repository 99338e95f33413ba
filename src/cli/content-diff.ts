import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCases } from '../app/case/open-cases.ts';
import { compareCases, type CaseComparison } from '../content/compare.ts';
import { ContentProblems, loadContent, type LoadOptions } from '../content/load.ts';
import { londonDate } from '../domain/calendar/london.ts';
import { pastFiguresOf } from '../domain/case/figures-of-case.ts';
import type { Content } from '../domain/content/content.ts';
import { without } from '../domain/questions/past-figures.ts';
import { loadSchool } from '../start/load-school.ts';
import { CannotUse, command, type Around, type CommandEnd } from './command.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';
import { readCases } from './read-cases.ts';

const SCENARIOS = join(import.meta.dirname, '../../test/scenarios');

/** Reports which cases have a different outcome with the current content than with that in another folder. */
export default command({
  typed: 'npm run content:diff --',
  about:
    'Reports which cases have a different outcome with the current content than with that in another folder.',
  words: [
    {
      name: 'OLD_FOLDER',
      help: 'the folder with the old content, for example ../old/src/content',
      needed: 'Please name the folder with the old content, for example ../old/src/content.',
    },
    {
      name: 'CASES.json',
      help: 'files with cases, as triage reads them; without them, the worked scenarios of this repository',
      many: true,
    },
  ],
  options: {
    ...ON_SCHOOL,
    cases: {
      help: 'the open cases of the school, from its records: a dry run, nothing is written. Reads the same settings as the bot',
    },
  },
  run: ({ cases, demo, school }, [folder = '', ...files], around) => {
    if (!existsSync(folder)) throw new CannotUse(`There is no folder ${folder}.`);
    if (cases) {
      if (files.length > 0)
        throw new CannotUse('--cases takes the cases from the records: please name no files.');
      return compareOpenCases(around, { demo, school }, folder);
    }
    if (demo) throw new CannotUse("--demo goes with --cases: the other cases are not the demo's.");
    const old = load('old', { folder });
    const now = load('new');
    const compared = (files.length > 0 ? files : scenarioFiles()).flatMap((file) => {
      // Answers are checked against the old content: one that no longer fits is part of the change.
      const read = readCases(old, textOf(file));
      if ('problem' in read) throw new CannotUse(`${file}: ${read.problem}`);
      return compareCases(old, now, read.cases, read.names);
    });
    return { code: 0, out: inWords(compared, old, now) };
  },
});

/** What the content as it is would change for the cases that are open at the school today. Writes nothing. */
function compareOpenCases(
  around: Pick<Around, 'env' | 'typedWith'>,
  which: { readonly demo: boolean; readonly school: string | undefined },
  folder: string,
): Promise<CommandEnd> {
  return onSchool(around, which, {
    verb: 'content:diff',
    open: loadSchool,
    notOpened: 'Nothing was compared.',
    brokeOff: 'The records cannot be used just now, so nothing was compared. Please try again.',
    work: async ({ settings, content, storage, clock }) => {
      const old = load('old', { ...settings, folder });
      const today = londonDate(clock.now());
      const open = await openCases(storage.records(settings.id));
      const cases = open.map((referral) => {
        const past = pastFiguresOf(referral, content, { today, settings }).map(({ question }) => question.id);
        return { today, answers: without(referral.answers, past), events: referral.events };
      });
      const names = open.map(({ reference }) => reference);
      return {
        code: 0,
        out: inWords(compareCases(old, content, cases, names), old, content),
        message:
          'For people who may read every case: reasons of safeguarding, care and SEND stand among the changes.',
      };
    },
  });
}

/** The cases that come out differently, each with what changes, and how many they are. */
function inWords(compared: readonly CaseComparison[], old: Content, now: Content): string {
  const different = compared.filter(({ differences }) => differences.length > 0);
  const versions = `(content ${old.version} and ${now.version})`;
  return [
    ...different.flatMap(({ name, differences }) => [name, ...differences.map((each) => `  - ${each}`)]),
    different.length === 0
      ? `All ${compared.length} cases come out the same ${versions}.`
      : `${different.length} of ${compared.length} cases come out differently ${versions}.`,
  ].join('\n');
}

function load(which: string, options: LoadOptions = {}): Content {
  try {
    return loadContent(options);
  } catch (error) {
    if (error instanceof ContentProblems) throw new CannotUse(`In the ${which} content: ${error.message}`);
    throw error;
  }
}

function scenarioFiles(): string[] {
  return readdirSync(SCENARIOS)
    .filter((file) => file.endsWith('.json'))
    .map((file) => join(SCENARIOS, file));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CannotUse(`The file ${file} could not be read.`);
  }
}
