import assert from 'node:assert/strict';
import { FACT_BY_ID } from '../../../src/domain/triage/facts.ts';
import { compareFigure } from '../../../src/domain/content/figure.ts';
import { dayNumber } from '../../../src/domain/calendar/day-number.ts';
import { describePercent, describeFact } from '../../../src/words/figures.ts';

function figure(id: string, ...values: (number | string | undefined)[]) {
  const fact = FACT_BY_ID.get(id);
  assert.ok(fact, id);
  return fact.compute(values, dayNumber('2026-11-24') ?? Number.NaN, () => 6);
}

function inWords(id: string, ...values: (number | string | undefined)[]): string {
  const fact = FACT_BY_ID.get(id);
  const known = figure(id, ...values);
  assert.ok(fact && known, id);
  return describeFact({ fact: fact.id, values, figure: known, today: '2026-11-24' });
}

describe('Absence', () => {
  it('is worked out exactly, never from a rounded percentage', () => {
    const compared = (possible: number, missed: number, line: number) => {
      const known = figure('absence', possible, missed);
      assert.ok(known);
      return Math.sign(compareFigure(known, line));
    };
    assert.equal(compared(200, 20, 10), 0);
    assert.equal(compared(201, 20, 10), -1);
    assert.equal(compared(199, 20, 10), 1);
    assert.equal(compared(30, 3, 10), 0);
    assert.equal(compared(3, 1, 33.3), 1);
  });

  it('leaves agreed part-time sessions out of both numbers', () => {
    assert.deepEqual(figure('absence-without-c2', 106, 58, 54), { over: 4, of: 52, percent: true });
    assert.deepEqual(figure('attendance-without-c2', 106, 58, 54), { over: 48, of: 52, percent: true });
  });

  it('counts as none when every possible session was an agreed one', () => {
    assert.deepEqual(figure('absence-without-c2', 50, 50, 50), { over: 0, of: 1, percent: true });
    assert.deepEqual(figure('attendance-without-c2', 50, 50, 50), { over: 1, of: 1, percent: true });
  });

  it('is not known from missing or impossible figures', () => {
    for (const values of [[], [106], [undefined, 5], [0, 0], [10, 11], [-5, 1], [10, 5, 6]] as (
      number | undefined
    )[][])
      assert.equal(figure('absence', ...values), undefined, JSON.stringify(values));
  });

  it('is told with its base, and both ways when there are agreed sessions', () => {
    assert.equal(
      inWords('absence', 106, 41),
      '41 of 106 sessions missed, 38.7 %; without agreed part-time sessions the same',
    );
    assert.equal(
      inWords('absence', 106, 24, 20),
      '24 of 106 sessions missed, 22.6 %; without the 20 agreed part-time (C2) sessions 4 of 86, 4.7 %',
    );
  });
});

describe('A percentage in words', () => {
  it('has one decimal, none when it is exact, and two where one would show a line that was not reached', () => {
    assert.equal(describePercent(41, 106), '38.7 %');
    assert.equal(describePercent(20, 200), '10 %');
    assert.equal(describePercent(20, 201), '9.95 %');
    assert.equal(describePercent(100, 201), '49.8 %');
    assert.equal(describePercent(0, 0), '0 %');
  });
});

describe('Days since a date', () => {
  it('are calendar days, negative for a date to come', () => {
    assert.equal(figure('days-on-timetable', '2026-10-13')?.over, 42);
    assert.equal(figure('days-since-timetable-end', '2026-11-25')?.over, -1);
    assert.equal(figure('days-on-timetable', '2026-02-30'), undefined);
  });
  it('are told with the date', () => {
    assert.equal(
      inWords('days-on-timetable', '2026-09-07'),
      'Reduced timetable began Mon 7 Sep, 78 days ago',
    );
    assert.equal(
      inWords('days-since-timetable-review', '2026-11-23'),
      'Timetable review was due Mon 23 Nov, 1 day ago',
    );
  });
});

describe('A day number', () => {
  it('counts real days, leap days included', () => {
    const between = (from: string, to: string) =>
      (dayNumber(to) ?? Number.NaN) - (dayNumber(from) ?? Number.NaN);
    assert.equal(between('2026-12-31', '2027-01-01'), 1);
    assert.equal(between('2028-02-28', '2028-03-01'), 2);
    assert.equal(between('2027-02-28', '2027-03-01'), 1);
    assert.equal(between('2000-01-01', '2026-11-24'), 9824);
  });
  it('is not given to what is no date', () => {
    for (const wrong of [
      '2027-02-29',
      '2026-00-10',
      '2026-1-1',
      '2026/11/24',
      ' 2026-11-24',
      '2026-11-2x',
      5,
      null,
    ])
      assert.equal(dayNumber(wrong), undefined, String(wrong));
  });
});
