import type { MeasureId } from './plan.ts';

/**
 * Every question that code refers to, by what it asks. A school may change the content, but not ids: the content check
 * reports any of these that is missing, and no other source file may contain one.
 */
export const QUESTION = {
  // The safeguarding gate.
  immediateDanger: 'SG1',
  worryAboutHarm: 'SG2',

  // The referrer's own answers.
  pupilReference: 'PC1',
  yearGroup: 'PC2',
  whoIsAsking: 'PC3',
  mainReason: 'PC4',
  absencePattern: 'AT2',
  supportTried: 'GR1',
  supportResult: 'GR2',
  recentChange: 'RC1',
  suspendedAsStaffKnowIt: 'BH4',
  parentsTold: 'PV1',
  pupilView: 'PV3',

  // Attendance from the office.
  possibleSessions: 'OA1',
  missedSessions: 'OA2',
  illnessDays: 'OA3',
  unauthorisedRun: 'OA5',
  partTimeSessions: 'OA6',
  figuresAsAt: 'OA7',
  unauthorisedSessions: 'OA8',

  // Suspension, exclusion and removal from lessons.
  suspensions: 'OB1',
  daysSuspendedThisTerm: 'OB2',
  daysSuspendedThisYear: 'OB3',
  suspendedToday: 'OB4',
  suspensionBegan: 'OB5',
  suspensionLength: 'OB6',
  boardNotified: 'OB9',
  removals: 'OB10',

  // SEND and status.
  senStatus: 'OS1',
  careStatus: 'OS4',

  // A reduced timetable.
  reducedTimetable: 'OT1',
  timetableBegan: 'OT2',
  timetableEnds: 'OT3',
  timetableReview: 'OT4',
  timetableAgreed: 'OT5',
  timetableReason: 'OT6',
  timetableLa: 'OT7',
  timetableAgreedOn: 'OT9',

  // Alternative provision so far.
  provisionSoFar: 'OP1',
  providerKind: 'OP2',
  provisionBegan: 'OP5',
  provisionReviewed: 'OP6',

  // The proposal.
  proposedModel: 'PR1',
  proposedProvider: 'PR2',
  proposedPlace: 'PR3',
  proposedFullTime: 'PR4',
  proposedCode: 'PR5',
  proposedAims: 'PR6',
  proposedReview: 'PR7',
  proposedEnd: 'PR8',
  proposedMeasures: 'PR9',
  proposedParentAgreement: 'PR10',
  proposedPupilAgreement: 'PR11',
  proposedWayBack: 'PR12',
  proposedProviderChecked: 'PR13',
  proposedToldToLa: 'PR14',
  proposedSignOff: 'PR15',
  proposedStartAndNotice: 'PR16',
  proposedDslAgrees: 'PR17',

  // For the forms of others.
  hoursInSchool: 'FH1',
  hoursElsewhere: 'FH2',
  hoursWithNothing: 'FH3',
  consent: 'FC1',
  consentFor: 'FC4',
  homeVisit: 'FR4',

  // The plan: what its form knows from the case, and what it asks.
  approvedAs: 'PLG1',
  dslToBeAsked: 'PLG2',
  hasHoursAlready: 'PLG3',
  supportKinds: 'PLS',
  supportInWords: 'PLSW',
  planWhy: 'PL1',
  pupilWants: 'PL2',
  planStart: 'PLD1',
  planReview: 'PLD2',
  planEnd: 'PLD3',
  planMeasures: 'PLM',
  planModel: 'PLV1',
  planProvider: 'PLV2',
  planPlace: 'PLV3',
  planHours: 'PLV4',
  planFullTime: 'PLV5',
  planFullWeek: 'PLV8',
  planCode: 'PLV6',
  planTransport: 'PLV7',
  keyAdult: 'PLK1',
  contactRhythm: 'PLK2',
  planParentAgreement: 'PLK3',
  planPupilAgreement: 'PLK4',
  planProviderChecked: 'PLC1',
  planToldToLa: 'PLC2',
  planSignOff: 'PLC3',
  planDslAgrees: 'PLC4',
  takesBack: 'PLB',
  planTimetableReason: 'PLT1',
  planTimetableRest: 'PLTW',
  planTimetableAgreed: 'PLT5',
  planTimetableAgreedOn: 'PLT9',
  planTimetableLa: 'PLT7',
  planTimetableLaOn: 'PLT7D',
  planTimetableLaReference: 'PLT7R',

  // The weekly update.
  sessionsOffered: 'UW1',
  sessionsAttended: 'UW2',
  weekEngagement: 'UW3',
  weekBehaviour: 'UW4',
  weekLearning: 'UW5',
  contactKept: 'UW6',
  seenInPerson: 'UW7',
  lastSeen: 'UW8',
  weekInOneLine: 'UW9',
  providerSent: 'UW10',

  // The review.
  reviewMeasures: 'RVG1',
  isTimetable: 'RVG2',
  reviewPupilView: 'RV1',
  reviewParentView: 'RV2',
  reviewWhatWorked: 'RV3',
  reviewDecision: 'RV4',
  nextReview: 'RV5',
  newEnd: 'RV6',
  newHours: 'RV7',
  newHoursInSchool: 'RV7S',
  closingOutcome: 'RV8',
  closingReason: 'RV9',
} as const;

/** A support that was tried: what, from when to when, how often, by whom, and what changed. */
export const SUPPORT_QUESTIONS = [
  { what: 'SU1', from: 'SU1F', to: 'SU1T', often: 'SU1N', by: 'SU1W', effect: 'SU1E' },
  { what: 'SU2', from: 'SU2F', to: 'SU2T', often: 'SU2N', by: 'SU2W', effect: 'SU2E' },
  { what: 'SU3', from: 'SU3F', to: 'SU3T', often: 'SU3N', by: 'SU3W', effect: 'SU3E' },
  { what: 'SU4', from: 'SU4F', to: 'SU4T', often: 'SU4N', by: 'SU4W', effect: 'SU4E' },
] as const;

/** The aims of a plan: what, and by when. */
export const AIM_QUESTIONS = [
  { what: 'PLA1', by: 'PLA1D' },
  { what: 'PLA2', by: 'PLA2D' },
  { what: 'PLA3', by: 'PLA3D' },
] as const;

/** The steps of the way back to class: what, who, and from when. */
export const STEP_QUESTIONS = [
  { what: 'PLR1', who: 'PLR1W', when: 'PLR1D' },
  { what: 'PLR2', who: 'PLR2W', when: 'PLR2D' },
  { what: 'PLR3', who: 'PLR3W', when: 'PLR3D' },
] as const;

/** Sessions missed on Mondays to Fridays, in per cent of those possible on that day. */
export const WEEKDAY_QUESTIONS = ['OW1', 'OW2', 'OW3', 'OW4', 'OW5'] as const;

/** Figures of the office that count up to the day in `QUESTION.figuresAsAt`. */
export const ATTENDANCE_QUESTIONS: readonly string[] = [
  QUESTION.possibleSessions,
  QUESTION.missedSessions,
  QUESTION.illnessDays,
  QUESTION.unauthorisedRun,
  QUESTION.partTimeSessions,
  QUESTION.unauthorisedSessions,
  ...WEEKDAY_QUESTIONS,
];

/** Monday to Friday of a reduced timetable: hours in school, with the provider of the plan, and taught elsewhere. */
export const TIMETABLE_DAY_QUESTIONS = [
  { inSchool: 'PLTH1', withProvider: 'PLTP1', elsewhere: 'PLTO1' },
  { inSchool: 'PLTH2', withProvider: 'PLTP2', elsewhere: 'PLTO2' },
  { inSchool: 'PLTH3', withProvider: 'PLTP3', elsewhere: 'PLTO3' },
  { inSchool: 'PLTH4', withProvider: 'PLTP4', elsewhere: 'PLTO4' },
  { inSchool: 'PLTH5', withProvider: 'PLTP5', elsewhere: 'PLTO5' },
] as const;

/** Hours in school in the second week of a reduced timetable, and in each after it. */
export const TIMETABLE_STEP_QUESTIONS = ['PLTS2', 'PLTS3', 'PLTS4', 'PLTS5', 'PLTS6'] as const;

/** A success measure: its baseline, its target, and its figure at a review. */
export const MEASURE_QUESTIONS = {
  attendance: { baseline: 'PMA1', target: 'PMA2', figure: 'RVA' },
  behaviour: { baseline: 'PMB1', target: 'PMB2', figure: 'RVB' },
  engagement: { baseline: 'PME1', target: 'PME2', figure: 'RVE' },
  'social-skills': { baseline: 'PMS1', target: 'PMS2', figure: 'RVS' },
  learning: { baseline: 'PML1', target: 'PML2', figure: 'RVL' },
  wellbeing: { baseline: 'PMW1', target: 'PMW2', figure: 'RVW' },
} as const satisfies Readonly<
  Record<MeasureId, { readonly baseline: string; readonly target: string; readonly figure: string }>
>;

/** All their ids, in the order of asking. */
export const KNOWN_QUESTIONS: readonly string[] = [
  ...Object.values(QUESTION),
  ...[
    ...SUPPORT_QUESTIONS,
    ...AIM_QUESTIONS,
    ...STEP_QUESTIONS,
    ...TIMETABLE_DAY_QUESTIONS,
    ...Object.values(MEASURE_QUESTIONS),
  ].flatMap((each) => Object.values(each)),
  ...TIMETABLE_STEP_QUESTIONS,
  ...WEEKDAY_QUESTIONS,
];

/**
 * Questions whose answers reveal safeguarding or who acts for the pupil, directly or by what they ask: while the
 * content asks them, it must keep them in the school.
 */
export const NEVER_LEAVE: readonly string[] = [
  'SG2',
  'OS4',
  'OS5',
  'OT8',
  'PR17',
  'FA1',
  'FA2',
  'FA5',
  'FC2',
  'FR4',
];

/** Those of them that a council's form may hold, without the options that reveal safeguarding or care. */
export const ONLY_ON_FORMS: readonly string[] = ['FA1', 'FA2'];

/** Options that reveal safeguarding: while the content offers them, it must say how they are kept in. */
export const TELLING_OPTIONS: readonly { readonly question: string; readonly option: string }[] = [
  { question: 'SE1', option: 'difficult-experience' },
  { question: 'PV1', option: 'dsl-advised-not' },
  { question: 'OB4', option: 'separated' },
  { question: 'FA1', option: 'childrens-services' },
  { question: 'FA1', option: 'youth-justice' },
  { question: 'FA1', option: 'police' },
  { question: 'FA5', option: 'social-worker' },
  { question: 'FC2', option: 'la' },
  { question: 'FR4', option: 'ask-dsl' },
];
