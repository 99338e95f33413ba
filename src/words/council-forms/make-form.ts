import type { Content } from '../../domain/content/content.ts';
import type { CouncilForm, FormField } from '../../domain/content/council-form.ts';
import { leavesOnForm } from '../../domain/pack/pack-privacy.ts';
import { tickedOf } from '../../domain/council-forms/ticked.ts';
import type { SafeguardingContact, SchoolSettings } from '../../domain/school/settings.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { walk } from '../../domain/triage/walk.ts';
import { makePack, type PackOptions } from '../pack/make-pack.ts';
import { mayTell } from '../pack/read-again.ts';
import { pastById, rowOf } from '../pack/rows.ts';
import { isInOwnWords, valueFrom, type Filling } from './field-value.ts';
import type { MadeField, MadeForm } from './made-form.ts';
import { recordedIn } from './recorded-in.ts';

export interface FormOptions extends PackOptions {
  readonly dsl: Pick<SafeguardingContact, 'name' | 'phone'>;
  readonly providers?: SchoolSettings['providers'] | undefined;
}

/**
 * A council's form filled from a case. It holds what a pack with the same `include` would, and the answers that the content
 * lets onto councils' forms; ticks that reveal safeguarding or care status are left out of both. The name, address and
 * contacts of the pupil are never in the record.
 */
export function makeForm(
  referral: Referral,
  content: Content,
  form: CouncilForm,
  options: FormOptions,
): MadeForm {
  const { dsl, providers = [] } = options;
  const withSend = form.send && (options.include ?? []).includes('send');
  const pack = makePack(referral, content, { ...options, include: withSend ? ['send'] : [] });
  const { answers } = walk(content, referral.answers);
  const past = pastById(referral, content, options);
  const outside: Filling['outside'] = (id) => {
    const question = content.bank.questions.get(id);
    if (!question) return undefined;
    const leaves = leavesOnForm(question);
    if (leaves === 'never' || (leaves === 'send' && !withSend)) return undefined;
    const row = rowOf(question, answers, past);
    return row && { ...row, ticked: tickedOf(question, answers[id]) };
  };
  const filling: Filling = {
    referral,
    content,
    form,
    pack,
    outside,
    withSend,
    dsl: `${dsl.name}, ${dsl.phone}`,
    providers,
  };
  const source = content.sources.get(form.source);
  return {
    document: 'council-form',
    version: 1,
    form: {
      id: form.id,
      council: form.council,
      kind: form.kind,
      title: form.title,
      ...(source ? { source: { title: source.title, date: source.date } } : {}),
    },
    school: pack.school,
    reference: pack.reference,
    madeOn: pack.madeOn,
    pupil: pack.pupil,
    withSend,
    consent: form.consent,
    sections: form.sections.map(({ title, fields }) => ({
      title,
      fields: fields.map((field) => makeField(field, filling)),
    })),
    attachments: form.attachments.map(({ label }) => label),
  };
}

function makeField({ label, mark, from = [], why }: FormField, filling: Filling): MadeField {
  const source = from.find((each) => valueFrom(each, filling) !== undefined);
  const value = source && valueFrom(source, filling);
  const written = source && value && 'lines' in value && isInOwnWords(source, filling) ? value.lines : [];
  const [first] = from;
  return {
    label,
    mark,
    ...(value === undefined ? {} : { value }),
    ...(written.some(mayTell) ? { readAgain: true } : {}),
    ...(first !== undefined && value === undefined
      ? { missing: recordedIn(first, filling.content, filling.withSend) }
      : {}),
    ...(why === undefined ? {} : { why }),
  };
}

/** The labels of fields to reread before the form leaves the school. */
export function fieldsToReadAgain({ sections }: MadeForm): readonly string[] {
  return sections.flatMap(({ fields }) =>
    fields.flatMap(({ label, readAgain }) => (readAgain === true ? [label] : [])),
  );
}
