import assert from 'node:assert/strict';
import { halfTermEnd } from '../../../src/domain/calendar/half-term-end.ts';

const closed = [
  { from: '2026-10-26', to: '2026-10-30', what: 'Half term' },
  { from: '2026-12-19', to: '2027-01-03', what: 'Christmas' },
];

describe('The last day of a half term', () => {
  it('is the last school day before a week without school, by closed days or by terms', () => {
    assert.equal(halfTermEnd({ closed }, '2026-09-14'), '2026-10-23');
    assert.equal(halfTermEnd({ closed }, '2026-10-23'), '2026-10-23');
    assert.equal(halfTermEnd({ closed }, '2026-11-24'), '2026-12-18');
    const terms = [
      { from: '2026-11-02', to: '2026-12-18', what: 'Autumn 2' },
      { from: '2027-01-04', to: '2027-02-12', what: 'Spring 1' },
    ];
    assert.equal(halfTermEnd({ closed: [], terms }, '2026-11-24'), '2026-12-18');
  });

  it('is not known in a holiday, nor where the calendar knows of none to come', () => {
    assert.equal(halfTermEnd({ closed }, '2026-10-24'), undefined);
    assert.equal(halfTermEnd({ closed: [] }, '2026-11-24'), undefined);
  });
});
