import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import { readOutcomes, termsToShow } from '../app/outcomes/read.ts';
import type { NamedTerm } from '../domain/calendar/named-terms.ts';
import { londonDate } from '../domain/calendar/london.ts';
import { outcomesPage } from '../pack/outcomes-page.ts';
import { outcomesTable } from '../pack/outcomes-table.ts';
import { loadSchool } from '../start/load-school.ts';
import type { OutcomesOfSchool } from '../words/outcomes.ts';
import { CannotUse, command } from './command.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';
import { refuseUnlessWritable } from './output-file.ts';

const asData = (figures: OutcomesOfSchool) => `${JSON.stringify(figures, null, 2)}\n`;

/** What a file is, by how its name ends. */
const KINDS: Readonly<Record<string, (figures: OutcomesOfSchool) => string>> = {
  '.html': outcomesPage,
  '.csv': outcomesTable,
  '.json': asData,
};

/** What came of support and provision in a term: a page to print, a table or data. */
export default command({
  typed: 'npm run --silent outcomes --',
  about:
    'Writes what came of support and provision in a term, for governors: rounded figures by kind of provision, and nothing about a pupil. Reads the same settings as the bot.',
  options: {
    ...ON_SCHOOL,
    term: {
      value: 'NAME',
      help: 'a term by its name, like "Autumn term 2026"; without it, this one',
    },
    out: {
      value: 'FILE',
      help: 'a page to print (.html), a table (.csv) or data (.json); without it, the data goes to standard output',
    },
  },
  run: ({ term: asked, out, demo, school }, _words, around) => {
    const draw = out === undefined ? asData : KINDS[extname(out).toLowerCase()];
    if (!draw) throw new CannotUse(`${out} has to end in ${Object.keys(KINDS).join(', ')}.`);
    refuseUnlessWritable(out);
    return onSchool(
      around,
      { demo, school },
      {
        verb: 'outcomes',
        open: loadSchool,
        notOpened: 'Nothing was written.',
        brokeOff: 'The records cannot be used just now, so nothing was written. Please try again.',
        work: async (opened) => {
          const { settings, storage, clock } = opened;
          const madeOn = londonDate(clock.now());
          const term = findTerm(termsToShow(opened, madeOn), asked);
          const outcomes = await readOutcomes({ ...opened, records: storage.records(settings.id) }, term);
          const text = draw({ school: settings.name, madeOn, outcomes });
          if (out === undefined) return { code: 0, out: text };
          try {
            writeFileSync(out, text);
          } catch {
            return { code: 1, message: `${out} could not be written.` };
          }
          return { code: 0, message: `What came of ${term.name} is in ${out}.` };
        },
      },
    );
  },
});

/** The term of this name, or this one. */
function findTerm(terms: readonly NamedTerm[], asked: string | undefined): NamedTerm {
  const [now] = terms;
  const isAsked = ({ id, name }: NamedTerm) => [id, name.toLowerCase()].includes(asked?.toLowerCase() ?? '');
  const found = asked === undefined ? now : terms.find(isAsked);
  if (found) return found;
  throw new CannotUse(
    `There is no term "${asked}" to show. There are: ${terms.map(({ name }) => name).join(', ')}.`,
  );
}
