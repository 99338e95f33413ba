import { londonDate } from '../../domain/calendar/london.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { consentTo } from '../../domain/council-forms/consent.ts';
import type { CouncilForm } from '../../domain/content/council-form.ts';
import type { PackExtra } from '../../domain/pack/pack-extras.ts';
import type { Person } from '../../domain/people/person.ts';
import { can } from '../../domain/people/roles.ts';
import { makeForm } from '../../words/council-forms/make-form.ts';
import type { MadeForm } from '../../words/council-forms/made-form.ts';
import { FORM_REPLIES } from '../../words/council-forms/replies.ts';
import { describeNoFile } from '../../words/pack/replies.ts';
import { auditRow } from '../audit.ts';
import { fileWay } from '../file-way.ts';
import type { NamedFile } from '../files.ts';
import type { School, Turn, TurnResult } from '../turn.ts';

/** What a form can be had as. */
export const FORM_FILES = ['html', 'docx', 'json'] as const;
export type FormFile = (typeof FORM_FILES)[number];

/** Which form of which case, and with what. */
export interface WantedForm {
  readonly referralId: string;
  readonly form: string;
  readonly include: readonly PackExtra[];
}

/** A form of a case as it stands today. It says nothing about consent: see `consentTo`. */
export function formOf(
  { settings, content, clock }: Pick<School, 'settings' | 'content' | 'clock'>,
  referral: Referral,
  form: CouncilForm,
  include: readonly PackExtra[],
): MadeForm {
  return makeForm(referral, content, form, {
    school: settings.name,
    today: londonDate(clock.now()),
    include,
    settings,
    dsl: settings.dsl,
    providers: settings.providers,
  });
}

/**
 * The form, made today, and the audit row that says who took it. The row is written first: there must be no form without
 * one. Throws when storage is unavailable.
 */
export async function exportForm(
  school: Pick<School, 'settings' | 'content' | 'records' | 'clock' | 'names'>,
  referral: Referral,
  form: CouncilForm,
  { by, include }: { readonly by: Person; readonly include: readonly PackExtra[] },
): Promise<MadeForm> {
  const made = formOf(school, referral, form, include);
  const included = made.withSend ? { included: include } : {};
  await school.records.commit([
    auditRow(school, { referralId: referral.id, by, what: 'form-made', form: form.id, ...included }),
  ]);
  return made;
}

/** The case and the form, if this person may have it; otherwise a sentence that says why not. */
export async function forForm(
  turn: Turn,
  { referralId, form: id }: Pick<WantedForm, 'referralId' | 'form'>,
): Promise<{ readonly referral: Referral; readonly form: CouncilForm } | string> {
  if (!can(turn.person, 'gets-packs')) return FORM_REPLIES.onlyLeads;
  const stored = await turn.records.readReferral(referralId);
  if (!stored) return FORM_REPLIES.noCase;
  const form = turn.content.councilForms.find((each) => each.id === id);
  return form ? { referral: stored.value, form } : FORM_REPLIES.noForm;
}

/** The same for somebody who wants it as a file. */
async function forFile(
  turn: Turn,
  wanted: WantedForm,
  nothingWas: 'opened' | 'saved',
): Promise<Exclude<Awaited<ReturnType<typeof forForm>>, string> | { readonly text: string }> {
  const found = await forForm(turn, wanted);
  if (typeof found === 'string') return { text: found };
  if (consentTo(found.form, found.referral) === 'missing') return { text: FORM_REPLIES.noConsent };
  const way = fileWay(turn);
  return way === 'offered' ? found : { text: describeNoFile(way, nothingWas) };
}

/** "As a page", "for Word", "as data": Teams asks the lead first, and puts the file into their own files on a yes. */
export async function offerFormFile(turn: Turn, wanted: WantedForm, as: FormFile): Promise<TurnResult> {
  const found = await forFile(turn, wanted, 'opened');
  if ('text' in found) return { reply: found };
  return {
    reply: { text: FORM_REPLIES.teamsAsks },
    offer: {
      ...fileOf(formOf(turn, found.referral, found.form, wanted.include), as),
      description: FORM_REPLIES.file,
      context: {
        file: 'council-form',
        r: wanted.referralId,
        form: wanted.form,
        as,
        include: wanted.include.includes('send') ? 'send' : 'none',
      },
    },
  };
}

/** Accepts the offer: checks role, case and consent again, writes the audit row, then makes the form. */
export async function takeFormFile(
  turn: Turn,
  wanted: WantedForm,
  as: FormFile,
): Promise<NamedFile | { readonly text: string }> {
  const found = await forFile(turn, wanted, 'saved');
  if ('text' in found) return found;
  const { id, name } = turn.person;
  const { include } = wanted;
  return fileOf(await exportForm(turn, found.referral, found.form, { by: { id, name }, include }), as);
}

/** Its name says neither whose form it is nor what for: some kinds tell what has happened to a pupil. */
function fileOf(made: MadeForm, as: FormFile): NamedFile {
  const name = `council-form-${made.reference}.${as}`;
  if (as === 'json') return { name, content: { data: made } };
  return { name, content: { councilForm: made, as } };
}
