import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareCases } from '../content/compare.ts';
import { ContentProblems, loadContent } from '../content/load.ts';
import type { Content } from '../domain/content/content.ts';
import { CannotUse, command } from './command.ts';
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
  options: {},
  run: (_given, [folder = '', ...files]) => {
    if (!existsSync(folder)) throw new CannotUse(`There is no folder ${folder}.`);
    const old = load('old', folder);
    const now = load('new');
    const compared = (files.length > 0 ? files : scenarioFiles()).flatMap((file) => {
      // Answers are checked against the old content: one that no longer fits is part of the change.
      const read = readCases(old, textOf(file));
      if ('problem' in read) throw new CannotUse(`${file}: ${read.problem}`);
      return compareCases(old, now, read.cases, read.names);
    });
    const different = compared.filter(({ differences }) => differences.length > 0);
    const versions = `(content ${old.version} and ${now.version})`;
    return {
      code: 0,
      out: [
        ...different.flatMap(({ name, differences }) => [name, ...differences.map((each) => `  - ${each}`)]),
        different.length === 0
          ? `All ${compared.length} cases come out the same ${versions}.`
          : `${different.length} of ${compared.length} cases come out differently ${versions}.`,
      ].join('\n'),
    };
  },
});

function load(which: string, folder?: string): Content {
  try {
    return loadContent(folder === undefined ? {} : { folder });
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
