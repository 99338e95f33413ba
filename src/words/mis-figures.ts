import type { AnswerValue } from '../domain/content/answers.ts';
import type { Question } from '../domain/content/bank.ts';
import type { Period, Sum } from '../domain/mis-figures/answers-of-row.ts';
import type { FigureColumn } from '../domain/content/mis-layouts.ts';
import { describeAnswer } from './answers.ts';
import { describeDay } from './dates.ts';
import { BY_WEEKDAY, describeWeekdayChanges, isOfWeekday } from './weekdays.ts';

// What people read who read figures in from an export of the school's management information system.

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export const ONLY_IMPORTERS =
  'Figures from an export are read in by the office and inclusion leads. A file that you send me is not looked at. Please pass it on to them in your school, and delete it from this chat.';
export const PASTE_INSTEAD =
  'I cannot fetch files here. Please type "figures", and paste the cells into the box on the card.';

export const FIGURES_WORDS = {
  above: (school: string) => `${school} · Figures from your MIS`,
  ask: {
    title: 'Figures from your MIS',
    steps: [
      '1. In SIMS, Arbor, Bromcom, ScholarPack or your spreadsheet, make a list of attendance (by weekday, too), suspensions or SEN status, a row a pupil, with the reference that your school uses here.\r2. Send me the file in this chat (Excel or CSV), or copy its cells and paste them below.\r3. You see what would change, and nothing changes before you say yes.',
      'I keep figures of pupils with an open case only, for a day at most. Names, dates of birth and addresses are never read.',
    ],
    box: 'The cells',
    placeholder: 'Paste the rows, with the line of headings on top',
    read: 'Go on',
    pasteAgain: 'What you pasted is too long to stand here again. Please paste it once more.',
  },
  map: {
    title: 'Which column is what?',
    why: (pupil: string) =>
      `I do not know this report. The column "${pupil}" holds your pupil references. Please say once what the others are: I remember it by their headings, for everybody here.`,
    register:
      'Is it a register of a provider? Then type "register" and paste its rows there: files like it are known from then on.',
    none: 'Not in this report',
    save: 'Go on',
  },
  preview: {
    title: 'This would change',
    nothing: 'Nothing would change',
    asAt: 'Figures as at',
    asAtHelp: 'A day, for example 24 Nov 2026.',
    period: 'They count',
    periods: {
      'school-year': 'This school year, up to that day',
      'ten-weeks': 'The last 10 school weeks only',
    } satisfies Readonly<Record<Period, string>>,
    doubts: 'Cases to look at',
    inDoubt: 'I have looked at what says "Please look", and want it so',
    inDoubtHelp: 'Without the tick, those cases stay as they are.',
    allInDoubt: 'This is the export of our school, and I want it so',
    use: 'Use these figures',
    again: 'Show again',
    drop: 'Do nothing',
    notRead: 'Not used',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    left: 'Left as it is: ',
    look: 'Please look: ',
  },
  used: {
    title: 'Figures used',
    none: 'No case was changed.',
    more: 'More figures',
  },
} as const;

/** What a column can be named as. */
const COLUMN_NAMES: Readonly<Partial<Record<FigureColumn | 'code-I' | 'code-C2', string>>> = {
  possible: 'Possible sessions, this school year',
  present: 'Sessions present',
  'educated-elsewhere': 'Sessions educated elsewhere',
  attended: 'Sessions attended',
  missed: 'Sessions missed, with and without leave',
  authorised: 'Sessions missed with leave (authorised)',
  unauthorised: 'Sessions missed without leave (unauthorised)',
  'code-I': 'Sessions with code I (illness)',
  'illness-days': 'Days of illness',
  'code-C2': 'Sessions with code C2',
  'unauthorised-run': 'School days of the present unauthorised run',
  'unauthorised-lately': 'Unauthorised sessions in the last 10 school weeks',
  suspensions: 'Suspensions this school year',
  'days-suspended-term': 'Days suspended this term',
  'days-suspended-year': 'Days suspended this school year',
  removals: 'Removals from lessons in the last 6 school weeks',
  sen: 'SEN status (N, K or E)',
};

/** The name of a column, for a code and a weekday too: `Sessions with code C2`, `Monday am: missed`. */
export function nameColumn(column: string): string {
  const known = COLUMN_NAMES[column as keyof typeof COLUMN_NAMES];
  if (known !== undefined) return known;
  const code = /^code-(.+)$/.exec(column)?.[1];
  if (code !== undefined) return `Sessions with code ${code}`;
  const [, day = '', half = '', figure = ''] = /^([a-z]+day)(?:-(am|pm))?-(.+)$/.exec(column) ?? [];
  if (day === '') return column;
  const what = figure.endsWith('-rate')
    ? `${figure.slice(0, -'-rate'.length)}, per cent`
    : `sessions ${figure}`;
  return `${day[0]?.toUpperCase() ?? ''}${day.slice(1)}${half === '' ? '' : ` ${half}`}: ${what}`;
}

/** Said above a card. */
export const FIGURES_NOTICES = {
  gone: 'That export was used, dropped or replaced by another, or it is older than a day. Nothing was changed now. Please send it once more.',
  dropped: 'Nothing was changed, and what was read is deleted.',
  'changed-meanwhile':
    'Nothing was changed yet: something is different from what you saw. This is what would change now.',
  'nothing-named': 'Please choose a column for one figure at least.',
} as const;

/** What was read, in sentences: rows, how many were found, and what was left out. */
export function describeRead(
  sorted: {
    readonly system: string;
    readonly counts: {
      readonly rows: number;
      readonly withoutCase: number;
      readonly open: number;
      readonly found: number;
    };
    readonly personal: number;
    readonly twice: readonly string[];
    readonly unclear?: readonly string[];
  },
  same: number,
): readonly string[] {
  const { system, counts, personal, twice, unclear = [] } = sorted;
  const quoted = (headings: readonly string[]) =>
    list.format(headings.map((each) => `"${each.slice(0, 40)}"`));
  const of = system === 'own' ? 'a report that your school has explained' : system;
  return [
    `Read as an export of ${of}: ${count(counts.rows, 'row')}, ${counts.found} of ${count(counts.open, 'open case')} found.${same > 0 ? ` ${same === 1 ? '1 has' : `${same} have`} these figures already.` : ''}`,
    ...(counts.withoutCase > 0
      ? [`Nothing was kept of ${count(counts.withoutCase, 'pupil')} without an open case.`]
      : []),
    ...(personal > 0
      ? [
          `${count(personal, 'column')} about people, such as names or dates of birth, ${personal === 1 ? 'was' : 'were'} not read.`,
        ]
      : []),
    ...(twice.length > 0 ? [`Not read, because two columns have this heading: ${quoted(twice)}.`] : []),
    ...(unclear.length > 0
      ? [
          `Not read: ${quoted(unclear)}. Of a weekday I need sessions missed and possible ("Mon missed", "Mon possible"), or a share that says of what ("Mon absence %").`,
        ]
      : []),
  ];
}

const SUMS = {
  leave: 'with and without leave added up',
  attended: 'possible less attended',
  codes: 'codes added up',
  lately: 'codes G, N, O and U added up',
  illness: 'code I, two sessions a day',
  'weekday-sessions': 'sessions missed of those possible',
  'weekday-attended': '100 less attendance',
} as const satisfies Readonly<Record<Sum, string>>;

interface FigureChange {
  readonly question: string;
  readonly before: AnswerValue | null;
  readonly after: AnswerValue | null;
}

/** What would change in a case, a line each; weekdays in one. */
export function describeFigureChanges(
  changes: readonly FigureChange[],
  sums: Readonly<Record<string, Sum>>,
  questions: ReadonlyMap<string, Question>,
): readonly string[] {
  const weekdays = changes.filter(({ question }) => isOfWeekday(question));
  const how = weekdays.flatMap(({ question }) => sums[question] ?? [])[0];
  return [
    ...changes
      .filter(({ question }) => !isOfWeekday(question))
      .flatMap((change) => {
        const question = questions.get(change.question);
        return question ? [describeFigureChange(question, change, sums[change.question])] : [];
      }),
    ...(weekdays.length === 0 ? [] : [`${describeWeekdayChanges(weekdays)}${inBrackets(how)}`]),
  ];
}

function inBrackets(sum: Sum | undefined): string {
  return sum === undefined ? '' : ` (${SUMS[sum]})`;
}

/** One change: `Possible sessions: 120 to 148`. */
function describeFigureChange(
  question: Question,
  { before, after }: FigureChange,
  sum: Sum | undefined,
): string {
  const value = (answer: AnswerValue) =>
    question.kind === 'number' ? String(answer) : describeAnswer(question, answer);
  const how = inBrackets(sum);
  if (after === null)
    return before === null
      ? `${question.label}: none`
      : `${question.label}: ${value(before)} is of an earlier time, and is not counted any more`;
  return before === null
    ? `${question.label}: ${value(after)}, new${how}`
    : `${question.label}: ${value(before)} to ${value(after)}${how}`;
}

/** Figures that an export does not hold. */
export function describeStay(stay: readonly Question[]): string {
  const names = stay.map(({ id, label }) => (isOfWeekday(id) ? BY_WEEKDAY : label));
  return `Not in it, and left as recorded: ${list.format(new Set(names))}.`;
}

/** What became of an export, a paragraph each. */
export function describeUsed(
  used: {
    readonly done: readonly string[];
    readonly left: readonly string[];
    readonly doubtful: number;
  },
  from: 'chat' | 'file' = 'chat',
): readonly string[] {
  const { done, left, doubtful } = used;
  return [
    done.length === 0 ? FIGURES_WORDS.used.none : `These cases have the figures now: ${list.format(done)}.`,
    ...(left.length > 0
      ? [
          `Somebody worked on these at that moment, or they take no figures any more, so they are as they were: ${list.format(left)}.`,
        ]
      : []),
    ...(doubtful > 0
      ? [`${count(doubtful, 'case')} to look at stayed as ${doubtful === 1 ? 'it was' : 'they were'}.`]
      : []),
    ...(done.length > 0
      ? [
          'The rules have run again, and each card says what changed. What stood there before is in the history.',
        ]
      : []),
    ...(from === 'chat'
      ? ['What was read from the export is deleted. Please delete the file from this chat, too.']
      : []),
  ];
}

/** A day as it stands in the box. */
export function writeDay(day: string): string {
  return day === '' ? '' : describeDay(day).replace(/^\w+ /, '') + ` ${day.slice(0, 4)}`;
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`;
}
