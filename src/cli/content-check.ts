import { existsSync } from 'node:fs';
import { systemClock } from '../app/clocks.ts';
import { checkContent } from '../content/check.ts';
import { MOST_SECONDS, secondsToRaise } from '../content/check-time.ts';
import { loadContent } from '../content/load.ts';
import { CONTENT_FOLDER, readContent, type RawFile } from '../content/read.ts';
import { MOST_AGE, readSentences, tooHardOf } from '../content/reading.ts';
import { londonDate } from '../domain/calendar/london.ts';
import { shapeContent } from '../content/shape.ts';
import { sourcesDue } from '../domain/content/sources-due.ts';
import { failedExamples } from '../domain/word-check/word-check.ts';
import { listSourcesDue } from '../words/sources.ts';
import { CannotUse, command } from './command.ts';

/** Says in sentences what does not fit in the content, and names the sources that are to be read again. */
export default command({
  typed: 'npm run content:check --',
  about: 'Reports in sentences what is wrong with the content; exit code 1 if anything is.',
  words: [{ name: 'FOLDER', help: "the folder with the content; without it, the product's own" }],
  options: {},
  run: (_given, [folder = CONTENT_FOLDER]) => {
    if (!existsSync(folder)) throw new CannotUse(`There is no folder ${folder}.`);
    const files = readContent(folder);
    const problems = checkContent(files);
    if (problems.length > 0) {
      const count = problems.length === 1 ? '1 thing does' : `${problems.length} things do`;
      return { code: 1, out: [...problems.map((problem) => `- ${problem}`), `${count} not fit.`].join('\n') };
    }
    const { wordCheck, bank, planBank, rules, blocks, models, thresholds, version, sources } = loadContent({
      folder,
    });
    const { missed, asked } = failedExamples(wordCheck);
    return {
      code: 0,
      out: [
        `The content fits together: ${bank.questions.size} questions, ${planBank.questions.size} more for plans, updates and reviews, ${rules.length} rules, ${blocks.length} blocks, ${models.length} provision models, ${thresholds.size} thresholds (version ${version}).`,
        `Raising a concern takes up to ${secondsToRaise(bank.questions.values())} seconds; ${MOST_SECONDS} are allowed.`,
        ...listSourcesDue(sourcesDue({ sources }, londonDate(systemClock.now()))).map(
          (source) => `To be read again: ${source}.`,
        ),
        ...hardToRead(files),
        ...missed.map((text) => `The word check does not ask at: ${text}`),
        ...asked.map((text) => `The word check asks at a harmless line: ${text}`),
      ].join('\n'),
    };
  },
});

/** A warning for each sentence that few readers take in at once; the content fits together all the same. */
function hardToRead(files: readonly RawFile[]): readonly string[] {
  const shaped = shapeContent(files);
  if ('problems' in shaped) return [];
  return tooHardOf(readSentences(shaped.raw)).map(
    ({ where, text, age }) => `Hard to read (reading age ${age}; ${MOST_AGE} at most): ${where}: ${text}`,
  );
}
