import assert from 'node:assert/strict';
import {
  isSchoolDay,
  plusDays,
  plusSchoolDays,
  schoolDayFrom,
  schoolDaysBetween,
} from '../../../src/domain/calendar/calendar.ts';
import { describeCalendarWarning } from '../../../src/words/calendar.ts';
import { calendarWarnings } from '../../../src/domain/calendar/calendar-warnings.ts';
import { londonDate, londonTime, startOfLondonDay } from '../../../src/domain/calendar/london.ts';
import { describeMoment, describeDay } from '../../../src/words/dates.ts';

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

/** A school year as terms: half-term between the first two, INSET day, bank holiday in the last. */
const TERMS = {
  closed: [],
  terms: [
    { from: '2026-09-01', to: '2026-10-23' },
    { from: '2026-11-02', to: '2026-12-18' },
    { from: '2027-01-05', to: '2027-07-21' },
  ],
  insetDays: [{ date: '2026-09-01' }],
  bankHolidays: ['2026-12-25', '2027-05-03'],
};

describe('Terms', () => {
  it('leave out what lies between them, INSET days and bank holidays', () => {
    for (const date of ['2026-09-01', '2026-10-26', '2026-12-21', '2027-01-04', '2027-05-03'])
      assert.equal(isSchoolDay(TERMS, date), false, date);
    for (const date of ['2026-09-02', '2026-10-23', '2026-11-02', '2026-12-18', '2027-05-04'])
      assert.equal(isSchoolDay(TERMS, date), true, date);
  });

  it('know nothing of the days before and after them', () => {
    assert.equal(isSchoolDay(TERMS, '2026-07-01'), true);
    assert.equal(isSchoolDay(TERMS, '2027-07-22'), true);
    assert.equal(
      isSchoolDay({ ...TERMS, closed: [{ from: '2027-07-22', to: '2027-08-31' }] }, '2027-07-22'),
      false,
    );
  });

  it('count over holidays, in both directions of the clock changes', () => {
    // The clocks go back on 25 October 2026 and forward on 28 March 2027; a day stays a day.
    assert.equal(plusSchoolDays(TERMS, '2026-10-23', 1), '2026-11-02');
    assert.equal(plusDays('2026-10-24', 2), '2026-10-26');
    assert.equal(plusDays('2027-03-27', 2), '2027-03-29');
    assert.equal(plusSchoolDays(TERMS, '2027-03-26', 1), '2027-03-29');
    assert.equal(plusSchoolDays(TERMS, '2026-12-18', 2), '2027-01-06');
  });

  it('say how many school days lie between two dates', () => {
    assert.equal(schoolDaysBetween(TERMS, '2026-10-22', '2026-11-03'), 3);
    assert.equal(schoolDaysBetween(TERMS, '2026-11-03', '2026-11-03'), 0);
    assert.equal(schoolDaysBetween(TERMS, '2026-11-04', '2026-11-03'), 0);
  });
});

describe('Doubts about a calendar', () => {
  it('are none when terms and bank holidays are there for the time ahead', () => {
    assert.deepEqual(calendarWarnings(TERMS, '2026-11-24'), []);
  });

  it('name what is missing and what follows from it', () => {
    const said = (calendar: Parameters<typeof calendarWarnings>[0], today = '2026-11-24') =>
      calendarWarnings(calendar, today).map(describeCalendarWarning).join('\n');
    assert.match(said({ closed: [] }), /neither "terms" nor "closed" days/);
    assert.match(
      said({ ...TERMS, terms: [], closed: [{ from: '2026-09-01', to: '2026-09-01' }] }),
      /no "terms"/,
    );
    assert.match(said(TERMS, '2026-06-01'), /begins only on Tue 1 Sep 2026/);
    assert.match(said(TERMS, '2027-06-01'), /ends on Wed 21 Jul 2027.*Add the next terms/);
    assert.match(said({ ...TERMS, bankHolidays: ['2026-12-25'] }), /bank holidays of 2027/);
    assert.match(said({ ...TERMS, insetDays: [{ date: '2026-10-28' }] }), /INSET day Wed 28 Oct 2026/);
    const missing = {
      ...TERMS,
      terms: [...TERMS.terms.slice(0, 2), { from: '2027-04-12', to: '2027-07-21' }],
    };
    assert.match(said(missing), /no term between Fri 18 Dec 2026 and Mon 12 Apr 2027/);
  });

  it('are none about a school that names its holidays instead of its terms', () => {
    const closed = [
      { from: '2026-10-26', to: '2026-10-30' },
      { from: '2026-12-21', to: '2027-01-01' },
      { from: '2027-07-22', to: '2027-08-31' },
    ];
    assert.deepEqual(calendarWarnings({ ...TERMS, terms: [], insetDays: [], closed }, '2026-11-24'), []);
  });

  it('do not depend on the order in which terms stand', () => {
    assert.deepEqual(calendarWarnings({ ...TERMS, terms: TERMS.terms.toReversed() }, '2026-11-24'), []);
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

  it('begins its days at its own midnight, also on the days of the clock changes', () => {
    for (const [date, instant] of [
      ['2026-07-01', '2026-06-30T23:00:00.000Z'],
      ['2026-12-01', '2026-12-01T00:00:00.000Z'],
      ['2026-10-25', '2026-10-24T23:00:00.000Z'],
      ['2026-10-26', '2026-10-26T00:00:00.000Z'],
      ['2027-03-28', '2027-03-28T00:00:00.000Z'],
      ['2027-03-29', '2027-03-28T23:00:00.000Z'],
    ] as const)
      assert.equal(startOfLondonDay(date).toISOString(), instant);
  });

  it('moves with both clock changes', () => {
    assert.equal(londonTime(new Date('2027-03-28T00:59:00Z')), '00:59');
    assert.equal(londonTime(new Date('2027-03-28T01:00:00Z')), '02:00');
    assert.equal(londonTime(new Date('2026-10-25T00:59:00Z')), '01:59');
    assert.equal(londonTime(new Date('2026-10-25T01:00:00Z')), '01:00');
  });

  it('says days and moments as people do', () => {
    assert.equal(describeDay('2026-11-26'), 'Thu 26 Nov');
    assert.equal(describeDay('2027-01-04', '2026'), 'Mon 4 Jan 2027');
    assert.equal(describeMoment('2026-11-24T14:05:00Z'), 'Tue 24 Nov, 14:05');
  });
});
