import type { SchoolCalendar } from '../../src/domain/calendar/calendar.ts';

/** A school year with half terms, a week off between them and two weeks at Christmas. */
export const YEAR: SchoolCalendar = {
  closed: [
    { from: '2026-10-26', to: '2026-10-30' },
    { from: '2026-12-21', to: '2027-01-01' },
    { from: '2027-02-15', to: '2027-02-19' },
    { from: '2027-03-29', to: '2027-04-09' },
    { from: '2027-05-31', to: '2027-06-04' },
    { from: '2027-07-22', to: '2027-09-01' },
  ],
  terms: [
    { from: '2026-09-02', to: '2026-12-18' },
    { from: '2027-01-04', to: '2027-03-26' },
    { from: '2027-04-12', to: '2027-07-21' },
  ],
};
