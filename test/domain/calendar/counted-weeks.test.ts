import assert from 'node:assert/strict';
import { plusDays, type SchoolCalendar } from '../../../src/domain/calendar/calendar.ts';
import {
  halfTermOf,
  lastFinishedHalfTerm,
  lastCountedWeek,
  termSoFar,
} from '../../../src/domain/calendar/counted-weeks.ts';
import { YEAR } from '../../support/school-year.ts';

const ends = (weeks: readonly { to: string }[]) => weeks.map(({ to }) => to.slice(5));

describe('The weeks that figures for everybody are counted in', () => {
  it('end with the Thursday of a school week and are over when they are shown', () => {
    assert.deepEqual(lastCountedWeek(YEAR, '2026-11-27'), {
      week: '2026-W48',
      from: '2026-11-20',
      to: '2026-11-26',
    });
    assert.equal(lastCountedWeek(YEAR, '2026-11-26').week, '2026-W47');
    assert.equal(lastCountedWeek(YEAR, '2026-11-29').week, '2026-W48');
  });

  it('lie side by side over holidays and years, so that every day is in one and none in two', () => {
    let before = lastCountedWeek(YEAR, '2026-09-11');
    for (let day = '2026-09-12'; day < '2027-07-30'; day = plusDays(day, 1)) {
      const week = lastCountedWeek(YEAR, day);
      if (week.week === before.week) {
        assert.deepEqual(week, before);
        continue;
      }
      assert.equal(week.from, plusDays(before.to, 1), day);
      before = week;
    }
  });

  it('take what was raised over a break into the first week after it', () => {
    assert.deepEqual(lastCountedWeek(YEAR, '2026-11-06'), {
      week: '2026-W45',
      from: '2026-10-23',
      to: '2026-11-05',
    });
  });

  it('make up half terms between weeks off, and terms between longer breaks', () => {
    const last = lastCountedWeek(YEAR, '2026-11-20');
    assert.deepEqual(ends(halfTermOf(YEAR, last)), [
      '11-05',
      '11-12',
      '11-19',
      '11-26',
      '12-03',
      '12-10',
      '12-17',
    ]);
    assert.deepEqual(ends(termSoFar(YEAR, last)).slice(0, 2), ['09-03', '09-10']);
    assert.equal(termSoFar(YEAR, last).length, 11);
    assert.deepEqual(ends(termSoFar(YEAR, lastCountedWeek(YEAR, '2027-01-08'))), ['01-07']);
  });

  it('know the last half term that is over: the same one in every week of the next', () => {
    const autumn = ends(lastFinishedHalfTerm(YEAR, lastCountedWeek(YEAR, '2026-10-23')));
    assert.equal(autumn.at(-1), '10-22');
    for (const day of ['2026-11-06', '2026-11-27', '2026-12-17'])
      assert.deepEqual(ends(lastFinishedHalfTerm(YEAR, lastCountedWeek(YEAR, day))), autumn);
    assert.equal(ends(lastFinishedHalfTerm(YEAR, lastCountedWeek(YEAR, '2026-12-18'))).at(-1), '12-17');
  });

  it('fall back to blocks of six weeks when the calendar knows no holidays', () => {
    const none: SchoolCalendar = { closed: [] };
    const last = lastCountedWeek(none, '2026-11-27');
    const block = halfTermOf(none, last);
    assert.equal(block.length, 6);
    for (const week of block) assert.deepEqual(halfTermOf(none, week), block);
    const over = lastFinishedHalfTerm(none, last);
    assert.ok((over.at(-1)?.to ?? '') <= last.to);
    assert.ok(termSoFar(none, last).length <= 16);
  });
});
