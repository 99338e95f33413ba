import assert from 'node:assert/strict';
import type { Plan } from '../../../src/domain/plan/plan.ts';
import { sessionsOfWeek, suggestUpdate } from '../../../src/domain/plan/update-suggestions.ts';
import { somePlan, someReview, someTimetable, someUpdate } from '../../support/plans.ts';

/** Wednesday 9 December is a day on which the school is closed. */
const calendar = { closed: [], insetDays: [{ date: '2026-12-09' }] };
const suggests = (plan: Partial<Plan>, day: string, by = 'referrer') =>
  suggestUpdate({ plan: somePlan(plan), day, calendar, year: '8' }, by);
const sessions = (plan: Partial<Plan>, day: string) => suggests(plan, day).answers['UW1'];

describe('What a weekly update begins with', () => {
  it('has the sessions of the plan: by its hours, or every one of the week', () => {
    assert.equal(sessions({ hoursPerWeek: 6 }, '2026-12-03'), 3);
    assert.equal(sessions({ hoursPerWeek: 1 }, '2026-12-03'), 1);
    assert.equal(sessions({ hoursPerWeek: 25, fullTime: true }, '2026-12-03'), 10);
  });

  it('has, of a reduced timetable, the sessions in school: more in later weeks, whatever was offered last', () => {
    const short: Partial<Plan> = {
      hoursPerWeek: undefined as never,
      timetable: someTimetable(),
    };
    const later = { ...short, updates: [someUpdate({ offered: 2 })] };
    assert.equal(sessions(short, '2026-12-03'), 5);
    assert.equal(sessions(later, '2026-12-17'), 7);
    assert.equal(suggests(later, '2026-12-17').offer?.from, 'timetable');
  });

  it('takes off the days on which the school is closed, and those before the plan begins', () => {
    assert.equal(sessions({ fullTime: true }, '2026-12-10'), 8);
    assert.deepEqual(suggests({ fullTime: true }, '2026-12-10').offer?.closed, ['2026-12-09']);
    assert.equal(sessions({ fullTime: true, start: '2026-12-03' }, '2026-12-04'), 4);
    assert.equal(sessionsOfWeek(somePlan(), '2026-12-10', calendar), 8);
  });

  it('has no sessions in a week in which the school is closed', () => {
    const closed = { closed: [{ from: '2026-12-21', to: '2027-01-01' }] };
    const { offer, answers } = suggestUpdate(
      { plan: somePlan(), day: '2026-12-23', calendar: closed, year: '8' },
      'referrer',
    );
    assert.deepEqual([offer, answers['UW1']], [undefined, undefined]);
  });

  it('is as last time, in a week as long as that', () => {
    const updates = [someUpdate({ offered: 5, engagement: 4 })];
    const { answers, asLastTime } = suggests({ updates }, '2026-12-10');
    assert.equal(asLastTime, true);
    assert.deepEqual(
      [answers['UW1'], answers['UW3'], answers['UW4'], answers['UW5']],
      [4, '4', 'the-same', 'the-same'],
    );
  });

  it('leaves open what has to be true of this very week', () => {
    const { answers } = suggests({ updates: [someUpdate({ line: 'Calm.' })] }, '2026-12-10');
    for (const question of ['UW2', 'UW6', 'UW7', 'UW8', 'UW9', 'UW10'])
      assert.equal(answers[question], undefined);
  });

  it('goes by the plan again once that has changed', () => {
    const updates = [someUpdate({ offered: 5 })];
    const reviews = [someReview({ at: '2026-12-04T10:00:00.000Z', decision: 'step-down', hoursPerWeek: 2 })];
    assert.equal(sessions({ updates, reviews, hoursPerWeek: 2 }, '2026-12-17'), 1);
    assert.equal(sessions({ updates, changedAt: '2026-12-04T10:00:00.000Z' }, '2026-12-17'), 3);
  });

  it('is all of it for whoever corrects their own update of the week', () => {
    const updates = [someUpdate({ seen: false, lastSeen: '2026-11-27', line: 'Calm.' })];
    const { answers } = suggests({ updates }, '2026-12-04');
    assert.deepEqual(
      [answers['UW2'], answers['UW7'], answers['UW8'], answers['UW9']],
      [3, 'no', '2026-11-27', 'Calm.'],
    );
    assert.equal(suggests({ updates }, '2026-12-04', 'somebody else').own, undefined);
  });
});
