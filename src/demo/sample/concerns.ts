import type { Answers } from '../../domain/content/answers.ts';

/**
 * A teacher's answers, for each kind of worry. Only ticks; a few cases add words of a pupil or parents. Questions that
 * another answer rules out are dropped by themselves.
 */
const NOTHING_ELSE: Answers = {
  SG1: 'no',
  SG2: 'no',
  PC3: 'subject-teacher',
  EW1: ['none'],
  EW2: '2-6w',
  SG3: ['none'],
  WN1: ['unknown'],
  AT1: 'rarely-absent',
  AT2: ['no-pattern'],
  BH1: ['none'],
  BH2: 'never',
  BH3: 'no',
  BH4: 'none',
  SE1: ['none'],
  SE2: 'manages',
  SN1: 'none',
  GR1: ['key-adult'],
  GR2: 'too-soon',
  RT1: 'no',
  RC1: ['none'],
  PV1: 'share',
  PV2: 'yes',
  ST1: ['trusted-adult'],
  DO1: ['engagement'],
};

const KINDS = {
  /** A first small sign: watch. */
  late: {
    PC4: 'attendance',
    EW1: ['late'],
    EW2: 'lt2w',
    AT1: 'some',
    AT2: ['late-school'],
    GR1: ['none'],
    PV1: 'not-yet',
    ST1: ['mornings'],
    DO1: ['attend'],
  },
  alone: {
    PC4: 'other',
    EW1: ['isolated'],
    EW2: '2-6w',
    WN1: ['bullying-or-friends'],
    GR1: ['none'],
    PV1: 'not-yet',
    DO1: ['social'],
  },
  /** Signs that last: targeted. */
  quiet: { PC4: 'engagement', EW1: ['withdrawn', 'present-not-learning'], EW2: 'gt-half-term' },
  gaps: { PC4: 'engagement', EW1: ['gaps-confidence', 'withdrawn'], GR1: ['qft'], DO1: ['catch-up'] },
  restless: {
    PC4: 'behaviour',
    EW1: ['dysregulated'],
    BH1: ['low-level', 'leaves-room'],
    BH2: 'weekly',
    BH3: 'yes',
    GR1: ['behaviour-plan'],
    DO1: ['stay-in-lessons', 'behaviour'],
  },
  uneasy: {
    PC4: 'feelings',
    EW1: ['distress', 'avoids'],
    AT1: 'some',
    WN1: ['exams-or-transition'],
    AT2: ['mondays-after-holidays', 'anxious-coming-in'],
    SE1: ['anxious'],
    SE2: 'some-lessons',
    DO1: ['attend', 'regulate'],
  },
  back: {
    PC4: 'return',
    EW1: ['gaps-confidence', 'absent-more'],
    AT1: 'some',
    AT2: ['long-block'],
    RC1: ['after-long-absence'],
    DO1: ['catch-up', 'attend'],
  },
  /** The support in place is not enough: priority. */
  overwhelmed: {
    PC4: 'feelings',
    EW1: ['distress', 'avoids', 'absent-more'],
    EW2: 'gt-half-term',
    AT1: 'often',
    WN1: ['bullying-or-friends'],
    AT2: ['in-but-not-class', 'anxious-coming-in'],
    SE1: ['anxious', 'overwhelmed-busy'],
    SE2: 'most-days',
    GR1: ['key-adult', 'adjustments', 'senco'],
    GR2: 'no-difference-6w',
    DO1: ['attend', 'regulate', 'engagement'],
  },
  outOfLessons: {
    PC4: 'behaviour',
    EW1: ['dysregulated', 'avoids'],
    EW2: 'gt-half-term',
    BH1: ['leaves-room', 'refusal', 'verbal'],
    BH2: 'most-days',
    BH3: 'yes',
    BH4: 'once',
    SE1: ['anger-fast'],
    SE2: 'some-lessons',
    GR1: ['behaviour-plan', 'key-adult', 'parent-meeting'],
    GR2: 'faded',
    ST1: ['practical', 'one-to-one'],
    DO1: ['stay-in-lessons', 'behaviour'],
  },
  shortDays: {
    PC4: 'attendance',
    EW1: ['absent-more', 'withdrawn'],
    WN1: ['illness'],
    EW2: 'gt-half-term',
    AT1: 'some',
    AT2: ['no-pattern'],
    RT1: 'yes',
    GR1: ['adjustments', 'key-adult'],
    DO1: ['full-timetable'],
  },
  placementEnded: {
    PC4: 'return',
    EW1: ['avoids', 'gaps-confidence'],
    EW2: 'gt-half-term',
    RC1: ['placement-ended'],
    SE1: ['low-mood'],
    SE2: 'some-lessons',
    DO1: ['stay-in-lessons', 'next-stage'],
  },
  /** A clock is running, or the pupil is hardly ever seen: urgent once the office figures are in. */
  hardlyHere: {
    PC4: 'attendance',
    EW1: ['absent-more', 'isolated'],
    EW2: 'gt-term',
    AT1: 'rarely-here',
    AT2: ['long-block'],
    SE1: ['low-mood'],
    SE2: 'cannot-full-day',
    GR1: ['parent-meeting', 'outside-agency'],
    GR2: 'no-difference-6w',
    DO1: ['attend'],
  },
  suspended: {
    PC4: 'behaviour',
    EW1: ['dysregulated'],
    EW2: 'gt-half-term',
    BH1: ['physical', 'damage'],
    BH2: 'weekly',
    BH3: 'yes',
    BH4: 'more',
    RC1: ['after-suspension'],
    GR1: ['behaviour-plan', 'intervention'],
    GR2: 'no-difference-6w',
    DO1: ['behaviour', 'stay-in-lessons'],
  },
} as const satisfies Readonly<Record<string, Answers>>;

export type ConcernKind = keyof typeof KINDS;

/** All the answers of such a concern about a pupil in that year. */
export function concern(kind: ConcernKind, pupil: string, year: string, changes: Answers = {}): Answers {
  return { ...NOTHING_ELSE, ...KINDS[kind], PC1: pupil, PC2: year, ...changes };
}
