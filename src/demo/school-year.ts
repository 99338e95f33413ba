import type { SchoolSettings } from '../domain/school/settings.ts';

/** The demo school's terms in 2026/27: made up, though plausible. A real school writes its own. */
export const TERMS_2026_27: NonNullable<SchoolSettings['terms']> = [
  { from: '2026-09-01', to: '2026-10-23', what: 'Autumn term, first half' },
  { from: '2026-11-02', to: '2026-12-18', what: 'Autumn term, second half' },
  { from: '2027-01-04', to: '2027-02-12', what: 'Spring term, first half' },
  { from: '2027-02-22', to: '2027-03-25', what: 'Spring term, second half' },
  { from: '2027-04-12', to: '2027-05-28', what: 'Summer term, first half' },
  { from: '2027-06-07', to: '2027-07-21', what: 'Summer term, second half' },
];

/** Days in term on which only staff are in school. */
export const INSET_2026_27: NonNullable<SchoolSettings['insetDays']> = [
  { date: '2026-09-01', what: 'Staff training day' },
  { date: '2027-01-04', what: 'Staff training day' },
  { date: '2027-06-28', what: 'Staff training day' },
];

/** Other days on which the school is closed. */
export const CLOSED_2026_27: SchoolSettings['closed'] = [
  { from: '2026-10-16', to: '2026-10-16', what: 'Closed: no heating' },
];
