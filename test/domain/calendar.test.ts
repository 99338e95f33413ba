import assert from 'node:assert/strict';
import { isSchoolDay, plusSchoolDays, schoolDayFrom } from '../../src/domain/calendar.ts';
import { dayInWords, londonDate, londonTime, momentInWords } from '../../src/domain/london.ts';

const calendar = {
  closed: [
    { from: '2026-10-26', to: '2026-10-30' },
    { from: '2026-11-27', to: '2026-11-27' },
  ],
};

describe('School days', () => {
  it('leave out weekends and closed days', () => {
    assert.equal(isSchoolDay(calendar, '2026-11-24'), true);
    assert.equal(isSchoolDay(calendar, '2026-11-28'), false);
    assert.equal(isSchoolDay(calendar, '2026-10-28'), false);
    assert.equal(isSchoolDay(calendar, '2026-11-27'), false);
  });

  it('count on from a school day over an INSET day and a weekend', () => {
    assert.equal(plusSchoolDays(calendar, '2026-11-26', 1), '2026-11-30');
    assert.equal(plusSchoolDays(calendar, '2026-11-24', 5), '2026-12-02');
  });

  it('take the same day for "same school day", or the next one when the school is closed', () => {
    assert.equal(plusSchoolDays(calendar, '2026-11-24', 0), '2026-11-24');
    assert.equal(plusSchoolDays(calendar, '2026-11-28', 0), '2026-11-30');
    assert.equal(schoolDayFrom(calendar, '2026-10-24'), '2026-11-02');
  });

  it('start counting on the first open day when something comes in on a weekend', () => {
    assert.equal(plusSchoolDays(calendar, '2026-11-28', 1), '2026-11-30');
    assert.equal(plusSchoolDays(calendar, '2026-11-28', 2), '2026-12-01');
  });

  it('give up on a calendar without an open day instead of counting for ever', () => {
    const never = { closed: [{ from: '2020-01-01', to: '2040-01-01' }] };
    assert.equal(schoolDayFrom(never, '2026-11-24'), '2026-11-24');
  });
});

describe('London time', () => {
  it('is an hour ahead of UTC in summer and the same in winter', () => {
    assert.equal(londonTime(new Date('2026-07-01T09:00:00Z')), '10:00');
    assert.equal(londonTime(new Date('2026-11-24T09:00:00Z')), '09:00');
  });

  it('changes the date at London midnight, not at UTC midnight', () => {
    assert.equal(londonDate(new Date('2026-06-30T23:30:00Z')), '2026-07-01');
    assert.equal(londonDate(new Date('2026-12-01T23:30:00Z')), '2026-12-01');
  });

  it('moves with both clock changes', () => {
    assert.equal(londonTime(new Date('2027-03-28T00:59:00Z')), '00:59');
    assert.equal(londonTime(new Date('2027-03-28T01:00:00Z')), '02:00');
    assert.equal(londonTime(new Date('2026-10-25T00:59:00Z')), '01:59');
    assert.equal(londonTime(new Date('2026-10-25T01:00:00Z')), '01:00');
  });

  it('says days and moments as people do', () => {
    assert.equal(dayInWords('2026-11-26'), 'Thu 26 Nov');
    assert.equal(dayInWords('2027-01-04', '2026'), 'Mon 4 Jan 2027');
    assert.equal(momentInWords('2026-11-24T14:05:00Z'), 'Tue 24 Nov, 14:05');
  });
});
