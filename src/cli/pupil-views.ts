import { randomNames } from '../app/names.ts';
import { findPupil } from '../app/pupil-record.ts';
import { listPupilViews } from '../app/pupil-views.ts';
import { loadSchool } from '../start/load-school.ts';
import { describeView, NOT_IN_AUDIT } from '../words/pupil-views.ts';
import { command } from './command.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';
import { findOperator } from './operator.ts';
import { chooseHeld, ONLY, PUPIL, readOnly } from './pupil.ts';

/** Who looked at a pupil, for the data protection officer. */
export default command({
  typed: 'npm run --silent pupil:views --',
  about:
    "Says who looked at a pupil's cases: opened them or their plan, saw them in a search or a list, took the pack or the record; oldest first. Reads the same settings as the bot.",
  words: [PUPIL],
  options: {
    ...ON_SCHOOL,
    by: {
      value: '"YOUR NAME"',
      help: 'who asks',
      needed: 'Please say who asks, with --by "Your name": it is written into the history of each case.',
    },
    ...ONLY,
    json: { help: 'as JSON lines instead of sentences' },
  },
  run: ({ by, only, json, demo, school: id }, [pupil = ''], around) => {
    const asks = findOperator(by);
    const wanted = readOnly(only);
    return onSchool(
      around,
      { demo, school: id },
      {
        verb: 'pupil:views',
        open: loadSchool,
        notOpened: 'Nothing was read.',
        brokeOff: 'The records cannot be used just now, so nothing was read. Please try again.',
        work: async (opened) => {
          const { settings, storage } = opened;
          const held = chooseHeld(await findPupil(storage.erasure(settings.id), pupil), wanted);
          if (held.cases.length === 0)
            return { code: 1, message: `No case of pupil ${pupil} is held at ${settings.name}.` };
          const school = { ...opened, records: storage.records(settings.id), names: randomNames };
          const views = await listPupilViews(school, held, asks);
          const lines = views.map((view) => (json ? JSON.stringify(view) : describeView(view)));
          return { code: 0, out: lines.map((line) => `${line}\n`).join(''), message: NOT_IN_AUDIT };
        },
      },
    );
  },
});
