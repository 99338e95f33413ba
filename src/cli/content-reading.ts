import { existsSync } from 'node:fs';
import {
  AIMED_AGE,
  MOST_AGE,
  readSentences,
  summaryOf,
  tooHardOf,
  type ReadSentence,
} from '../content/reading.ts';
import { CONTENT_FOLDER, readContent } from '../content/read.ts';
import { shapeContent } from '../content/shape.ts';
import { CannotUse, command } from './command.ts';

/** How old a reader has to be for each sentence of the content. */
export default command({
  typed: 'npm run content:reading --',
  about: `Prints each sentence with a reading age above ${AIMED_AGE}, the hardest first, and the median of all.`,
  words: [{ name: 'FOLDER', help: "the folder with the content; without it, the product's own" }],
  options: { all: { help: 'every sentence, not only the hard ones' } },
  run: ({ all }, [folder = CONTENT_FOLDER]) => {
    if (!existsSync(folder)) throw new CannotUse(`There is no folder ${folder}.`);
    const shaped = shapeContent(readContent(folder));
    if ('problems' in shaped) throw new CannotUse(`The content cannot be read: ${shaped.problems.join(' ')}`);
    const read = readSentences(shaped.raw);
    const hard = read.filter(({ age }) => age > AIMED_AGE);
    const tooHard = tooHardOf(read);
    const { median, highest } = summaryOf(read);
    return {
      code: 0,
      out: [
        ...(all ? read : hard).toSorted((a, b) => b.age - a.age).map(inWords),
        `${read.length} sentences: median reading age ${median}, highest ${highest}; ${hard.length} above ${AIMED_AGE}, ${tooHard.length} above ${MOST_AGE} that do not name law.`,
      ].join('\n'),
    };
  },
});

function inWords({ age, where, text, namesLaw }: ReadSentence): string {
  return `${age.toFixed(1)}  ${where}${namesLaw ? ' (names law)' : ''}: ${text}`;
}
