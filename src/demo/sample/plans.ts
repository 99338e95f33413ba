import type { Answers } from '../../domain/content/answers.ts';
import type { Measure, Plan } from '../../domain/plan/plan.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import type { Timetable } from '../../domain/plan/timetable.ts';
import type { SchoolDays } from './school-days.ts';

/** The days of a plan's steps, in school days before the demo's today. */
export interface PlanDays {
  readonly made: number;
  readonly start: number;
  /** Reviews that were held. */
  readonly reviews?: readonly number[];
  /** The review to come, or overdue. */
  readonly next: number;
  readonly end: number;
}

type Form = Pick<
  Plan,
  | 'why'
  | 'pupilWants'
  | 'support'
  | 'whatHappens'
  | 'measures'
  | 'model'
  | 'provider'
  | 'place'
  | 'hoursPerWeek'
  | 'fullTime'
  | 'restInSchool'
  | 'registerCode'
  | 'transport'
  | 'takesBack'
> & {
  readonly aims: readonly [string, string];
  readonly steps: readonly [] | readonly [string, string];
  /** Agreed, and told to the LA, on the day on which the plan is made. */
  readonly timetable?: Omit<Timetable, 'agreedOn' | 'laOn'>;
};

const ATTENDANCE: Measure = { id: 'attendance', baseline: 68, target: 90 };
const BEHAVIOUR: Measure = { id: 'behaviour', baseline: 8, target: 2 };
const ENGAGEMENT: Measure = { id: 'engagement', baseline: 2, target: 4 };
const WELLBEING: Measure = { id: 'wellbeing', baseline: 2, target: 4 };
const SOCIAL: Measure = { id: 'social-skills', baseline: 2, target: 4 };
const LEARNING: Measure = { id: 'learning', baseline: 0, target: 12 };

/** Plans of several kinds, each allowed by the content's rules and blocks. */
export const PLANS = {
  keyAdult: {
    why: 'Small signs that have lasted, seen early: a steady adult and a calm start usually come first.',
    aims: ['Comes in by the start of the first lesson on four days a week', 'Knows whom to go to, and goes'],
    pupilWants: 'To start the day without a crowd.',
    measures: [ATTENDANCE, ENGAGEMENT],
    model: 'PM-1',
    support: ['key-adult', 'soft-start'],
    whatHappens: 'Met at the gate on Mondays, and a check-in before the first lesson on the other days.',
    place: 'school-site',
    fullTime: false,
    steps: [],
  },
  shortDays: {
    why: 'Coming back after weeks at home: whole days are out of reach for now, mornings are not.',
    aims: ['In school every morning', 'Back for whole days'],
    pupilWants: 'To come back bit by bit.',
    measures: [ATTENDANCE, WELLBEING],
    model: 'PM-1',
    support: ['key-adult', 'reduced-timetable'],
    whatHappens: 'Met at the side door at 9:00, and taken home at 12:30 by a parent.',
    place: 'school-site',
    fullTime: false,
    steps: [],
    timetable: {
      reason: 'anxiety',
      days: [3.5, 3.5, 3, 3.5, 3.5].map((inSchool, at) => ({ inSchool, elsewhere: at === 2 ? 1.5 : 0 })),
      restOfWeek:
        'Work from each subject on paper, marked by the form tutor on Mondays; a tutor on Wednesdays.',
      steps: [20, 24, 28],
      agreed: 'written',
      la: 'yes',
      laReference: 'DEMO-RT-1',
    },
  },
  calmRoom: {
    why: 'Out of lessons every week, and sanctions have changed nothing: the need behind it is not met yet.',
    aims: ['Stays in maths and English for the whole lesson', 'Asks for a break before it is too much'],
    measures: [BEHAVIOUR, ENGAGEMENT, SOCIAL],
    model: 'PM-1',
    support: ['adjusted', 're-engagement'],
    whatHappens: 'The calm room for the first half of maths and English, with the key adult.',
    place: 'school-site',
    hoursPerWeek: 3,
    fullTime: false,
    steps: [
      'Second half of each lesson in class with a key adult',
      'Whole lessons in class, the calm room on request',
    ],
    takesBack: 'The break card.',
  },
  tutorOnSite: {
    why: 'Signs persist despite several kinds of support, and most days ask more than the pupil can manage now.',
    aims: ['In school every morning', 'Back in maths with the class'],
    pupilWants: 'To sit near the door and know what comes next.',
    measures: [ATTENDANCE, WELLBEING, LEARNING],
    model: 'PM-2',
    provider: 'Bramble Lane Tutors',
    place: 'school-site',
    hoursPerWeek: 6,
    fullTime: false,
    restInSchool: true,
    registerCode: 'present',
    steps: ['Two afternoons in class with the tutor near by', 'Whole days, tutor once a week'],
    takesBack: 'The plan of the day the tutor and the pupil write.',
  },
  smallGroup: {
    why: 'Apart from lessons most days; behaviour is understood and taught better in a small group for a time.',
    aims: ['Two days a week at the farm without leaving early', 'Four whole lessons a day on the other days'],
    measures: [BEHAVIOUR, SOCIAL, ENGAGEMENT],
    model: 'PM-4',
    provider: 'Withy Farm Learning',
    place: 'provider-site',
    hoursPerWeek: 10,
    fullTime: false,
    restInSchool: true,
    registerCode: 'B',
    transport: 'Minibus from school at 9:15',
    steps: ['One farm day given back to school', 'Every day in school'],
    takesBack: 'What was built in the workshop, to show in design and technology.',
  },
  onlineOnSite: {
    why: 'A whole lesson in a full room is out of reach for now; lessons go on in a quiet room with an adult.',
    aims: ['Every online lesson attended', 'Two subjects back with the class'],
    measures: [ATTENDANCE, ENGAGEMENT, WELLBEING],
    model: 'PM-5',
    provider: 'Larkfield Online School',
    place: 'school-site',
    hoursPerWeek: 12,
    fullTime: false,
    restInSchool: true,
    registerCode: 'present',
    steps: ['Art and science with the class', 'All lessons but one with the class'],
    takesBack: 'The timetable with the quiet places marked.',
  },
  onlineAtHome: {
    why: 'Most of school has been missed, and coming in is not possible yet. Short, with a way back from the start.',
    aims: ['Three lessons a day online', 'One morning a week in school'],
    measures: [ATTENDANCE, WELLBEING],
    model: 'PM-6',
    provider: 'Larkfield Online School',
    place: 'home',
    hoursPerWeek: 10,
    fullTime: false,
    registerCode: 'C2',
    steps: ['A visit to school after lessons, with the key adult', 'Two mornings a week in school'],
    takesBack: 'The key adult at the gate.',
    timetable: {
      reason: 'anxiety',
      days: Array.from({ length: 5 }, () => ({ inSchool: 0, withProvider: 2, elsewhere: 0 })),
      restOfWeek: 'Reading and art at home from a box that the key adult brings on Mondays.',
      steps: [11, 14, 18],
      agreed: 'written',
      la: 'yes',
      laReference: 'DEMO-RT-2',
    },
  },
} as const satisfies Readonly<Record<string, Form>>;

export type PlanKind = keyof typeof PLANS;

/** The plan as the lead writes it on that day. */
export function planOf(
  kind: PlanKind,
  { made, start, reviews = [], next, end }: PlanDays,
  days: SchoolDays,
  lead: StaffMember,
  keyAdult: StaffMember,
): Plan {
  const { aims, steps, timetable, ...form }: Form = PLANS[kind];
  const today = days.date(made);
  const review = days.date(reviews[0] ?? next);
  const person = { id: keyAdult.id, name: keyAdult.name };
  return {
    ...form,
    ...(timetable ? { timetable: { ...timetable, agreedOn: today, laOn: today } } : {}),
    madeBy: { id: lead.id, name: lead.name },
    madeAt: days.at(made, '10:00').toISOString(),
    aims: [
      { what: aims[0], by: review },
      { what: aims[1], by: days.date(end) },
    ],
    returnSteps: steps.map((what, at) => ({
      what,
      who: keyAdult.name,
      when: at === 0 ? review : days.date(end),
    })),
    keyAdult: person,
    contact: form.place === 'home' ? 'twice-a-week' : 'weekly',
    parents: 'agreed',
    pupilAgreed: true,
    start: days.date(start),
    end: days.date(end),
    nextReview: review,
    reviews: [],
    updates: [],
  };
}

const PROVIDER_KINDS: Readonly<Record<string, string>> = {
  'Bramble Lane Tutors': 'tutor',
  'Withy Farm Learning': 'non-school-ap',
  'Larkfield Online School': 'online-accredited',
};

/** The same plan as a proposal, before it is approved. */
export function proposalOf(kind: PlanKind, plan: PlanDays, days: SchoolDays): Answers {
  const form: Form = PLANS[kind];
  return {
    PR1: form.model,
    PR2: PROVIDER_KINDS[form.provider ?? ''] ?? 'own-staff',
    PR3: form.place,
    PR4: form.fullTime ? 'yes' : 'no',
    PR5: form.registerCode ?? 'present',
    PR6: form.aims.join('. '),
    PR7: days.date(plan.reviews?.[0] ?? plan.next),
    PR8: days.date(plan.end),
    PR9: form.measures.map(({ id }) => id),
    PR10: 'agreed',
    PR11: 'yes',
    PR12: form.steps.join('. '),
    PR13: 'yes',
    PR14: 'yes',
    PR15: 'yes',
    PR16: [days.date(plan.start), days.date(plan.made)],
    PR17: 'yes',
  };
}
