import { consentTo, type Consent } from '../../domain/council-forms/consent.ts';
import { withoutForms } from '../../domain/council-forms/own-councils.ts';
import { sortForms, type FormList } from '../../domain/council-forms/sort-forms.ts';
import { staysInCase } from '../../domain/content/bank.ts';
import type { RecordedIn } from '../../words/council-forms/made-form.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { can } from '../../domain/people/roles.ts';
import { FORM_REPLIES } from '../../words/council-forms/replies.ts';
import type { MadeForm } from '../../words/council-forms/made-form.ts';
import { fileWay } from '../file-way.ts';
import { OPENS } from '../forms/open.ts';
import type { Turn, TurnResult } from '../turn.ts';
import { forForm, formOf, type WantedForm } from './council-form.ts';

/** The verbs of buttons that open what takes something missing. */
export type Adds = Readonly<Partial<Record<RecordedIn['form'], string>>>;

/**
 * "Council forms", those that go with the case as it stands on top: first the school's own councils' and those of no
 * council, and behind a button the others', because a pupil may live elsewhere. While the school has not said which council
 * it works with, first those that go with the case.
 */
export async function openForms(
  turn: Turn,
  referralId: string,
  { list = 'first', page = 1 }: { readonly list?: FormList; readonly page?: number } = {},
): Promise<TurnResult> {
  if (!can(turn.person, 'gets-packs')) return { reply: { text: FORM_REPLIES.onlyLeads } };
  const stored = await turn.records.readReferral(referralId);
  if (!stored) return { reply: { text: FORM_REPLIES.noCase } };
  const { councilForms } = turn.content;
  const { councils } = turn.settings;
  const { first, others } = sortForms(councilForms, stored.value, councils);
  const shown = others.length === 0 ? 'first' : list;
  return {
    reply: {
      show: 'council-forms',
      referral: stored.value,
      forms: shown === 'first' ? first : others,
      list: shown,
      others: others.length,
      by: councils === undefined ? 'case' : 'council',
      without: withoutForms(councils ?? [], councilForms),
      page,
    },
  };
}

/** One form: what will stand in it, what is missing and who has it, and how to get it. */
export async function openCouncilForm(turn: Turn, wanted: WantedForm): Promise<TurnResult> {
  const found = await forForm(turn, wanted);
  if (typeof found === 'string') return { reply: { text: found } };
  const { referral, form } = found;
  const consent = consentTo(form, referral);
  const made = formOf(turn, referral, form, wanted.include);
  return {
    reply: {
      show: 'council-form',
      referral,
      made,
      takesSend: form.send,
      consent,
      adds: verbsThatAdd(made, referral, consent),
      asFile: fileWay(turn),
    },
  };
}

/** For each place that lacks something and still takes it: the verb that opens it. */
function verbsThatAdd({ sections }: MadeForm, referral: Referral, consent: Consent): Adds {
  const wanted = new Set([
    ...sections.flatMap(({ fields }) => fields.flatMap(({ missing }) => missing?.form ?? [])),
    // Consent is a fact for forms.
    ...(consent === 'missing' ? (['form-facts'] as const) : []),
  ]);
  const forms = [...OPENS].flatMap(([verb, { name, isTakenBy }]) =>
    staysInCase(name) && wanted.has(name) && isTakenBy(referral) ? [[name, verb] as const] : [],
  );
  return Object.fromEntries([...forms, ...(wanted.has('panel') ? [['panel', 'panel'] as const] : [])]);
}
