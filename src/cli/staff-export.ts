import { writeFileSync } from 'node:fs';
import { randomNames } from '../app/names.ts';
import { findHeldAboutStaff, type Found } from '../app/staff-record/held-about-staff.ts';
import { auditStaffRecord, recordOfStaff, staffRecordAsData } from '../app/staff-record/staff-record.ts';
import { staffRecordPage } from '../pack/record-page.ts';
import { loadSchool } from '../start/load-school.ts';
import { countsOfStaffRecord } from '../words/record/make-staff-record.ts';
import { CannotUse, command } from './command.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';
import { findOperator } from './operator.ts';
import { OWNER_ONLY, refuseUnlessWritable } from './output-file.ts';

const LONGEST = 200;

/** Everything that is held about one member of staff, for a subject access request. */
export default command({
  typed: 'npm run --silent staff:export --',
  about:
    'Writes everything the bot holds about one member of staff, also one who has left, for a subject access request: every row that has their id or full name. The page names pupils by case reference alone; the data holds the rows as they are stored. What a person has to check first is marked. Reads the same settings as the bot.',
  words: [
    {
      name: 'NAME',
      help: 'the full name as the staff list has it, or the Entra object id',
      needed: 'Please say who it is about, by full name or id.',
    },
  ],
  options: {
    ...ON_SCHOOL,
    by: {
      value: '"YOUR NAME"',
      help: 'who takes it',
      needed: 'Please say who takes it, with --by "Your name": it is written into the audit.',
    },
    html: { value: 'FILE', help: 'a page to read and print; only you may read the file' },
    json: { value: 'FILE', help: 'the same as data; with neither file, the data goes to standard output' },
  },
  run: ({ by, html, json, demo, school: id }, [typed = ''], around) => {
    const operator = findOperator(by);
    const wanted = typed.trim();
    if (wanted === '') throw new CannotUse('Please say who it is about, by full name or id.');
    if (wanted.length > LONGEST) throw new CannotUse(`A name or id may have ${LONGEST} characters at most.`);
    if (html !== undefined && html === json) throw new CannotUse('--html and --json name the same file.');
    for (const file of [html, json]) refuseUnlessWritable(file);
    return onSchool(
      around,
      { demo, school: id },
      {
        verb: 'staff:export',
        open: loadSchool,
        notOpened: 'Nothing was exported.',
        brokeOff: 'The records cannot be used just now, so nothing was exported. Please try again.',
        work: async (opened) => {
          const { settings, storage } = opened;
          const { administrators, proposals } = storage;
          const copies = storage.copies(settings.id);
          const found = await findHeldAboutStaff({ copies, administrators, proposals, settings }, wanted);
          if (found.found !== 'one')
            return { code: 1, message: describeNotOne(found, wanted, settings.name) };
          const { held } = found;
          const school = { ...opened, records: storage.records(settings.id), names: randomNames };
          await auditStaffRecord(school, held, operator);
          const record = recordOfStaff(school, held);
          const data = JSON.stringify(staffRecordAsData(held, record), null, 2);
          for (const [file, text] of [
            [html, () => staffRecordPage(record)],
            [json, () => data],
          ] as const)
            if (file !== undefined) writeFileSync(file, text(), { mode: OWNER_ONLY });
          const message = [
            `Held about ${record.person}:`,
            ...countsOfStaffRecord(held).map((line) => `- ${line}`),
            'Somebody checks what is marked, and the references of cases, before it is given to anybody.',
          ].join('\n');
          return html === undefined && json === undefined
            ? { code: 0, out: data, message }
            : { code: 0, message };
        },
      },
    );
  },
});

function describeNotOne(found: Exclude<Found, { found: 'one' }>, wanted: string, school: string): string {
  if (found.found === 'nobody')
    return `Nothing is held about anybody called "${wanted}" at ${school}. The full name is needed, as the staff list had it, or the id. Nothing was exported.`;
  return [
    `Several people are called "${wanted}" at ${school}. Please name one by id; nothing was exported:`,
    ...found.people.map(
      ({ id, name, isStaff }) =>
        `- ${id}: ${name}, ${isStaff ? 'on the staff list' : 'not on the staff list'}`,
    ),
  ].join('\n');
}
