import assert from 'node:assert/strict';
import type { Answers } from '../../../src/domain/content/answers.ts';
import { plusSchoolDays } from '../../../src/domain/calendar/calendar.ts';
import { dayNumber } from '../../../src/domain/calendar/day-number.ts';
import { leavingDateOf } from '../../../src/domain/calendar/leaving-date.ts';
import { statutoryDates } from '../../../src/domain/case/statutory-dates.ts';
import { triage } from '../../../src/domain/triage/triage.ts';
import { describeDuty } from '../../../src/words/statutory-dates.ts';
import { content } from '../../support/content.ts';

const AUTUMN = '2026-11-24';

/** Fifteen days of illness, ten days unauthorised, and a suspension of six days: a duty each at compulsory school age. */
const AWAY: Answers = {
  SG1: 'no',
  SG2: 'no',
  EW1: ['absent-more'],
  OA3: 15,
  OA5: 10,
  OB1: 1,
  OB2: 6,
  OB3: 6,
  OB4: 'yes',
  OB5: AUTUMN,
  OB6: 6,
};
const OF_AGE = ['A-06', 'A-07', 'B-10'];

function resultOf(year: string, today = AUTUMN, answers = AWAY) {
  return triage(content, { today, answers: { ...answers, PC2: year }, events: [] });
}

const dutiesOf = (year: string, today?: string) =>
  resultOf(year, today).duties.filter((id) => OF_AGE.includes(id));

function datesOf(year: string, answers: Answers, today = AUTUMN) {
  const given = { ...answers, PC2: year };
  return statutoryDates(content, resultOf(year, today, answers), given, (date, count) =>
    plusSchoolDays({ closed: [{ from: '2026-07-22', to: '2026-09-01' }] }, date, count),
  ).map((each) => `${each.ruleId} ${describeDuty(each)}`);
}

const stepsOf = (rule: string, year: string) =>
  resultOf(year)
    .nextSteps.filter(({ from }) => from.includes(rule))
    .map(({ text }) => text);

describe('Duties of compulsory school age', () => {
  for (const [year, today, duties] of [
    ['R', AUTUMN, []],
    ['1', AUTUMN, OF_AGE],
    ['10', AUTUMN, OF_AGE],
    ['11', AUTUMN, OF_AGE],
    ['11', '2026-06-26', OF_AGE],
    ['11', '2026-06-27', []],
    ['11', '2026-08-31', []],
    ['11', '2026-09-01', OF_AGE],
    ['10', '2026-06-27', OF_AGE],
    ['12', AUTUMN, []],
    ['13', AUTUMN, []],
  ] as const)
    it(`are ${duties.length === 0 ? 'none' : 'all there'} in year ${year} on ${today}`, () => {
      assert.deepEqual(dutiesOf(year, today), duties);
      const { rulesFired, level } = resultOf(year, today);
      for (const rule of OF_AGE)
        assert.ok(
          rulesFired.some(({ id }) => id === rule),
          rule,
        );
      assert.equal(level, 'urgent');
    });

  it('are there as well while the year group is not known', () => {
    const { duties } = triage(content, { today: AUTUMN, answers: AWAY, events: [] });
    for (const rule of OF_AGE) assert.ok(duties.includes(rule), rule);
  });

  it('leave a step behind where they are none', () => {
    for (const year of ['R', '12', '13'])
      for (const rule of OF_AGE) assert.ok(stepsOf(rule, year).length > 0, `${rule} in year ${year}`);
    for (const year of ['12', '13'])
      for (const rule of OF_AGE)
        for (const text of stepsOf(rule, year))
          assert.doesNotMatch(
            text,
            /Make the sickness return|attendance return|section 19|suitable full-time/,
          );
  });

  it('are named in Reception as what begins with compulsory school age', () => {
    const alone = (answers: Answers) =>
      triage(content, {
        today: AUTUMN,
        answers: { SG1: 'no', SG2: 'no', PC2: 'R', EW1: ['late'], ...answers },
        events: [],
      }).nextSteps.map(({ text }) => text);
    for (const answers of [{ OA3: 15 }, { OA5: 10 }, { OB1: 1, OB4: 'yes', OB5: AUTUMN, OB6: 6 }])
      assert.ok(
        alone(answers).some((text) => /only from compulsory school age/.test(text)),
        JSON.stringify(answers),
      );
    assert.ok(stepsOf('A-06', 'R').some((text) => /31 December, 31 March or 31 August/.test(text)));
  });

  it('set the date of the sixth day, and no date where they are none', () => {
    const suspension = /^B-10 The school has full-time education in place/;
    assert.ok(datesOf('9', AWAY).some((date) => suspension.test(date)));
    for (const year of ['R', '12']) assert.ok(!datesOf(year, AWAY).some((date) => suspension.test(date)));
  });

  it('are the LA’s after a permanent exclusion, while the governing board has its own at any age', () => {
    const excluded = { ...AWAY, OB4: 'no', OB8: 'yes', OB9: AUTUMN };
    const board = 'B-13 The governing board considers reinstatement by';
    const education = 'B-13 The LA has full-time education in place by';
    const ofRule = (year: string) => datesOf(year, excluded).filter((date) => date.startsWith('B-13'));
    assert.deepEqual(ofRule('9').toSorted(), [education, board].toSorted());
    for (const year of ['R', '13']) assert.deepEqual(ofRule(year), [board]);
    // The sixth day, 1 July, comes after the school leaving date, Friday 26 June.
    const inJune = { ...excluded, OB5: '2026-06-24', OB9: '2026-06-24' };
    const dates = (year: string) => datesOf(year, inJune).filter((date) => date.startsWith('B-13'));
    assert.deepEqual([dates('10').length, dates('11')], [2, [board]]);
  });

  it('set no sixth day in the next school year for a pupil of Year 11, who has left by then', () => {
    const july = { OB5: '2026-07-15', OB9: '2026-07-15' };
    const excluded = { ...AWAY, ...july, OB4: 'no', OB8: 'yes' };
    const ofLa = (year: string) =>
      datesOf(year, excluded, '2026-07-16').filter((date) => /The LA/.test(date));
    assert.deepEqual([ofLa('10').length, ofLa('11').length], [1, 0]);
    // Suspended while still of compulsory school age: the sixth day comes after the school leaving date.
    const suspended = { ...AWAY, OB5: '2026-06-24' };
    const ofSchool = (year: string) =>
      datesOf(year, suspended, '2026-06-25').filter((date) => date.startsWith('B-10'));
    assert.deepEqual([ofSchool('10').length, ofSchool('11').length], [1, 0]);
  });
});

describe('The school leaving date', () => {
  const number = (date: string) => dayNumber(date) ?? Number.NaN;
  for (const [day, leaving] of [
    ['2023-09-01', '2024-06-28'],
    ['2024-02-29', '2024-06-28'],
    ['2025-03-01', '2025-06-27'],
    ['2026-06-26', '2026-06-26'],
    ['2026-08-31', '2026-06-26'],
    ['2026-09-01', '2027-06-25'],
    ['2028-01-01', '2028-06-30'],
  ] as const)
    it(`of ${day} is ${leaving}, the last Friday in June`, () =>
      assert.equal(leavingDateOf(number(day)), number(leaving)));
});
