import type { Topic } from '../../domain/content/bank.ts';
import { ROLES } from '../../domain/people/roles.ts';
import type { FormList } from '../../domain/council-forms/sort-forms.ts';
import { ANY_COUNCIL, type CouncilForm, type FormKind } from '../../domain/content/council-form.ts';
import { CASE_FORM_WORDS } from '../forms.ts';
import type { MadeField, MadeForm, RecordedIn } from './made-form.ts';

/** What a form of a kind is for. */
export const FORM_KIND_WORDS: Readonly<Record<FormKind, string>> = {
  'part-time-timetable': 'Reduced timetable',
  medical: 'Medical needs, section 19',
  'ap-referral': 'Alternative provision: referral',
  'agreed-move': 'Managed move',
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
  press: 'Press one to see what will stand in it.',
  none: 'The content has no forms of councils.',
  others: (count: number) => (count === 1 ? 'One more form' : `${count} more forms`),
  ofOthers: (count: number) => `Forms of other councils: ${count}`,
  first: 'The forms shown first',
  back: 'Back to the case',
} as const;

/** What a list of forms holds, in a sentence. `others`: how many are behind a button. */
export function describeForms(
  list: FormList,
  { by, others }: { readonly by: 'council' | 'case'; readonly others: number },
): string {
  if (by === 'council')
    return list === 'first'
      ? 'For any council, and of those your school works with. Those that go with the case as it stands come first.'
      : 'Of other councils, for a pupil who lives there. Those that go with the case as it stands come first.';
  if (others === 0) return 'These are all there are.';
  return list === 'first' ? 'These go with the case as it stands.' : 'These are the others.';
}

/** Where the school has not said which council it works with. */
export const NO_COUNCILS =
  'To have the forms of your council first, ask an administrator to name it: they type "set up" and press "The school".';

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
  addMissing: 'Add what is missing',
  recordConsent: 'Record consent',
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
    `The parents' consent is not recorded, so nothing is made yet. ${because} Once they agree, record it: who, on what day, and what for.`,
} as const;

/** In one line: how many fields are filled, missing, and left to the office. */
export function describeFilled(fields: readonly MadeField[]): string {
  const count = (is: (field: MadeField) => boolean) => fields.filter(is).length;
  return `${count(isFilled)} of ${fields.length} fields from the record${count(isHalf) === 0 ? '' : `, ${count(isHalf)} of them in part`}; ${count(isMissing)} not recorded; ${count(({ value, missing }) => value === undefined && missing === undefined)} for the office.`;
}

export const isFilled = ({ value }: MadeField): boolean => value !== undefined;
export const isHalf = ({ value, mark }: MadeField): boolean => value !== undefined && mark === 'half';
/** True for what is not recorded; what is only left out for now is. */
export const isMissing = ({ missing }: MadeField): boolean =>
  missing !== undefined && missing.form !== 'with-send';

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

/** What is missing in one place: a form of this bot with the topics that take it, or somewhere else. */
export interface MissingThere {
  readonly form: RecordedIn['form'];
  readonly title: string;
  readonly heading: string;
  /** Of a form in parts: each topic with its fields, and who has it. */
  readonly lines: readonly string[];
  readonly topics: readonly { readonly id: string; readonly title: string }[];
}

/** What is missing, by the place that takes it. */
export function missingByPlace({ sections }: MadeForm): readonly MissingThere[] {
  const fields = sections.flatMap((section) => section.fields).filter(({ missing }) => missing !== undefined);
  const forms = [...new Set(fields.flatMap(({ missing }) => missing?.form ?? []))];
  return forms.map((form) => {
    const here = fields.filter(({ missing }) => missing?.form === form);
    const topics = [
      ...new Map(here.flatMap(({ missing }) => (missing?.topic ? [[missing.topic.id, missing.topic]] : []))),
    ].map(([, topic]) => topic);
    const labels = (of: string | undefined) => [
      ...new Set(here.filter(({ missing }) => missing?.topic?.id === of).map(({ label }) => label)),
    ];
    const elsewhere = labels(undefined);
    return {
      form,
      title: nameOf(form),
      heading: form === 'with-send' ? nameOf(form) : `${FORM_CARD.missing}: ${nameOf(form)}`,
      lines: [
        ...topics.map((topic) => `${topic.title}${whoHas(topic)}: ${labels(topic.id).join('; ')}`),
        ...(elsewhere.length > 0 ? [elsewhere.join('; ')] : []),
      ],
      topics,
    };
  });
}

function whoHas({ roles }: Pick<Topic, 'roles'>): string {
  return roles === undefined ? '' : ` (${roles.map((role) => ROLES[role].title).join(', ')})`;
}

function nameOf(form: RecordedIn['form']): string {
  switch (form) {
    case 'with-send':
      return 'Left out until you press "With SEND facts"';
    case 'nowhere':
      return 'Not kept by this bot: for the office';
    case 'panel':
      return 'The way to a panel';
    case 'directory':
      return 'The directory of providers';
    case 'concern':
      return 'The concern: whoever raised it';
    case 'plan':
    case 'weekly-update':
    case 'review':
      return `${CASE_FORM_WORDS[form].title}: ${CASE_FORM_WORDS[form].filledInBy}`;
    case 'office-facts':
    case 'proposal':
    case 'form-facts':
      return CASE_FORM_WORDS[form].title;
  }
}
