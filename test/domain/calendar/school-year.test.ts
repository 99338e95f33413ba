import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plusDays, type SchoolCalendar } from '../../../src/domain/calendar/calendar.ts';
import {
  schoolYearStart,
  easterMonday,
  hasTurned,
  pastSpanOf,
  schoolYearOf,
  termOf,
} from '../../../src/domain/calendar/school-year.ts';
import { ENGLAND_BANK_HOLIDAYS } from '../../../src/settings/bank-holidays.ts';
import { YEAR } from '../../support/school-year.ts';
import { describeSchoolYear } from '../../../src/words/dates.ts';

const NONE: SchoolCalendar = { closed: [] };
const AUGUST: SchoolCalendar = { closed: [], terms: [{ from: '2026-08-26', to: '2026-12-18' }] };

describe('School years and terms', () => {
  it('turn on 1 September, or with a term that begins in August', () => {
    for (const [calendar, date, year] of [
      [NONE, '2026-08-31', 2025],
      [NONE, '2026-09-01', 2026],
      [YEAR, '2026-09-01', 2026],
      [NONE, '2027-01-01', 2026],
      [AUGUST, '2026-08-25', 2025],
      [AUGUST, '2026-08-26', 2026],
      [AUGUST, '2027-08-31', 2026],
    ] as const)
      assert.equal(schoolYearOf(calendar, date), year, date);
    assert.equal(schoolYearStart(AUGUST, '2027-03-01'), '2026-08-26');
    assert.equal(schoolYearStart(NONE, '2027-03-01'), '2026-09-01');
    assert.equal(describeSchoolYear(2025), '2025/26');
    assert.equal(describeSchoolYear(2099), '2099/00');
  });

  it('take the terms of the school, and holidays to the term before', () => {
    const terms = ['2026-09-01', '2026-12-20', '2027-01-03', '2027-01-04', '2027-03-30', '2027-04-12'];
    assert.deepEqual(
      terms.map((date) => termOf(YEAR, date)),
      [1, 1, 1, 2, 2, 3],
    );
  });

  it('fall back on the terms of the law without terms, with half terms, and with a part of the year', () => {
    const half: SchoolCalendar = {
      closed: [],
      terms: [
        { from: '2026-09-01', to: '2026-10-23' },
        { from: '2026-11-02', to: '2026-12-18' },
        { from: '2027-01-04', to: '2027-02-12' },
        { from: '2027-02-22', to: '2027-03-25' },
      ],
    };
    const part: SchoolCalendar = { closed: [], terms: (YEAR.terms ?? []).slice(1) };
    for (const calendar of [NONE, half, part]) {
      const dates = ['2026-09-01', '2026-12-30', '2026-12-31', '2027-03-28', '2027-03-29', '2027-08-31'];
      assert.deepEqual(
        dates.map((date) => termOf(calendar, date)),
        [1, 1, 2, 2, 3, 3],
      );
    }
  });

  it('know Easter Monday of every year that the bank holidays are known of', () => {
    for (const year of new Set(ENGLAND_BANK_HOLIDAYS.map((date) => Number(date.slice(0, 4))))) {
      assert.ok(ENGLAND_BANK_HOLIDAYS.includes(easterMonday(year)), String(year));
      assert.ok(ENGLAND_BANK_HOLIDAYS.includes(plusDays(easterMonday(year), -3)), String(year));
    }
    assert.equal(easterMonday(2000), '2000-04-24');
    assert.equal(easterMonday(2038), '2038-04-26');
  });

  it('give every school year three terms, one after the other, whatever the calendar', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2020, max: 2090 }),
        fc.constantFrom(NONE, YEAR, AUGUST),
        (year, calendar) => {
          const days = Array.from({ length: 365 }, (_, at) => plusDays(`${year}-09-01`, at));
          const all = days.filter((day) => schoolYearOf(calendar, day) === year);
          const terms = all.map((day) => termOf(calendar, day));
          assert.deepEqual(
            terms,
            terms.toSorted((a, b) => a - b),
          );
          assert.deepEqual([...new Set(terms)], [1, 2, 3]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('have not turned on the day itself, and turn with the year at the latest', () => {
    const day = fc.integer({ min: 0, max: 1500 }).map((days) => plusDays('2025-01-01', days));
    fc.assert(
      fc.property(day, day, fc.constantFrom(NONE, YEAR, AUGUST), (one, other, calendar) => {
        assert.ok(!hasTurned(calendar, 'term', one, one));
        if (hasTurned(calendar, 'school-year', one, other))
          assert.ok(hasTurned(calendar, 'term', one, other));
      }),
    );
  });

  it('are named as people name them', () => {
    assert.equal(pastSpanOf(NONE, 'term', '2027-03-12', '2027-04-20'), 'last-term');
    assert.equal(pastSpanOf(NONE, 'term', '2026-10-12', '2027-04-20'), 'earlier-term');
    assert.equal(pastSpanOf(NONE, 'term', '2027-07-05', '2027-09-20'), 'last-school-year');
    assert.deepEqual(pastSpanOf(NONE, 'school-year', '2024-07-05', '2027-09-20'), { schoolYear: 2023 });
  });
});
