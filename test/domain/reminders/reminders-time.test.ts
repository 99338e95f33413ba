import assert from 'node:assert/strict';
import { remindingHours, stageOfDate } from '../../../src/domain/reminders/reminders-time.ts';
import { testSchool } from '../../support/school.ts';

const school = testSchool({
  closed: [{ from: '2026-12-19', to: '2027-01-03', what: 'Christmas' }],
  insetDays: [{ date: '2026-11-27', what: 'Training' }],
});

describe('The hours for reminders', () => {
  const at = (instant: string, quietHours?: { from: string; until: string }) =>
    remindingHours({ ...school, ...(quietHours ? { quietHours } : {}) }, new Date(instant));

  for (const [instant, what] of [
    ['2026-11-24T07:59:00Z', 'before eight in the morning'],
    ['2026-11-24T18:00:00Z', 'once the quiet hours have begun'],
    ['2026-11-24T23:30:00Z', 'late in the evening'],
    ['2026-11-28T10:00:00Z', 'on a Saturday'],
    ['2026-11-27T10:00:00Z', 'on a training day'],
    ['2026-12-22T10:00:00Z', 'in the holidays'],
  ] as const)
    it(`are over ${what}`, () => assert.equal(at(instant), undefined));

  it('run from eight to the quiet hours of a school day', () => {
    assert.deepEqual(at('2026-11-24T08:00:00Z'), { today: '2026-11-24', midday: false, afternoon: false });
    assert.deepEqual(at('2026-11-24T12:00:00Z'), { today: '2026-11-24', midday: true, afternoon: false });
    assert.deepEqual(at('2026-11-24T17:59:00Z'), { today: '2026-11-24', midday: true, afternoon: true });
  });

  it('go by the clock on the wall, on both sides of both clock changes', () => {
    // Friday before the clocks go back, and Monday after.
    assert.equal(at('2026-10-23T06:59:00Z'), undefined);
    assert.equal(at('2026-10-23T07:00:00Z')?.today, '2026-10-23');
    assert.equal(at('2026-10-26T07:30:00Z'), undefined);
    assert.equal(at('2026-10-26T08:00:00Z')?.today, '2026-10-26');
    // Thursday before the clocks go forward, and Tuesday after.
    assert.equal(at('2027-03-25T07:30:00Z'), undefined);
    assert.equal(at('2027-03-30T07:00:00Z')?.today, '2027-03-30');
    assert.equal(at('2027-03-30T06:59:00Z'), undefined);
  });

  it("follow the school's own quiet hours, over midnight or within the day", () => {
    assert.equal(at('2026-11-24T09:00:00Z', { from: '16:30', until: '09:30' }), undefined);
    assert.equal(at('2026-11-24T09:30:00Z', { from: '16:30', until: '09:30' })?.today, '2026-11-24');
    assert.equal(at('2026-11-24T12:30:00Z', { from: '12:00', until: '13:00' }), undefined);
    assert.equal(at('2026-11-24T19:00:00Z', { from: '12:00', until: '13:00' })?.today, '2026-11-24');
  });
});

describe('The stages of a date', () => {
  const stage = (date: string, today: string, options?: Parameters<typeof stageOfDate>[3]) =>
    stageOfDate(school, date, today, options);

  it('begin so many school days ahead, and each lasts until the next', () => {
    // Wednesday 2 December; Friday 27 November is a training day.
    const ahead = { ahead: [5, 1] };
    assert.equal(stage('2026-12-02', '2026-11-23', ahead), undefined, 'six school days ahead');
    assert.equal(stage('2026-12-02', '2026-11-24', ahead), 'before-5');
    assert.equal(stage('2026-12-02', '2026-11-30', ahead), 'before-5', 'two ahead: nothing new');
    assert.equal(stage('2026-12-02', '2026-12-01', ahead), 'before-1');
    assert.equal(stage('2026-12-02', '2026-12-02', ahead), 'day');
  });

  it('take the school day before for a date on which the school is closed', () => {
    assert.equal(stage('2026-11-29', '2026-11-26'), 'day', 'a Sunday, after a training day');
    assert.equal(stage('2026-12-25', '2026-12-18'), 'day');
  });

  it('come again every fifth school day while it stays undone, and never for what is simply past', () => {
    assert.equal(stage('2026-11-23', '2026-11-24'), 'day');
    assert.equal(stage('2026-11-23', '2026-11-30'), 'day', 'four school days late');
    assert.equal(stage('2026-11-23', '2026-12-01'), 'late-5');
    assert.equal(stage('2026-11-23', '2026-12-07'), 'late-5');
    assert.equal(stage('2026-11-23', '2026-12-08'), 'late-10');
    assert.equal(stage('2026-11-23', '2026-11-24', { late: false }), undefined);
  });

  it('stand still over the holidays', () => {
    assert.equal(stage('2026-12-17', '2026-12-18'), 'day');
    assert.equal(stage('2026-12-17', '2027-01-04'), 'day');
    assert.equal(stage('2026-12-17', '2027-01-07'), 'late-5');
  });
});
