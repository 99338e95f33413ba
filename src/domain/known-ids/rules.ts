/** Rules that code refers to: those with dates of their own, and those that say who must be told. */
export const RULE = {
  immediateDanger: 'G-01',
  dslAware: 'G-03',
  suspendedOverFiveDays: 'B-05',
  suspendedOverFifteenDays: 'B-06',
  educationFromDaySix: 'B-10',
  permanentExclusion: 'B-13',
  ehcp: 'S-01',
  senSupport: 'S-02',
  registerCheck: 'P-05',
  writtenNotice: 'P-13',
} as const;

/** Blocks that code treats specially. */
export const BLOCK = {
  permanentExclusion: 'BLK-PEX',
  dsl: 'BLK-DSL',
  ehcp: 'BLK-EHCP',
  parents: 'BLK-PARENT',
} as const;

/** Limits that code counts with. */
export const THRESHOLD = {
  boardConsidersWithin: 'board-considers-within',
  representationsWithin: 'representations-within',
  educationFromDay: 'education-from-day',
  writtenNoticeDays: 'written-notice-days',
  reviewDays: 'review-days',
  timetableDays: 'timetable-days',
  timetableReviewDays: 'timetable-review-days',
  supportWeeks: 'support-weeks',
  longPlacementDays: 'long-placement-days',
  schoolWeekHours: 'school-week-hours',
  providerCheckDays: 'provider-check-days',
  providerVisitDays: 'provider-visit-days',
} as const;

/** Conditions of definitions.json that code asks for by name. */
export const DEFINITION = {
  ofCompulsorySchoolAge: 'of-compulsory-school-age',
  hasSocialWorker: 'has-social-worker',
  codeThereAtHome: 'code-there-at-home',
  codeXAboveAge: 'code-x-over-age',
  codeAbsentOnSite: 'code-absent-on-site',
  codePresentAway: 'code-present-away',
  codeBAway: 'code-b-away',
  codeDNotRegistered: 'code-d-elsewhere',
  codeKByLa: 'code-k-of-la',
  codeC2WhileTaught: 'code-c2-while-taught',
} as const;

/** The provision model of in-school next steps. */
export const MODEL = { targetedInSchool: 'PM-1' } as const;

/** Groups of rules that say nothing about what the pupil finds hard. */
export const RULE_GROUP = {
  gate: 'gate',
  voice: 'voice',
  age: 'age',
  data: 'data',
  nothingWrong: 'nothing-wrong',
} as const;
