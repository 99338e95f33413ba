import assert from 'node:assert/strict';
import { plusDays } from '../../../src/domain/calendar/calendar.ts';
import { latestTerms, termAround } from '../../../src/domain/calendar/named-terms.ts';

const own = {
  closed: [],
  terms: [
    { from: '2026-09-03', to: '2026-12-18', what: 'Michaelmas' },
    { from: '2027-01-05', to: '2027-03-25', what: 'Lent' },
    { from: '2027-04-12', to: '2027-07-21', what: 'Trinity' },
  ],
};

describe('The terms of a school', () => {
  it("are the school's own, by its own names, with the holidays after them", () => {
    assert.deepEqual(termAround(own, '2026-11-24'), {
      id: '2026-1',
      name: 'Michaelmas',
      from: '2026-09-01',
      to: '2027-01-04',
    });
    assert.equal(termAround(own, '2027-08-20').name, 'Trinity');
  });

  it('are thirds of the school year where it has named none', () => {
    const terms = latestTerms({ closed: [] }, '2027-05-20', 4);
    assert.deepEqual(
      terms.map(({ name }) => name),
      ['Summer term 2027', 'Spring term 2027', 'Autumn term 2026', 'Summer term 2026'],
    );
    assert.deepEqual([terms[1]?.from, terms[1]?.to], ['2026-12-31', '2027-03-28']);
  });

  it('follow each other without a day between', () => {
    for (const calendar of [own, { closed: [] }]) {
      const terms = latestTerms(calendar, '2027-05-20', 5);
      assert.deepEqual(
        terms.slice(1).map(({ to }) => plusDays(to, 1)),
        terms.slice(0, -1).map(({ from }) => from),
      );
    }
  });

  it('are named by season where the calendar lists half terms', () => {
    const terms = ['2026-09-03', '2026-11-02', '2027-01-05', '2027-02-22', '2027-04-12', '2027-06-07'].map(
      (from) => ({
        from,
        to: from.replace(/\d\d$/, '28'),
        what: 'Half term',
      }),
    );
    assert.equal(termAround({ closed: [], terms }, '2026-11-10').name, 'Autumn term 2026');
  });
});
