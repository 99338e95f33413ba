import assert from 'node:assert/strict';
import { agreedContact, isInClass } from '../../../src/domain/plan/plan.ts';
import { latestReview } from '../../../src/domain/plan/plan-days.ts';
import { agreedHours, isTimetablePlan, type TimetablePlan } from '../../../src/domain/plan/timetable.ts';
import { timetableDays } from '../../../src/domain/plan/timetable-checks.ts';
import { timetableFacts } from '../../../src/domain/plan/timetable-answers.ts';
import { somePlan, someReview, someTimetable } from '../../support/plans.ts';

const CHRISTMAS = { closed: [{ from: '2026-12-19', to: '2027-01-03' }] };

/** From Monday 30 November 2026. */
function short(changes: Parameters<typeof somePlan>[0] = {}): TimetablePlan {
  const { hoursPerWeek: _none, ...plan } = somePlan({ support: ['reduced-timetable'], ...changes });
  const made = { ...plan, timetable: someTimetable() };
  assert.ok(isTimetablePlan(made));
  return made;
}

describe('A reduced timetable', () => {
  it('has as many hours in school as agreed for the week, and the last of them until it ends', () => {
    for (const [day, hours] of [
      ['2026-11-30', 15],
      ['2026-12-06', 15],
      ['2026-12-07', 18],
      ['2026-12-14', 22],
      ['2027-01-18', 22],
    ] as const)
      assert.equal(agreedHours(short(), day), hours, day);
  });

  it('keeps what a review has raised, from that day on, and never falls below what was planned', () => {
    const plan = short({
      reviews: [someReview({ at: '2026-12-09T10:00:00.000Z', decision: 'step-down', hoursInSchool: 20 })],
    });
    assert.equal(agreedHours(plan, '2026-12-08'), 18);
    assert.equal(agreedHours(plan, '2026-12-09'), 20);
    assert.equal(agreedHours(plan, '2026-12-14'), 22);
  });

  it('is no support in class: somebody is in contact, because the pupil is away for part of the week', () => {
    assert.equal(isInClass(short()), false);
    assert.equal(agreedContact(short()), 'weekly');
  });

  it('is reviewed within two weeks, or on the first day after a longer holiday', () => {
    assert.equal(latestReview(CHRISTMAS, '2026-12-07', 14, 'timetable').date, '2026-12-21');
    assert.equal(latestReview(CHRISTMAS, '2026-12-18', 14, 'timetable').date, '2027-01-04');
  });

  it('begins with days on which the school is open', () => {
    assert.deepEqual(timetableDays(CHRISTMAS, '2026-12-07', { reviewDays: 14, days: 42, week: 32.5 }), {
      review: '2026-12-18',
      end: '2027-01-18',
    });
  });

  it('is, once a plan has none any more, a fact that there is none', () => {
    const { timetable: _gone, ...after } = short();
    assert.deepEqual(timetableFacts(after, short()), { OT1: 'no' });
    assert.deepEqual(timetableFacts(after, after), {});
  });
});
