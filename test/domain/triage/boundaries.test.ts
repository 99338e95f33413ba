import assert from 'node:assert/strict';
import type { Answers } from '../../../src/domain/content/answers.ts';
import { plusDays } from '../../../src/domain/calendar/calendar.ts';
import { triage } from '../../../src/domain/triage/triage.ts';
import { content } from '../../support/content.ts';

const TODAY = '2026-11-24';

/** A pupil nobody worries about, with every office figure in. */
const NO_CONCERN: Answers = {
  SG1: 'no',
  SG2: 'no',
  PC1: 'ZZ 9',
  PC2: '9',
  PC3: 'tutor',
  PC4: 'other',
  EW1: ['none'],
  AT1: 'rarely-absent',
  BH1: ['none'],
  SE1: ['none'],
  SN1: 'none',
  OA1: 200,
  OA2: 0,
  OA3: 0,
  OA4: 'no',
  OA5: 0,
  OA6: 0,
  OA7: '2026-11-20',
  OB1: 0,
  OB2: 0,
  OB3: 45,
  OB4: 'no',
  OB8: 'no',
  OS1: 'none',
  OS4: ['none'],
  OT1: 'no',
  OP1: 'none',
  OV1: 'no',
};

const timetable = (days: number, more: Answers = {}): Answers => ({
  OT1: 'yes',
  OT2: plusDays(TODAY, -days),
  OT3: '2027-01-15',
  OT4: '2026-12-15',
  OT5: 'written',
  OT6: 'medical',
  OT7: 'yes',
  OT8: 'na',
  ...more,
});

const nonSchool = (days: number, reviewedDaysAgo?: number): Answers => ({
  OP1: 'current',
  OP2: 'non-school-ap',
  OP3: 'provider-site',
  OP4: 'B',
  OP5: plusDays(TODAY, -days),
  OP7: 'no',
  ...(reviewedDaysAgo === undefined ? {} : { OP6: plusDays(TODAY, -reviewedDaysAgo) }),
});

type Row = readonly [what: string, answers: Answers, rules: readonly string[], level: string];

/** Rules of data quality and of nothing wrong stand aside here: the rows are about one line each. */
const ROWS: readonly Row[] = [
  ['10 of 200 sessions missed', { OA2: 10 }, [], 'none'],
  ['11 of 200 missed', { OA2: 11 }, ['A-01'], 'watch'],
  ['20 of 201 missed, where rounding would mislead', { OA1: 201, OA2: 20 }, ['A-01'], 'watch'],
  ['20 of 200 missed', { OA2: 20 }, ['A-02', 'A-08'], 'targeted'],
  ['100 of 201 missed', { OA1: 201, OA2: 100 }, ['A-02', 'A-08'], 'targeted'],
  ['100 of 200 missed', { OA2: 100 }, ['A-03', 'A-08'], 'urgent'],
  ['110 of 200 missed, 100 by agreement', { OA2: 110, OA6: 100 }, ['A-02', 'A-08', 'T-10'], 'priority'],
  ['30 of 200 missed, 25 by agreement', { OA2: 30, OA6: 25 }, ['T-08'], 'targeted'],
  ['14.5 days of illness', { OA3: 14.5 }, [], 'none'],
  ['15 days of illness', { OA3: 15 }, ['A-06'], 'priority'],
  ['9 days unauthorised in a row', { OA5: 9 }, [], 'none'],
  ['10 days unauthorised in a row', { OA5: 10 }, ['A-07', 'A-08'], 'urgent'],
  ['5 days suspended this term', { OB1: 1, OB2: 5 }, [], 'none'],
  ['5.5 days suspended this term', { OB1: 1, OB2: 5.5 }, ['B-05'], 'priority'],
  ['10 days suspended this term', { OB1: 1, OB2: 10 }, ['B-05'], 'priority'],
  ['15 days suspended this term', { OB1: 1, OB2: 15 }, ['B-05', 'B-07'], 'priority'],
  ['15.5 days suspended this term', { OB1: 1, OB2: 15.5 }, ['B-06'], 'urgent'],
  ['29.5 days suspended this year', { OB1: 1, OB3: 29.5 }, [], 'none'],
  ['44.5 days suspended this year', { OB1: 1, OB3: 44.5 }, ['B-09'], 'priority'],
  ['45 days suspended this year', { OB1: 1, OB3: 45 }, ['B-08'], 'urgent'],
  ['suspended today for 5 days', suspendedToday(5), [], 'none'],
  ['suspended today for 5.5 days', suspendedToday(5.5), ['B-05', 'B-10'], 'urgent'],
  ['1 suspension', { OB1: 1, OB2: 1 }, [], 'none'],
  ['2 suspensions', { OB1: 2, OB2: 2 }, ['B-04'], 'priority'],
  ['reduced timetable on day 42', timetable(42), ['T-01'], 'targeted'],
  ['reduced timetable on day 43', timetable(43), ['T-01', 'T-06'], 'priority'],
  ['timetable review today', timetable(20, { OT4: TODAY }), ['T-01'], 'targeted'],
  ['timetable review yesterday', timetable(20, { OT4: '2026-11-23' }), ['T-01', 'T-03'], 'priority'],
  ['non-school provision on day 42, no review', nonSchool(42), ['P-07', 'P-14', 'P-16'], 'none'],
  ['non-school provision on day 43, no review', nonSchool(43), ['P-07', 'P-10', 'P-14', 'P-16'], 'priority'],
  [
    'non-school provision on day 84, reviewed 42 days ago',
    nonSchool(84, 42),
    ['P-07', 'P-14', 'P-16'],
    'none',
  ],
  [
    'non-school provision on day 85, reviewed 42 days ago',
    nonSchool(85, 42),
    ['P-07', 'P-12', 'P-14', 'P-16'],
    'none',
  ],
  ['primary with one watch rule', { PC2: '4', OA2: 11 }, ['A-01'], 'watch'],
  ['primary with several watch rules', severalWatchRules('4'), ['A-01', 'A-05', 'W-01', 'H-01'], 'targeted'],
  ['secondary with several watch rules', severalWatchRules('9'), ['A-01', 'A-05', 'W-01'], 'watch'],
];

function suspendedToday(days: number): Answers {
  return { OB1: 1, OB2: days, OB4: 'yes', OB5: TODAY, OB6: days, OB7: 'no' };
}

function severalWatchRules(year: string): Answers {
  return {
    PC2: year,
    OA2: 11,
    EW1: ['late'],
    EW2: 'lt2w',
    RC1: ['none'],
    PV1: 'share',
    PV2: 'yes',
    GR1: ['qft'],
  };
}

describe('The lines between levels', () => {
  for (const [what, answers, rules, level] of ROWS) {
    it(`${what}: ${rules.join(', ') || 'nothing'}, ${level}`, () => {
      // Days suspended this year are made to fit the term's unless the row is about them.
      const year = { OB3: typeof answers['OB2'] === 'number' ? answers['OB2'] : 0 };
      const result = triage(content, {
        today: TODAY,
        answers: { ...NO_CONCERN, ...year, ...answers },
        events: [],
      });
      const fired = result.rulesFired.map(({ id }) => id).filter((id) => !/^[QN]-/.test(id));
      assert.deepEqual(fired, rules);
      assert.equal(result.level, level);
    });
  }
});
