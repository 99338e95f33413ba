import { writeFileSync } from 'node:fs';
import { exportForm, FORM_FILES, type FormFile } from '../app/council-forms/council-form.ts';
import { randomNames } from '../app/names.ts';
import { sortForms } from '../domain/council-forms/sort-forms.ts';
import { consentTo } from '../domain/council-forms/consent.ts';
import { PACK_EXTRAS } from '../domain/pack/pack-extras.ts';
import { drawFile } from '../pack/file.ts';
import { loadSchool } from '../start/load-school.ts';
import { describeFormLists } from '../words/council-forms/form-lists.ts';
import { FORM_REPLIES } from '../words/council-forms/replies.ts';
import { fieldsToReadAgain } from '../words/council-forms/make-form.ts';
import { readExtras } from './case-export.ts';
import { CannotUse, command } from './command.ts';
import { findOperator, readReference } from './operator.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';
import { OWNER_ONLY, refuseUnlessWritable } from './output-file.ts';

/** A council's form filled from a case, as a page to print, for Word, or as data. */
export default command({
  typed: 'npm run --silent case:form --',
  about:
    "Writes a council's form, filled from a case; without --form, lists the forms for it, those of the school's own councils first. A form holds personal data, and the case's history says who took it. Reads the same settings as the bot.",
  words: [
    {
      name: 'REFERENCE',
      help: 'the referral, like R-7K3MP',
      needed: 'Please say which referral, by its reference.',
    },
  ],
  options: {
    ...ON_SCHOOL,
    by: {
      value: '"YOUR NAME"',
      help: 'who takes the form',
      needed: 'Please say who takes the form, with --by "Your name": it is written into the case\'s history.',
    },
    form: {
      value: 'ID',
      help: 'which form, by its id; without this, they are listed and nothing is made',
    },
    as: { value: FORM_FILES.join('|'), help: 'a page to print (without this), for Word, or data' },
    out: {
      value: 'FILE',
      help: 'where it is written; only you may read the file',
    },
    include: { value: PACK_EXTRAS.join('|'), help: 'what is otherwise left out' },
  },
  run: ({ by, form: id, as, out, include, demo, school }, [typed = ''], around) => {
    const reference = readReference(typed);
    const operator = findOperator(by);
    const extras = readExtras(include);
    const kind = readKind(as);
    if (id !== undefined && out === undefined)
      throw new CannotUse('Please say where to write it, with --out FILE.');
    if (id === undefined && out !== undefined)
      throw new CannotUse(
        'Please say which form, with --form and its id. Without --form and --out they are listed.',
      );
    if (out !== undefined) refuseUnlessWritable(out);
    return onSchool(
      around,
      { demo, school },
      {
        verb: 'case:form',
        open: loadSchool,
        notOpened: 'Nothing was made.',
        brokeOff: 'The records cannot be used just now, so nothing was made. Please try again.',
        work: async (opened) => {
          const { settings, storage, content } = opened;
          const own = { ...opened, records: storage.records(settings.id), names: randomNames };
          const stored = await own.records.findByReference(reference);
          if (!stored)
            return {
              code: 1,
              message: `There is no referral ${reference} in the records of ${settings.name}. Nothing was made.`,
            };
          const { councilForms } = content;
          const listed = () =>
            describeFormLists(sortForms(councilForms, stored.value, settings.councils), settings);
          if (id === undefined || out === undefined) return { code: 0, out: listed() };
          const form = councilForms.find((each) => each.id === id);
          if (!form)
            return { code: 1, message: `There is no form "${id}", so nothing was made.\n${listed()}` };
          if (consentTo(form, stored.value) === 'missing')
            return { code: 1, message: FORM_REPLIES.noConsent };
          const made = await exportForm(own, stored.value, form, { by: operator, include: extras });
          const file = kind === 'json' ? { data: made } : { councilForm: made, as: kind };
          try {
            writeFileSync(out, await drawFile(file), { mode: OWNER_ONLY });
          } catch {
            return {
              code: 1,
              message: `${out} could not be written. The history of ${reference} already says that ${by} took the form.`,
            };
          }
          const again = fieldsToReadAgain(made);
          return {
            code: 0,
            message: [
              `The form is in ${out}. It holds personal data; the history of ${reference} says that ${by} took it.`,
              ...(again.length === 0
                ? []
                : [
                    `Please read again before it leaves the school: ${again.join(', ')}. Words there can tell of safeguarding, care or SEND.`,
                  ]),
            ].join('\n'),
          };
        },
      },
    );
  },
});

function readKind(as: string | undefined): FormFile {
  const kind = FORM_FILES.find((each) => each === (as ?? 'html'));
  if (kind) return kind;
  throw new CannotUse(`--as can only be ${FORM_FILES.join(', ')}.`);
}
