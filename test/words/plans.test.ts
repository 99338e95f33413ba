import assert from 'node:assert/strict';
import { coursesOf, type MeasureCourse, wayInPercent } from '../../src/domain/plan/plan.ts';
import { describeUpdate } from '../../src/words/plans.ts';
import { somePlan, someReview, someUpdate } from '../support/plans.ts';
import { describeCourse, describeEveryFigure } from '../../src/words/measures.ts';

const courses = (values: readonly number[]): MeasureCourse =>
  coursesOf(
    somePlan({
      reviews: values.map((value, week) =>
        someReview({
          at: `2026-12-${String(16 + week)}T10:00:00.000Z`,
          figures: [{ measure: 'attendance', value }],
        }),
      ),
    }),
    (instant) => instant.slice(0, 10),
  )[0]!;

describe('A measure in words', () => {
  it('is its start and its aim before the first review', () => {
    assert.equal(describeCourse(courses([])), '62 % at the start, aim 85 %');
  });

  it('is also where it stands now, and whether that is nearer', () => {
    assert.equal(
      describeCourse(courses([50, 74])),
      '62 % at the start, 74 % on Thu 17 Dec, aim 85 %: nearer',
    );
    assert.match(describeCourse(courses([60])), /aim 85 %: further away$/);
    assert.match(describeCourse(courses([62])), /aim 85 %: as at the start$/);
    assert.equal(
      describeEveryFigure(courses([50, 74])),
      '62 %, 50 % (Wed 16 Dec), 74 % (Thu 17 Dec); aim 85 %',
    );
  });

  it('is a part of the way from start to aim, which can be less than nothing and more than all', () => {
    const course = courses([]);
    assert.deepEqual(
      [62, 74, 85, 96.5, 50].map((value) => wayInPercent(course, value)),
      [0, 52, 100, 150, -52],
    );
    const fewer = { ...course, id: 'behaviour' as const, baseline: 9, target: 2 };
    assert.equal(wayInPercent(fewer, 5.5), 50);
    assert.equal(wayInPercent({ ...course, target: 62 }, 62), 100);
  });
});

describe('A weekly update in words', () => {
  it('says what was counted, and that nobody saw the pupil, with the last day known', () => {
    assert.equal(
      describeUpdate(someUpdate()),
      '3 of 4 sessions; engagement 3 of 5; behaviour calmer; steps forward in learning; contact kept; seen in person',
    );
    const unseen = { seen: false, contactKept: false, lastSeen: '2026-11-30' };
    assert.match(
      describeUpdate(someUpdate(unseen)),
      /contact missed; nobody saw the pupil in person \(last on Mon 30 Nov\)$/,
    );
    assert.match(
      describeUpdate(someUpdate({ providerSent: 'register' })),
      /register came from the provider, no report/,
    );
  });
});
