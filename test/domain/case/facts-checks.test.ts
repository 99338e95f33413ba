import assert from 'node:assert/strict';
import { factsProblems } from '../../../src/domain/case/facts-checks.ts';
import type { Answers } from '../../../src/domain/content/answers.ts';
import { concernWarnings } from '../../../src/domain/questions/concern-warnings.ts';
import { describeConcernWarning } from '../../../src/words/concern-warnings.ts';
import { describeFactsProblem } from '../../../src/words/facts-problems.ts';
import { content } from '../../support/content.ts';
import { SCENARIO_CASES } from '../../support/scenario-cases.ts';
import { YEAR } from '../../support/school-year.ts';

const TODAY = '2026-11-24';
const problems = (answers: Answers, today = TODAY) => factsProblems(answers, { today, settings: YEAR });

describe('Facts are held against each other and today', () => {
  const ATTENDANCE = { OA1: 106, OA2: 41, OA3: 9, OA4: 'no', OA5: 2, OA6: 0, OA7: '2026-11-20' };
  const SUSPENSIONS = { OB1: 2, OB2: 3, OB3: 4.5, OB4: 'no' };

  it('which leaves facts that fit together alone', () => {
    assert.deepEqual([...problems({ ...ATTENDANCE, ...SUSPENSIONS })], []);
    assert.deepEqual([...problems({})], []);
    const now = { OB1: 1, OB2: 2, OB3: 2, OB4: 'yes', OB5: '2026-11-23', OB6: 2 };
    assert.deepEqual([...problems(now)], []);
    assert.deepEqual([...problems({ OT3: '2026-12-10', OT4: '2026-12-01' })], []);
    assert.deepEqual(
      [...problems({ PR7: '2026-12-11', PR8: '2027-01-15', PR16: ['2026-12-01', '2026-11-25'] })],
      [],
    );
  });

  const CASES: readonly (readonly [what: string, answers: Answers, question: string, says: RegExp])[] = [
    ['figures of last school year', { ...ATTENDANCE, OA7: '2026-07-17' }, 'OA7', /began on Tue 1 Sep 2026/],
    ['more sessions than there have been', { ...ATTENDANCE, OA1: 380 }, 'OA1', /about 1\d\d sessions/],
    [
      'more sessions than up to the day of the figures',
      { ...ATTENDANCE, OA7: '2026-09-11' },
      'OA7',
      /up to Fri 11 Sep/,
    ],
    ['more illness than absence', { ...ATTENDANCE, OA3: 42 }, 'OA3', /only 41 sessions/],
    ['a run longer than the absence', { ...ATTENDANCE, OA2: 9, OA5: 10 }, 'OA5', /only 9 sessions/],
    ['days without a suspension', { ...SUSPENSIONS, OB1: 0 }, 'OB1', /1 or more/],
    ['suspended today, never this year', { OB1: 0, OB2: 0, OB3: 0, OB4: 'yes' }, 'OB1', /suspended today/],
    ['more days in the term than in the year', { ...SUSPENSIONS, OB3: 2 }, 'OB3', /less than .*\(3\)/],
    ['a suspension without a day', { OB1: 1, OB2: 0, OB3: 0, OB4: 'no' }, 'OB3', /half a school day/],
    [
      'a suspension that was over',
      { OB1: 1, OB4: 'yes', OB5: '2026-11-16', OB6: 2 },
      'OB6',
      /over on Tue 17 Nov 2026/,
    ],
    ['a review after the end', { OT3: '2026-12-10', OT4: '2026-12-11' }, 'OT4', /before the timetable ends/],
    [
      'a review before the start',
      { PR7: '2026-11-30', PR16: ['2026-12-01', '2026-11-25'] },
      'PR7',
      /starts only on/,
    ],
    [
      'an end before the start',
      { PR8: '2026-11-30', PR16: ['2026-12-01', '2026-11-25'] },
      'PR8',
      /starts only on/,
    ],
  ];
  for (const [what, answers, question, says] of CASES)
    it(`which finds ${what}, and says so beside the question`, () => {
      const found = problems(answers);
      assert.deepEqual([...found.keys()], [question]);
      const [problem] = found.values();
      assert.ok(problem);
      assert.match(describeFactsProblem(problem), says);
      assert.ok(content.bank.questions.has(question));
    });

  it('which lets a run of absence go back into last school year', () => {
    const september = { OA1: 16, OA2: 16, OA3: 0, OA5: 14, OA6: 0, OA7: '2026-09-11' };
    assert.deepEqual([...problems(september, '2026-09-14')], []);
  });

  it('which takes no worked scenario for impossible', () => {
    for (const { id, today, answers } of SCENARIO_CASES)
      assert.deepEqual([...problems(answers, today)], [], id);
  });
});

describe('A concern whose answers do not fit together', () => {
  const warned = (answers: Answers) => concernWarnings(answers).map(describeConcernWarning).join();

  it('is looked at once more, and may be sent all the same', () => {
    assert.match(warned({ PC1: 'AB 8', PC2: '9' }), /reads like Year 8.*Year 9/);
    assert.match(warned({ PC1: '8C AB', PC2: '9' }), /reads like Year 8.*Year 9/);
    assert.match(warned({ PC1: 'LM 9', PC2: '10' }), /reads like Year 9.*Year 10/);
    assert.match(warned({ PC1: 'AB R', PC2: '1' }), /reads like Reception/);
    assert.match(warned({ BH4: 'none', RC1: ['after-suspension'] }), /please check both/);
    for (const fits of [
      { PC1: 'AB 8', PC2: '8' },
      { PC1: '2041 7', PC2: '9' },
      { PC1: 'AB 8' },
      { PC1: 'AB 48', PC2: '9' },
    ])
      assert.deepEqual(concernWarnings(fits), []);
  });
});
