import { existsSync } from 'node:fs';
import { loadContent } from '../content/load.ts';
import { CONTENT_FOLDER } from '../content/read.ts';
import { describeCoverage } from '../words/council-forms/coverage.ts';
import { CannotUse, command } from './command.ts';

/** How much of each council's form the record of a case fills. */
export default command({
  typed: 'npm run --silent forms:coverage --',
  about: "Prints how much of each council's form is filled from a case, by the marks in the content.",
  words: [{ name: 'FOLDER', help: "the folder with the content; without it, the product's own" }],
  options: {},
  run: (_given, [folder = CONTENT_FOLDER]) => {
    if (!existsSync(folder)) throw new CannotUse(`There is no folder ${folder}.`);
    return { code: 0, out: describeCoverage(loadContent({ folder }).councilForms) };
  },
});
