import type { FormName } from '../../domain/content/bank.ts';
import { ANY_COUNCIL, type CouncilForm, type FormKind } from '../../domain/content/council-form.ts';
import { CASE_FORM_WORDS } from '../forms.ts';
import type { MadeField, MadeForm, RecordedIn } from './made-form.ts';

/** What a form of a kind is for. */
export const FORM_KIND_WORDS: Readonly<Record<FormKind, string>> = {
  'part-time-timetable': 'Reduced timetable',
  medical: 'Medical needs, section 19',
  'ap-referral': 'Alternative provision: referral',
  'managed-move': 'Managed move',
  'off-site-direction': 'Off-site direction',
  'attendance-return': 'Attendance return',
  'children-missing-education': 'Children missing education',
  'permanent-exclusion': 'Permanent exclusion',
  'ebsa-support': 'Attendance and wellbeing: support',
  'attendance-contract': 'Attendance contract',
  'provider-commissioning': 'Provider: what is agreed',
  'provider-checks': 'Provider: checks',
};

/** Whose form it is, and what it is for. */
export function describeForm({ council, kind }: Pick<CouncilForm, 'council' | 'kind'>): string {
  return `${council === ANY_COUNCIL ? 'Any council' : council} · ${FORM_KIND_WORDS[kind]}`;
}

export const FORMS_CARD = {
  title: 'Council forms',
  fitting: 'These go with the case as it stands. Press one to see what will stand in it.',
  all: 'These are all there are. Press one to see what will stand in it.',
  none: 'The content has no forms of councils.',
  others: (count: number) => (count === 1 ? 'One more form' : `${count} more forms`),
  back: 'Back to the case',
} as const;

export const FORM_CARD = {
  filled: 'From the record',
  missing: 'Not recorded',
  byHand: 'For the office to write',
  leftOut: 'Not printed on purpose',
  enclosed: 'To enclose',
  noneMissing: 'Nothing that the record could fill is missing.',
  again: (labels: readonly string[]) =>
    `Please read again before it leaves the school: ${labels.join(', ')}. Words there can tell of safeguarding, care or SEND.`,
  asPage: 'As a page to print',
  forWord: 'For Word',
  asData: 'As data',
  withSend: 'With SEND facts',
  withoutSend: 'Without SEND facts',
  back: 'Back to the forms',
  add: (form: string) => `Add: ${form}`,
  byCommand: (reference: string, form: string) =>
    `For the document, ask whoever looks after this bot for "form ${form} of ${reference}": they write it as a page, for Word or as data.`,
  noSharePoint:
    ' It cannot be saved to your own files in Teams, because "sharePoint" is missing in the school\'s settings; they can add that too.',
  asFile: "The case's history will say that you took it.",
} as const;

/** What is known of the parents' consent, in a sentence. */
export const CONSENT_WORDS = {
  'not-needed': (because: string) => `No consent is needed. ${because}`,
  recorded: (because: string) => `The parents' consent is recorded. ${because}`,
  missing: (because: string) =>
    `The parents' consent is not recorded, so nothing is made yet. ${because} Once they agree, record it in the proposal or in the plan.`,
} as const;

/** In one line: how many fields are filled, missing, and left to the office. */
export function describeFilled(fields: readonly MadeField[]): string {
  const count = (is: (field: MadeField) => boolean) => fields.filter(is).length;
  return `${count(isFilled)} of ${fields.length} fields from the record${count(isHalf) === 0 ? '' : `, ${count(isHalf)} of them in part`}; ${count(isMissing)} not recorded; ${count((each) => !isFilled(each) && !isMissing(each))} for the office.`;
}

export const isFilled = ({ value }: MadeField): boolean => value !== undefined;
export const isHalf = ({ value, mark }: MadeField): boolean => value !== undefined && mark === 'half';
export const isMissing = ({ missing }: MadeField): boolean => missing !== undefined;

/** A field in one line, as it will stand in the form. */
export function describeField({ label, value, mark, why }: MadeField): string {
  const said =
    value === undefined
      ? ''
      : 'lines' in value
        ? value.lines.join('; ')
        : value.ticks
            .filter(({ ticked }) => ticked)
            .map((tick) => tick.label)
            .join('; ') || 'no box ticked';
  const half = mark === 'half' && why !== undefined ? ` (in part: ${why})` : '';
  return `${label}: ${said}${half}`;
}

/** What is missing, by the form of this bot that takes it and its topic. */
export function missingByForm({ sections }: MadeForm): ReadonlyMap<FormName | 'nowhere', readonly string[]> {
  const found = new Map<RecordedIn['form'], string[]>();
  for (const { label, missing } of sections.flatMap(({ fields }) => fields)) {
    if (missing === undefined) continue;
    const topic = missing.form !== 'nowhere' && missing.topic !== undefined ? ` (${missing.topic})` : '';
    const line = `${label}${topic}`;
    const lines = found.get(missing.form) ?? [];
    if (!lines.includes(line)) lines.push(line);
    found.set(missing.form, lines);
  }
  return found;
}

/** What a form of this bot is called, and who fills it in. */
export function describeWhoHasIt(form: FormName | 'nowhere'): {
  readonly title: string;
  readonly who: string;
} {
  if (form === 'nowhere') return { title: 'Not kept by this bot yet', who: 'The office writes it in.' };
  if (form === 'concern')
    return { title: 'The concern', who: 'Whoever raised it can correct it while nobody has decided.' };
  const { title, filledInBy } = CASE_FORM_WORDS[form];
  return { title, who: `${filledInBy}.` };
}
