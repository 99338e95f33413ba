import { CASE_FORMS, FIRST_CASE_FORM } from '../../domain/content/bank.ts';
import { describeMomentWithYear } from '../dates.ts';
import { CASE_FORM_WORDS, CORRECTION } from '../forms.ts';
import { DONE_WORDS } from '../history.ts';
import type { RecordPart, RecordRow, RecordSection } from './record.ts';

/** Everything held about one member of staff. Pupils are in `parts` by the reference of a case alone. */
export interface StaffRecord {
  readonly document: 'staff-record';
  readonly version: 1;
  readonly school: string;
  readonly person: string;
  /** `YYYY-MM-DD`. */
  readonly madeOn: string;
  readonly parts: readonly RecordPart[];
}

interface Mention {
  readonly path: readonly (string | number)[];
  readonly how: 'id' | 'name' | 'text';
  readonly at?: string;
}

/** A stored row that is about them, of any kind. */
interface Row {
  readonly kind: string;
  readonly key: readonly string[];
  readonly value: unknown;
  readonly mentions: readonly Mention[];
  readonly check?: 'pupil' | 'another-person';
}

interface Held {
  readonly subject: { readonly id?: string };
  readonly rows: readonly Row[];
  readonly references: ReadonlyMap<string, string>;
}

interface Kind {
  readonly title: string;
  readonly rowOf?: (row: Row, held: Held) => readonly RecordRow[];
}

/** In the order in which they are read. A kind of row that is not here comes last, under its own name. */
const KINDS: Readonly<Record<string, Kind>> = {
  settings: { title: 'In the settings of the school: the staff list and contacts', rowOf: settingsRows },
  person: { title: 'How they are reached in Teams', rowOf: addressRows },
  administrator: { title: 'How they are reached in Teams as an administrator', rowOf: addressRows },
  referral: { title: 'Cases' },
  audit: { title: 'What they did and looked at, and what was passed to them', rowOf: auditRows },
  draft: { title: 'Forms not sent', rowOf: draftRows },
  stop: { title: 'That they pressed Stop', rowOf: (row) => [momentRow(row, 'Pressed Stop')] },
  hold: { title: 'Legal holds' },
  request: { title: "Requests about pupils' data" },
  delivery: { title: 'Messages to them', rowOf: deliveryRows },
  ledger: { title: 'What is done once only, so that it is not done twice', rowOf: claimRows },
  change: { title: 'Changes of settings, by them or about them', rowOf: changeRows },
  proposal: { title: 'What waits, or waited, for an administrator' },
  deleted: { title: 'That cases were deleted' },
};

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
  'runAgain.by': 'Was at work when the rules ran again',
  'plan.madeBy': 'Made the plan',
  'plan.keyAdult': 'Key adult',
  'plan.updates.by': 'Wrote a weekly update',
  'plan.reviews.by': 'Held a review',
  'closing.by': 'Closed the case',
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

/** The parts of the record: by kind of row, and a section for each case. Nothing is left out. */
export function partsOfStaffRecord(held: Held): readonly RecordPart[] {
  const { rows } = held;
  const known = Object.keys(KINDS);
  const kinds = [...known, ...new Set(rows.map(({ kind }) => kind).filter((kind) => !known.includes(kind)))];
  return kinds.flatMap((kind) => {
    const of = rows.filter((row) => row.kind === kind);
    if (of.length === 0) return [];
    const { title, rowOf = placeRows } = KINDS[kind] ?? { title: `Other rows in storage: ${kind}` };
    const byCase = kind === 'referral' || kind === 'hold' || kind === 'request';
    const sections: readonly RecordSection[] = byCase
      ? of.map((row) => ({ title: captionOf(row), rows: rowOf(row, held) }))
      : [{ title: countOf(of.length), rows: inOrder(of).flatMap((row) => rowOf(row, held)) }];
    return [{ title, sections }];
  });
}

/** How many rows of each kind there are, as a line each. */
export function countsOfStaffRecord({ rows }: Pick<Held, 'rows'>): readonly string[] {
  const counts = new Map<string, number>();
  for (const { kind } of rows) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const order = Object.keys(KINDS);
  return [...counts]
    .toSorted(([one], [other]) => order.indexOf(one) - order.indexOf(other))
    .map(([kind, count]) => `${KINDS[kind]?.title ?? kind}: ${count}`);
}

function countOf(count: number): string {
  return count === 1 ? 'One entry' : `${count} entries`;
}

function captionOf({ kind, value, key }: Row): string {
  const reference = textIn(value, 'reference') ?? key.join(' ');
  if (kind !== 'request') return reference;
  const cases = listIn(value, 'cases').map((each) => textIn(each, 'reference') ?? '');
  return `${textIn(value, 'kind') === 'erase' ? 'To erase' : 'A new school year'}: ${cases.join(', ') || 'no case'}`;
}

/** Each place in a row where they are, with when. What others wrote is not quoted. */
function placeRows(row: Row, { subject }: Held): readonly RecordRow[] {
  const places = row.mentions.map((mention): RecordRow => ({
    label: placeOf(mention),
    value: whenOf(mention.at),
    ...(mention.how === 'text' ? { check: 'another-person' } : {}),
  }));
  return [...places, ...answeredRows(row, subject.id)];
}

/** A question to whoever raised the concern is answered by them: no name stands beside the answer. */
function answeredRows({ value }: Row, id: string | undefined): readonly RecordRow[] {
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

function momentRow({ value, mentions, check }: Row, said: string): RecordRow {
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

function settingsRows(row: Row): readonly RecordRow[] {
  const { value, mentions, check } = row;
  const roles = listIn(value, 'roles').map(String);
  return [
    {
      label: mentions.some(({ path }) => path[0] === 'staff')
        ? 'In the staff list'
        : placeOf(mentions[0] ?? { path: [], how: 'id' }),
      value: [...plainFields(value), ...(roles.length > 0 ? [`roles: ${roles.join(', ')}`] : [])].join('; '),
      ...(check === undefined ? {} : { check }),
    },
  ];
}

function addressRows({ value }: Row): readonly RecordRow[] {
  return plainFields(value).map((field) => {
    const [label = '', ...rest] = field.split(': ');
    return { label, value: rest.join(': ') };
  });
}

function auditRows(row: Row, { references }: Held): readonly RecordRow[] {
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
  const about = [
    ...(references.has(id) ? [references.get(id)] : id === 'lists' ? [] : ['a case deleted since']),
    ...shown,
  ];
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

function draftRows(row: Row): readonly RecordRow[] {
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

function deliveryRows(row: Row, { references }: Held): readonly RecordRow[] {
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

function claimRows(row: Row): readonly RecordRow[] {
  return [momentRow(row, textIn(row.value, 'id') ?? row.key.join('|'))];
}

/** The row whole where they changed something; their own entry, before or after, where somebody else did. */
function changeRows(row: Row): readonly RecordRow[] {
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

function plainFields(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null
    ? Object.entries(value)
        .filter(([, each]) => typeof each === 'string' || typeof each === 'number')
        .map(([name, each]) => `${name}: ${String(each)}`)
    : [];
}

/** Oldest first. */
function inOrder(rows: readonly Row[]): readonly Row[] {
  const at = ({ value, mentions }: Row) => Date.parse(textIn(value, 'at') ?? mentions[0]?.at ?? '') || 0;
  return rows.toSorted((one, other) => at(one) - at(other));
}

function fieldIn(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function textIn(value: unknown, name: string): string | undefined {
  const field = fieldIn(value, name);
  return typeof field === 'string' ? field : undefined;
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const field = fieldIn(value, name);
  return Array.isArray(field) ? field : [];
}
