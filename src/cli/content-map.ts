/** `npm run content:map [-- OUT.html]`: writes one page that shows all questions, branches and rules, for review. */
import { writeFileSync } from 'node:fs';
import { ContentProblems, loadKnowledge } from '../content/load.ts';
import { knowledgeMap } from '../content/map/page.ts';

function main(): number {
  const [file = 'content-map.html', ...more] = process.argv.slice(2);
  if (more.length > 0) {
    console.error('Please name at most one file to write.');
    return 2;
  }
  try {
    writeFileSync(file, knowledgeMap(loadKnowledge()));
  } catch (error) {
    if (error instanceof ContentProblems) console.error(error.message);
    else console.error(`The page could not be written to ${file}. Does the folder exist?`);
    return 2;
  }
  console.log(`Written to ${file}; open it in a browser.`);
  return 0;
}

process.exitCode = main();
