/** `npm run content:check`: says in sentences what does not fit in the content; exit code 1 when anything does not. */
import { checkContent } from '../content/check.ts';
import { MOST_SECONDS, secondsToRaise } from '../content/check-time.ts';
import { loadKnowledge } from '../content/load.ts';
import { CONTENT_FOLDER, readContent } from '../content/read.ts';
import { failedExamples } from '../domain/questions/word-check.ts';

function main(): number {
  const [folder = CONTENT_FOLDER, ...more] = process.argv.slice(2);
  if (more.length > 0) {
    console.error('Please name at most one content folder.');
    return 2;
  }
  const problems = checkContent(readContent(folder));
  if (problems.length > 0) {
    for (const problem of problems) console.log(`- ${problem}`);
    console.log(`${problems.length === 1 ? '1 thing does' : `${problems.length} things do`} not fit.`);
    return 1;
  }
  const { wordCheck, bank, caseForms, rules, blocks, models, thresholds, version } = loadKnowledge({
    folder,
  });
  console.log(
    `The content fits together: ${bank.questions.size} questions, ${caseForms.questions.size} more for plans, updates and reviews, ${rules.length} rules, ${blocks.length} blocks, ${models.length} provision models, ${thresholds.size} thresholds (version ${version}).`,
  );
  console.log(
    `Raising a concern takes up to ${secondsToRaise(bank.questions.values())} seconds; ${MOST_SECONDS} are allowed.`,
  );
  const { missed, asked } = failedExamples(wordCheck);
  for (const text of missed) console.log(`The word check does not ask at: ${text}`);
  for (const text of asked) console.log(`The word check asks at a harmless line: ${text}`);
  return 0;
}

process.exitCode = main();
