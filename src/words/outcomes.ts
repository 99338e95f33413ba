import type { GroupOutcomes, TermOutcomes } from '../domain/outcomes/term-outcomes.ts';
import type { ProvisionKind } from '../domain/outcomes/provision-kind.ts';
import { describeDayWithYear } from './dates.ts';
import { everybodyWho } from './roles.ts';

// What leads, the headteacher and governors read of what came of support and provision. Never a rate of success, and
// nothing that puts one kind before another.

/** Each kind of provision, in the order in which it is always listed. */
export const PROVISION_WORDS: Readonly<Record<ProvisionKind, string>> = {
  'our-own': 'Support by our own staff',
  timetable: 'A reduced timetable',
  tutor: 'A tutor or tutor agency',
  'registered-school': 'A registered school, PRU or AP academy',
  'non-school-ap': 'Non-school AP',
  online: 'Online education',
  other: 'A provider no longer in our directory',
};

export const OUTCOMES = {
  title: 'What came of support and provision',
  /** Opens it. */
  button: 'What came of it',
  together: 'All kinds together',
  pickTerm: 'Term',
  show: 'Show this term',
  page: 'Get the page to print',
  showBars: 'Show as bars',
  pupilsChart: 'Pupils, at least',
  attendanceChart: 'Attendance, about, in per cent',
  stages: { before: 'before', during: 'during', after: 'after' },
  chartFallback: 'Teams draws no chart here; the sentences above say the same.',
  few: 'fewer than five',
  notShown: 'not shown',
  notCountedYet: 'This term has only just begun, so nothing is counted yet.',
} as const;

export const OUTCOMES_NOT_YOURS = `Only ${everybodyWho('reads-outcomes')} can see these figures.`;
/** Teams asks before a file goes anywhere. */
export const OUTCOMES_ASKED =
  'Teams asks you now whether to save the page to your own files. Nothing is saved before you say yes.';
export const OUTCOMES_FILE = 'What came of support and provision in a term, as a page to print.';

/** How the figures are counted, for whoever reads only this page. */
export const HOW_COUNTED: readonly string[] = [
  'A pupil counts once in a term, under the plan that began last. Numbers of pupils are rounded down to a multiple of five, so "at least 10" is 10 or more. "Fewer than five" can be none.',
  'What would let somebody work out a small group is not shown. So returns are told by kind of provision, or for all kinds together, never both.',
  "Weeks, cost and attendance are rounded averages of five pupils or more. Attendance before is the figure the plan began with. During is the sessions attended of those on offer; a week that a provider's register covers is counted by it, any other by the weekly update. After is what the last review found, or a look a term later. Each line is about the same pupils; the three do not count the same sessions, so take them as a direction.",
  "Cost is what the provider's price comes to for these weeks. The school's own staff have no price here.",
  'Back in class means that the case was closed in this term for that reason. Still there means in class full time when somebody looked about a term later. Cases that the school no longer keeps are not counted.',
];
/** What the figures do not show. */
export const NOT_IN_FIGURES =
  'There is no group to compare with: nobody can tell how these pupils would have got on without it. Pupils are placed by what they need, so lower figures do not make a kind of provision worse. Plans that still run are in the numbers of pupils.';
/** The same on a card, in short. */
export const IN_SHORT =
  'Numbers of pupils are rounded down to fives, and averages are rounded, so that nobody can be worked out. There is no group to compare with, so a figure does not say which kind is better.';

/** A term's figures of a school, for a page of their own. `madeOn` is `YYYY-MM-DD`. */
export interface OutcomesOfSchool {
  readonly school: string;
  readonly madeOn: string;
  readonly outcomes: TermOutcomes;
}

/** A number of pupils: at least so many, or fewer than five. */
export function describePupils(count: number): string {
  return count === 0 ? OUTCOMES.few : `at least ${count}`;
}

/** Which days are counted. */
export function describeCounted({ term, upTo, isOver }: TermOutcomes): string {
  if (upTo < term.from) return OUTCOMES.notCountedYet;
  return isOver
    ? `From ${describeDayWithYear(term.from)} to ${describeDayWithYear(term.to)}, with the holidays after the term.`
    : `Counted up to ${describeDayWithYear(upTo)}; the term still runs.`;
}

/** A group of pupils that may be told apart, and all that is said of it. */
export interface GroupWords {
  readonly name: string;
  readonly group: GroupOutcomes;
  readonly lines: readonly string[];
}

/** The groups that may be told apart: kinds with five pupils or more, or where there is none, all together. */
export function groupsToTell({ kinds, together }: TermOutcomes): readonly GroupWords[] {
  const told = kinds
    .filter(({ pupils }) => pupils > 0)
    .map((group) => ({ name: PROVISION_WORDS[group.kind], group, lines: describeGroup(group) }));
  if (told.length > 0) return told;
  return together.pupils > 0
    ? [{ name: OUTCOMES.together, group: together, lines: describeGroup(together) }]
    : [];
}

/** How many pupils there are altogether, and which kinds have too few to tell. */
export function describeAll({ kinds, together }: TermOutcomes): readonly string[] {
  const few = kinds.filter(({ pupils }) => pupils === 0).map(({ kind }) => lower(PROVISION_WORDS[kind]));
  return [
    `${OUTCOMES.together}: ${describePupils(together.pupils)} pupils${together.pupils === 0 ? ', which can be none' : ''}.`,
    ...(few.length > 0 && few.length < kinds.length
      ? [`Fewer than five pupils each, which can be none: ${few.join('; ')}.`]
      : []),
  ];
}

function describeGroup({
  pupils,
  weeks,
  costEach,
  attendance,
  returned,
  stillBack,
}: GroupOutcomes): readonly string[] {
  const { before, during, after } = attendance ?? {};
  return [
    `${describePupils(pupils).replace(/^a/, 'A')} pupils${weeks === undefined ? '' : `, for ${describeWeeks(weeks)} of this term on average`}${costEach === undefined ? '' : ` and about ${describePounds(costEach)} each`}.`,
    ...(before === undefined || during === undefined
      ? []
      : [
          `Attendance: about ${before} % before, ${during} % during${after === undefined ? '' : `, ${after} % after`}.`,
        ]),
    ...(returned > 0
      ? [
          `Back in class: at least ${returned}.${stillBack > 0 ? ` Still there a term later: at least ${stillBack}.` : ''}`,
        ]
      : []),
  ];
}

/** Weeks in words. */
export function describeWeeks(weeks: number): string {
  if (weeks === 0) return 'less than a week';
  return weeks === 1 ? 'one week' : `${weeks} weeks`;
}

/** Pounds, without pence. */
export function describePounds(pounds: number): string {
  return `£${pounds.toLocaleString('en-GB')}`;
}

/** A bar: what it stands for, and how long it is. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly stage?: keyof typeof OUTCOMES.stages;
}

/** Attendance of each group that may be told apart, a bar for each time. */
export function attendanceBars(outcomes: TermOutcomes): readonly Bar[] {
  return groupsToTell(outcomes).flatMap(({ name, group: { attendance } }) =>
    (['before', 'during', 'after'] as const).flatMap((stage) => {
      const value = attendance?.[stage];
      return value === undefined ? [] : [{ name: `${name}, ${OUTCOMES.stages[stage]}`, value, stage }];
    }),
  );
}

function lower(words: string): string {
  return /^[A-Z][A-Z]/.test(words) ? words : words.replace(/^./, (first) => first.toLowerCase());
}
