import assert from 'node:assert/strict';
import { costOf, sessionsAWeek, type ProviderCost } from '../../../src/domain/school/placement-cost.ts';

const CALENDAR = {
  terms: [
    { from: '2026-09-01', to: '2026-10-23' },
    { from: '2026-11-02', to: '2026-12-18' },
    { from: '2027-01-04', to: '2027-02-12' },
  ],
  closed: [],
};
const PLAN = { start: '2026-11-24', end: '2027-01-15', hoursPerWeek: 10 };
const cost = (per: ProviderCost['per'], plan: Partial<typeof PLAN> = {}, until?: string) =>
  costOf({ cost: { pounds: 30, per } }, { ...PLAN, ...plan }, CALENDAR, until);

describe('What a place at a provider costs', () => {
  it('is not known without a price, or without the hours that the price is for', () => {
    assert.equal(costOf({}, PLAN, CALENDAR), undefined);
    const { hoursPerWeek: _none, ...inClass } = PLAN;
    assert.equal(costOf({ cost: { pounds: 30, per: 'hour' } }, inClass, CALENDAR), undefined);
    assert.equal(costOf({ cost: { pounds: 30, per: 'term' } }, PLAN, { closed: [] }), undefined);
  });

  it('counts the school weeks in which the place runs, and no holiday', () => {
    // Four weeks before Christmas and two after it.
    assert.equal(cost('week'), 6 * 30);
    assert.equal(cost('hour'), 6 * 10 * 30);
    assert.equal(cost('session'), 6 * 4 * 30);
    assert.equal(cost('day'), 6 * 2 * 30);
    assert.equal(cost('week', {}, '2026-12-04'), 2 * 30);
    assert.equal(cost('week', {}, '2026-11-20'), 0);
  });

  it('counts a term once, however little of it there is, and two half terms as one', () => {
    assert.equal(cost('term'), 2 * 30);
    assert.equal(cost('term', { start: '2026-10-01', end: '2026-11-27' }), 30);
  });

  it('takes a part of a session as a whole one, and no more than a full week', () => {
    assert.deepEqual([1, 2.5, 3, 25, 30].map(sessionsAWeek), [1, 1, 2, 10, 10]);
  });
});
