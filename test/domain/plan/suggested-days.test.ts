import assert from 'node:assert/strict';
import { isSchoolDay, plusDays } from '../../../src/domain/calendar/calendar.ts';
import { latestReview } from '../../../src/domain/plan/plan-days.ts';
import { suggestedDays } from '../../../src/domain/plan/suggested-days.ts';

const CALENDAR = {
  closed: [],
  terms: [
    { from: '2026-11-02', to: '2026-12-18' },
    { from: '2027-01-04', to: '2027-02-12' },
    { from: '2027-02-22', to: '2027-03-25' },
  ],
};
const LIMITS = { reviewDays: 42, longDays: 84 };

describe('The days that a plan begins with', () => {
  it('are the next school day, a review with some room before the half term ends, and the end of a half term', () => {
    assert.deepEqual(suggestedDays(CALENDAR, '2026-11-24', LIMITS), {
      start: '2026-11-25',
      review: '2026-12-15',
      end: '2027-02-12',
    });
  });

  it('are four weeks apart at the beginning of a half term', () => {
    assert.deepEqual(suggestedDays(CALENDAR, '2026-11-06', LIMITS), {
      start: '2026-11-09',
      review: '2026-12-07',
      end: '2026-12-18',
    });
  });

  it('count from a first day that was agreed', () => {
    assert.equal(
      suggestedDays(CALENDAR, '2026-11-24', { ...LIMITS, start: '2027-01-04' }).review,
      '2027-02-01',
    );
  });

  it('are school days in order, and none is too late, on every day of the year', () => {
    for (let ago = 0; ago < 150; ago++) {
      const today = plusDays('2026-11-02', ago);
      const { start, review, end } = suggestedDays(CALENDAR, today, LIMITS);
      for (const day of [start, review, end]) assert.ok(isSchoolDay(CALENDAR, day), `${today}: ${day}`);
      assert.ok(today < start && start < review && review < end, `${today}: ${start}, ${review}, ${end}`);
      assert.ok(review <= latestReview(CALENDAR, start, LIMITS.reviewDays).date, today);
      assert.ok(end <= plusDays(start, LIMITS.longDays), today);
    }
  });

  it('need no terms in the calendar', () => {
    const { start, review, end } = suggestedDays({ closed: [] }, '2026-11-27', LIMITS);
    assert.deepEqual([start, review, end], ['2026-11-30', '2026-12-28', '2027-02-22']);
  });
});
