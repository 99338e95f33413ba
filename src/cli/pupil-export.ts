import { writeFileSync } from 'node:fs';
import { randomNames } from '../app/names.ts';
import { auditRecord, findPupil, recordAsData, recordOfPupil } from '../app/pupil-record.ts';
import { recordPage } from '../pack/record-page.ts';
import { loadSchool } from '../start/load-school.ts';
import { CannotUse, command } from './command.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';
import { findOperator } from './operator.ts';
import { chooseHeld, describeUnread, listCase, ONLY, PUPIL, readOnly } from './pupil.ts';
import { refuseUnlessWritable, OWNER_ONLY } from './output-file.ts';

/** Everything that is held about one pupil, for a subject access request. */
export default command({
  typed: 'npm run --silent pupil:export --',
  about:
    'Writes everything the bot holds about one pupil, for a subject access request: all cases whole, with who worked on them and who looked, forms not sent, and figures from an export that nobody has used yet. What a person has to check first is marked. Reads the same settings as the bot.',
  words: [PUPIL],
  options: {
    ...ON_SCHOOL,
    by: {
      value: '"YOUR NAME"',
      help: 'who takes it',
      needed: 'Please say who takes it, with --by "Your name": it is written into the history of each case.',
    },
    ...ONLY,
    html: { value: 'FILE', help: 'a page to read and print; only you may read the file' },
    json: { value: 'FILE', help: 'the same as data; with neither file, the data goes to standard output' },
  },
  run: ({ by, only, html, json, demo, school: id }, [pupil = ''], around) => {
    findOperator(by);
    const wanted = readOnly(only);
    if (html !== undefined && html === json) throw new CannotUse('--html and --json name the same file.');
    for (const file of [html, json]) refuseUnlessWritable(file);
    return onSchool(
      around,
      { demo, school: id },
      {
        verb: 'pupil:export',
        open: loadSchool,
        notOpened: 'Nothing was exported.',
        brokeOff: 'The records cannot be used just now, so nothing was exported. Please try again.',
        work: async (opened) => {
          const { settings, storage } = opened;
          const held = chooseHeld(await findPupil(storage.erasure(settings.id), pupil), wanted);
          if (held.cases.length + held.drafts.length === 0)
            return {
              code: 1,
              message: [
                `Nothing is held about pupil ${pupil} at ${settings.name}.`,
                ...describeUnread(held.unreadable),
              ].join('\n'),
            };
          const { proposals } = storage;
          const school = { ...opened, proposals, records: storage.records(settings.id), names: randomNames };
          await auditRecord(school, held, findOperator(by));
          const record = await recordOfPupil(school, held, pupil);
          const data = JSON.stringify(await recordAsData(school, held, record), null, 2);
          for (const [file, text] of [
            [html, () => recordPage(record)],
            [json, () => data],
          ] as const)
            if (file !== undefined) writeFileSync(file, text(), { mode: OWNER_ONLY });
          const message = [
            `Held about pupil ${pupil}:`,
            ...held.cases.map((each) => listCase(each, settings)),
            ...(held.drafts.length === 0 ? [] : [`- forms not sent: ${held.drafts.length}`]),
            ...describeUnread(held.unreadable),
            'Are all of these about the same pupil? If not, name the right ones with --only.',
          ].join('\n');
          return html === undefined && json === undefined
            ? { code: 0, out: data, message }
            : { code: 0, message };
        },
      },
    );
  },
});
