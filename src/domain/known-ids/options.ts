import {
  CLOSING_OUTCOMES,
  CONTACT_RHYTHMS,
  MEASURES,
  PARENT_VIEWS,
  PLACES,
  REVIEW_DECISIONS,
  TIMETABLE_AGREED,
  TIMETABLE_LA,
  TIMETABLE_REASONS,
} from './plan.ts';
import { PROVIDER_KINDS } from './providers.ts';
import { QUESTION, SUPPORT_QUESTIONS } from './questions.ts';

const YES_OR_NO = { yes: 'yes', no: 'no' } as const;
const OWN_STAFF = 'own-staff';

/** The register codes for the sessions of a placement. */
const CODES = {
  present: 'present',
  offSite: 'B',
  atHomePartTime: 'C2',
  dualRegistered: 'D',
  illness: 'I',
  laArranged: 'K',
  notRequired: 'X',
  other: 'other',
} as const;

type Named = Readonly<Record<string, string>>;

/** Options that code reads or answers with, by question. */
export const OPTION = {
  immediateDanger: YES_OR_NO,
  worryAboutHarm: { notTold: 'yes-not-told', dslTold: 'yes-dsl-told', no: 'no' },
  senStatus: { none: 'none', assessment: 'ehcna', plan: 'ehcp' },
  yearGroup: { nursery: 'N', reception: 'R' },
  parentsTold: { dslAdvisedNot: 'dsl-advised-not' },
  supportTried: { none: 'none', unknown: 'unknown' },
  supportResult: {
    helping: 'helping',
    faded: 'faded',
    noDifference: 'no-difference-6w',
    tooSoon: 'too-soon',
    notReviewed: 'not-reviewed',
  },
  recentChange: { afterSuspension: 'after-suspension' },
  suspendedAsStaffKnowIt: { none: 'none' },
  suspendedToday: YES_OR_NO,
  reducedTimetable: YES_OR_NO,
  provisionSoFar: { current: 'current' },
  proposedProvider: { ownStaff: OWN_STAFF },
  proposedFullTime: YES_OR_NO,
  proposedCode: CODES,
  proposedPupilAgreement: YES_OR_NO,
  proposedProviderChecked: YES_OR_NO,
  proposedToldToLa: YES_OR_NO,
  proposedSignOff: YES_OR_NO,
  proposedDslAgrees: YES_OR_NO,
  consent: { written: 'written', spoken: 'spoken' },
  approvedAs: { inSchool: 'in-school-plan', ap: 'ap-plan' },
  dslToBeAsked: YES_OR_NO,
  hasHoursAlready: YES_OR_NO,
  supportKinds: { reducedTimetable: 'reduced-timetable', other: 'other' },
  planTimetableReason: { behaviour: 'behaviour' },
  planTimetableLa: { no: 'no', notRequired: 'not-required' },
  isTimetable: YES_OR_NO,
  planProvider: { ownStaff: OWN_STAFF },
  planFullTime: YES_OR_NO,
  planFullWeek: YES_OR_NO,
  planCode: CODES,
  planPupilAgreement: YES_OR_NO,
  contactKept: YES_OR_NO,
  seenInPerson: YES_OR_NO,
} as const satisfies Partial<Readonly<Record<keyof typeof QUESTION, Named>>>;

/** What changed with one support. */
export const EFFECT = {
  helping: 'helping',
  faded: 'faded',
  noDifference: 'no-difference',
  tooSoon: 'too-soon',
} as const;
export type Effect = (typeof EFFECT)[keyof typeof EFFECT];
export const EFFECTS: readonly Effect[] = Object.values(EFFECT);

/** How behaviour and learning went in a week. */
export const WEEK_BEHAVIOUR = ['calmer', 'the-same', 'harder'] as const;
export const WEEK_LEARNING = ['steps-forward', 'the-same', 'steps-back'] as const;
/** What came from the provider for a week. */
export const PROVIDER_SENT = ['both', 'register', 'report', 'neither'] as const;

/** Questions whose options are kinds that the code knows: each kind must be offered. */
const KINDS = {
  providerKind: PROVIDER_KINDS,
  proposedProvider: PROVIDER_KINDS,
  proposedPlace: PLACES,
  proposedMeasures: MEASURES,
  proposedParentAgreement: PARENT_VIEWS,
  planPlace: PLACES,
  planMeasures: MEASURES,
  contactRhythm: CONTACT_RHYTHMS,
  planParentAgreement: PARENT_VIEWS,
  weekEngagement: ['1', '2', '3', '4', '5'],
  weekBehaviour: WEEK_BEHAVIOUR,
  weekLearning: WEEK_LEARNING,
  providerSent: PROVIDER_SENT,
  planTimetableReason: TIMETABLE_REASONS,
  planTimetableAgreed: TIMETABLE_AGREED,
  planTimetableLa: TIMETABLE_LA,
  timetableReason: TIMETABLE_REASONS,
  timetableAgreed: TIMETABLE_AGREED,
  timetableLa: TIMETABLE_LA,
  reviewMeasures: MEASURES,
  reviewDecision: REVIEW_DECISIONS,
  closingOutcome: CLOSING_OUTCOMES,
} as const satisfies Partial<Readonly<Record<keyof typeof QUESTION, readonly string[]>>>;

interface KnownOption {
  readonly question: string;
  readonly option: string;
}

const named: readonly KnownOption[] = [
  ...[
    ...Object.entries(OPTION).map(([name, options]) => [name, Object.values(options)] as const),
    ...Object.entries(KINDS),
  ].flatMap(([name, options]) =>
    options.map((option) => ({ question: QUESTION[name as keyof typeof QUESTION], option })),
  ),
  ...SUPPORT_QUESTIONS.flatMap(({ effect }) => EFFECTS.map((option) => ({ question: effect, option }))),
];

/** Every option that code refers to, with its question; each once. */
export const KNOWN_OPTIONS: readonly KnownOption[] = [
  ...new Map(named.map((each) => [`${each.question} ${each.option}`, each])).values(),
];

/** Answers the gate must never let pass, whatever else a school asks there: a rule stops on them. */
export const ALWAYS_STOPS = [
  { question: QUESTION.immediateDanger, option: OPTION.immediateDanger.yes },
  { question: QUESTION.worryAboutHarm, option: OPTION.worryAboutHarm.notTold },
] as const;
