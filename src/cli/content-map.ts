import { writeFileSync } from 'node:fs';
import { ContentProblems, loadContent } from '../content/load.ts';
import { contentMap } from '../content/map/page.ts';
import { CannotUse, command } from './command.ts';

/** One page that shows all questions, branches and rules, for review. */
export default command({
  typed: 'npm run content:map --',
  about: 'Writes one page that shows all questions, branches and rules, for review in a browser.',
  words: [{ name: 'OUT.html', help: 'the file to write; without it, content-map.html' }],
  options: {},
  run: (_given, [file = 'content-map.html']) => {
    try {
      writeFileSync(file, contentMap(loadContent()));
    } catch (error) {
      if (error instanceof ContentProblems) throw new CannotUse(error.message);
      throw new CannotUse(`The page could not be written to ${file}. Does the folder exist?`);
    }
    return { code: 0, out: `Written to ${file}; open it in a browser.` };
  },
});
