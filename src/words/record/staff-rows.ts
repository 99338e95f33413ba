import { LISTS, PROVIDERS } from '../../domain/case/case-lists.ts';
import { CASE_FORMS, FIRST_CASE_FORM } from '../../domain/content/bank.ts';
import { DATA_MAP } from '../data-map.ts';
import { describeMomentWithYear } from '../dates.ts';
import { CASE_FORM_WORDS, CORRECTION } from '../forms.ts';
import { DONE_WORDS } from '../history.ts';
import type { RecordRow } from './record.ts';

interface Mention {
  readonly path: readonly (string | number)[];
  readonly how: 'id' | 'name' | 'text';
  readonly at?: string;
}

/** A stored row that is about them, of any kind. */
export interface StaffRow {
  readonly kind: string;
  readonly key: readonly string[];
  readonly value: unknown;
  readonly mentions: readonly Mention[];
  readonly check?: 'pupil' | 'another-person';
}

export interface HeldOfStaff {
  readonly subject: { readonly id?: string };
  readonly rows: readonly StaffRow[];
  readonly references: ReadonlyMap<string, string>;
}

/** What somebody did or is in a case or another row, by the names of the fields on the way to them. */
const PLACES: Readonly<Record<string, string>> = {
  referrer: 'Raised the concern',
  owner: 'Looks after the case, or did last',
  'owner.by': 'Said who looks after it',
  'seen.by': 'Saw it first',
  'decision.by': 'Decided',
  'earlierDecisions.decision.by': 'Decided, and it was changed later',
  'earlierDecisions.changedBy': 'Changed a decision',
  'enquiries.askedBy': 'Asked whoever raised it',
  'notes.by': 'Wrote a note',
  'overrides.by': 'Set a block aside',
  'joined.referrer': 'Raised a concern that was joined to it',
  'panels.by': 'Took the case to a panel',
  'panels.approved.by': 'Approved that a case goes to a panel',
  'panels.outcome.by': 'Wrote down what a panel said',
  'panels.putOff.by': 'Wrote down what a panel said',
  'panels.withdrawn.by': 'Took a case back from a panel',
  'meetings.by': 'Wrote down a meeting',
  'meetings.staff': 'Was at a meeting',
  'meetings.actions.person': 'Agreed to do something at a meeting',
  'meetings.actions.done.by': 'Said that something agreed is done',
  'runAgain.by': 'Was at work when the rules ran again',
  'plan.madeBy': 'Made the plan',
  'plan.keyAdult': 'Key adult',
  'plan.updates.by': 'Wrote a weekly update',
  'plan.providerRegister.by': "Read in a provider's register",
  'plan.reviews.by': 'Held a review',
  'closing.by': 'Closed the case',
  'followUp.by': 'Said where the pupil was a term later',
  by: 'By them',
  'approved.by': 'Approved it',
  'end.by': 'Ended it',
  approvedBy: 'Approved it',
  to: 'To them',
  'changed.before': 'Stood there before',
  'changed.after': 'Stood there afterwards',
  dsl: 'Designated safeguarding lead',
  'dsl.deputy': 'Deputy of the designated safeguarding lead',
};

/** Each place in a row where they are, with when. What others wrote is not quoted. */
export function placeRows(row: StaffRow, { subject }: HeldOfStaff): readonly RecordRow[] {
  const places = row.mentions.map((mention): RecordRow => ({
    label: placeOf(mention),
    value: whenOf(mention.at),
    ...(mention.how === 'text' ? { check: 'another-person' } : {}),
  }));
  return [...places, ...answeredRows(row, subject.id)];
}

/** A question to whoever raised the concern is answered by them: no name stands beside the answer. */
function answeredRows({ value }: StaffRow, id: string | undefined): readonly RecordRow[] {
  if (id === undefined || textIn(fieldIn(value, 'referrer'), 'id') !== id) return [];
  return listIn(value, 'enquiries')
    .filter((each) => textIn(each, 'answer') !== undefined)
    .map((each) => ({ label: 'Answered a question', value: whenOf(textIn(each, 'answeredAt')) }));
}

function placeOf({ path, how }: Mention): string {
  const names = path.filter((step) => typeof step === 'string');
  const place = (how === 'name' && names.at(-1) === 'name' ? names.slice(0, -1) : names).join('.');
  if (how === 'text') return `Named in words that somebody wrote (${place})`;
  const said = PLACES[place] ?? (place === '' ? 'About them' : `Named (${place})`);
  return how === 'name' ? `${said}, under this name alone` : said;
}

function whenOf(at: string | undefined): string {
  return at === undefined ? 'no date is stored' : describeMomentWithYear(at);
}

/** A row by when it was, with when it is deleted. */
export function momentRow({ value, mentions, check }: StaffRow, said: string): RecordRow {
  return {
    label: whenOf(textIn(value, 'at') ?? mentions[0]?.at),
    value: `${said}${deletedOn(value)}`,
    ...(check === undefined ? {} : { check }),
  };
}

function deletedOn(value: unknown): string {
  const until = textIn(value, 'expiresAt');
  return until === undefined ? '' : `; deleted on ${describeMomentWithYear(until)}`;
}

/** An entry of theirs in the settings, whole. */
export function settingsRows(row: StaffRow): readonly RecordRow[] {
  const { value, mentions, check } = row;
  const isStaff = mentions.some(({ path }) => path[0] === 'staff');
  return [
    {
      label: isStaff ? 'In the staff list' : placeOf(mentions[0] ?? { path: [], how: 'id' }),
      value: plainFields(value).join('; '),
      ...(check === undefined ? {} : { check }),
    },
  ];
}

/** How Teams reaches them, a row for each part of it. */
export function addressRows({ value }: StaffRow): readonly RecordRow[] {
  const known: Readonly<Record<string, string>> = DATA_MAP.address.fields;
  return Object.entries(value ?? {}).map(([name, each]: [string, unknown]) => ({
    label: known[name] ?? name,
    value: typeof each === 'string' ? each : JSON.stringify(each),
  }));
}

/** An entry of the audit: what was done, by whom, and in which cases. */
export function auditRows(row: StaffRow, { references }: HeldOfStaff): readonly RecordRow[] {
  const { value, mentions } = row;
  const id = textIn(value, 'referralId') ?? '';
  const what = textIn(value, 'what') ?? '';
  const said = (DONE_WORDS as Readonly<Record<string, string>>)[what] ?? what;
  const isTheirs = mentions.some(({ path }) => path[0] === 'by');
  const isTold = mentions.some(({ path }) => path[0] === 'to');
  const author = textIn(fieldIn(value, 'by'), 'name') ?? '';
  const byName =
    isTheirs && mentions.every(({ how }) => how !== 'id') ? ' (by command, under this name)' : '';
  const shown = listIn(value, 'shown').map((each) => references.get(String(each)) ?? 'a case deleted since');
  const elsewhere = id === PROVIDERS ? [textIn(value, 'provider') ?? ''] : ['a case deleted since'];
  const about = [...(references.has(id) ? [references.get(id)] : id === LISTS ? [] : elsewhere), ...shown];
  const left = (value as { readonly answersLeftOut?: number }).answersLeftOut;
  return [
    momentRow(
      row,
      [
        isTheirs ? said : isTold ? `${author} ${said}, to them` : `${author} ${said}; they are named in it`,
        byName,
        about.length > 0 ? `: ${about.join(', ')}` : '',
        left === undefined ? '' : `; answers about a pupil that are not given here: ${left}`,
      ].join(''),
    ),
  ];
}

/** A form not sent: which, and when; nothing that was typed. */
export function draftRows(row: StaffRow): readonly RecordRow[] {
  const { value, mentions } = row;
  const part = (fieldIn(value, 'form') as { readonly part?: number } | undefined)?.part;
  const form = CASE_FORMS[(part ?? 0) - FIRST_CASE_FORM];
  const name = form
    ? CASE_FORM_WORDS[form].title
    : fieldIn(value, 'corrects') === undefined
      ? 'A concern'
      : CORRECTION;
  const theirs = mentions.some(({ path }) => path[0] === 'owner')
    ? ''
    : ', written by somebody else who names them';
  return [
    {
      label: `Begun on ${whenOf(textIn(value, 'startedAt'))}`,
      value: `${name}, ${textIn(value, 'reference') ?? ''}${theirs}; last changed on ${whenOf(textIn(value, 'changedAt'))}${deletedOn(value)}. What was typed is in the file with the data.`,
      check: 'pupil',
    },
  ];
}

/** A message to them: its kind, never its words. */
export function deliveryRows(row: StaffRow, { references }: HeldOfStaff): readonly RecordRow[] {
  const { value } = row;
  const reference = references.get(textIn(value, 'referralId') ?? '');
  const words = [
    textIn(value, 'kind'),
    textIn(value, 'news'),
    textIn(value, 'problem'),
    textIn(value, 'day'),
  ];
  return [
    {
      label: whenOf(textIn(value, 'createdAt')),
      value: `${words.filter(Boolean).join(', ')}${reference === undefined ? '' : `: ${reference}`} (${textIn(value, 'status') ?? ''})`,
    },
  ];
}

/** That something was done once. */
export function claimRows(row: StaffRow): readonly RecordRow[] {
  return [momentRow(row, textIn(row.value, 'id') ?? row.key.join('|'))];
}

/** The row whole where they changed something; their own entry, before or after, where somebody else did. */
export function changeRows(row: StaffRow): readonly RecordRow[] {
  const { value, mentions } = row;
  const parts = listIn(value, 'changed').map((each) => textIn(each, 'part') ?? '');
  return mentions.some(({ path }) => path[0] === 'by')
    ? [momentRow(row, `Changed: ${parts.join(', ') || 'nothing'}`)]
    : [
        momentRow(
          row,
          `${placeOf(mentions[0] ?? { path: [], how: 'id' })}: ${plainFields(value).join('; ')}`,
        ),
      ];
}

/** Texts, numbers and lists of texts, by name. */
function plainFields(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, each]: [string, unknown]) => {
        const plain = Array.isArray(each) ? each : [each];
        return plain.every((one) => typeof one === 'string' || typeof one === 'number')
          ? [`${name}: ${plain.join(', ')}`]
          : [];
      })
    : [];
}

function fieldIn(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

/** A text in a stored value, whatever the value is. */
export function textIn(value: unknown, name: string): string | undefined {
  const field = fieldIn(value, name);
  return typeof field === 'string' ? field : undefined;
}

/** A list in a stored value, empty where there is none. */
export function listIn(value: unknown, name: string): readonly unknown[] {
  const field = fieldIn(value, name);
  return Array.isArray(field) ? field : [];
}
