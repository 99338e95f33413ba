import assert from 'node:assert/strict';
import { censusDayBefore, censusDayFrom, censusDaysToShow } from '../../../src/domain/census/census-days.ts';

describe('Census days', () => {
  it('are the third Thursday of January and May, and the first of October', () => {
    // As published for these years.
    const known = ['2022-05-19', '2022-10-06', '2023-01-19', '2023-05-18', '2023-10-05'];
    for (const [at, day] of known.entries()) {
      assert.equal(censusDayFrom(day), day);
      if (at > 0) assert.equal(censusDayBefore(day), known[at - 1]);
    }
  });

  it('go on over the turn of a year', () => {
    assert.equal(censusDayFrom('2026-11-27'), '2027-01-21');
    assert.equal(censusDayBefore('2027-01-05'), '2026-10-01');
  });

  it('offer the last one first while its return is due, and the next one afterwards', () => {
    assert.deepEqual(censusDaysToShow('2026-10-20'), ['2026-10-01', '2027-01-21']);
    assert.deepEqual(censusDaysToShow('2026-11-27'), ['2027-01-21', '2026-10-01']);
    assert.deepEqual(censusDaysToShow('2027-01-21'), ['2027-01-21', '2026-10-01']);
  });
});
