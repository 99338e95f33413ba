import assert from 'node:assert/strict';
import { DateTime } from 'luxon';
import { plusDays } from '../../../src/domain/calendar/calendar.ts';
import { isoWeekOf, isoWeeksBetween, mondayOf } from '../../../src/domain/calendar/iso-week.ts';
import { weekPart } from '../../../src/storage/rows/index-rows.ts';

describe('ISO weeks', () => {
  it('are the ones the records are listed by, on every day of thirty years', () => {
    for (let day = '2014-12-25'; day < '2045-01-10'; day = plusDays(day, 1)) {
      const expected = DateTime.fromISO(day, { zone: 'utc' }).toFormat("kkkk-'W'WW");
      assert.equal(isoWeekOf(day), expected, day);
    }
    assert.equal(isoWeekOf('2026-11-24'), weekPart('2026-11-24T09:00:00.000Z'));
  });

  it('give their Monday back, and nothing for what is no week', () => {
    assert.equal(mondayOf('2026-W53'), '2026-12-28');
    assert.equal(mondayOf('2027-W01'), '2027-01-04');
    for (const wrong of ['2025-W53', '2026-W00', '2026-W54', '2026-48', '2026-W1', '', 'W48', '2026-W048'])
      assert.equal(mondayOf(wrong), undefined, wrong);
  });

  it('between two days are all that have one of them', () => {
    assert.deepEqual(isoWeeksBetween('2026-12-27', '2027-01-04'), ['2026-W52', '2026-W53', '2027-W01']);
    assert.deepEqual(isoWeeksBetween('2026-11-24', '2026-11-24'), ['2026-W48']);
  });
});
