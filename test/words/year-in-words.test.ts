import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plusDays, type SchoolCalendar } from '../../src/domain/calendar/calendar.ts';
import { describeYear } from '../../src/words/cases.ts';
import { YEAR } from '../support/school-year.ts';

const settings: SchoolCalendar = { closed: [] };
const told = (year: string, sent: string, today: string, calendar = settings) =>
  describeYear({ answers: { PC2: year }, sentAt: `${sent}T12:00:00Z` }, { today, settings: calendar });

describe('A year group', () => {
  it('is told with its school year once that is over', () => {
    for (const [year, sent, today, words] of [
      ['3', '2026-06-12', '2026-06-12', 'Year 3'],
      ['3', '2026-06-12', '2026-08-31', 'Year 3'],
      ['3', '2026-06-12', '2026-09-01', 'Year 3 in 2025/26'],
      ['R', '2026-06-12', '2026-09-20', 'Reception in 2025/26'],
      ['3', '2026-09-01', '2026-09-20', 'Year 3'],
      ['3', '2026-09-01', '2027-08-31', 'Year 3'],
      ['11', '2026-11-24', '2028-01-10', 'Year 11 in 2026/27'],
    ] as const) {
      assert.equal(told(year, sent, today), words, `${sent} to ${today}`);
      assert.equal(told(year, sent, today, YEAR), words, `${sent} to ${today}, with terms`);
    }
  });

  it('is told alone exactly while it is the same school year', () => {
    const day = fc.integer({ min: 0, max: 1400 }).map((days) => plusDays('2025-09-01', days));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 700 }), (sent, days) => {
        const today = plusDays(sent, days);
        const turned = Array.from({ length: days }, (_, at) => plusDays(sent, at + 1)).some((each) =>
          each.endsWith('-09-01'),
        );
        assert.equal(told('3', sent, today) === 'Year 3', !turned);
      }),
      { numRuns: 200 },
    );
  });
});
