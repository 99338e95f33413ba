import type { SchoolSettings } from '../domain/settings.ts';

/**
 * When the demo school is closed in 2026/27. The term dates are made up, though plausible; the bank holidays are
 * England's. A real school writes its own.
 */
export const CLOSED_2026_27: SchoolSettings['closed'] = [
  { from: '2026-07-22', to: '2026-08-31', what: 'Summer holiday and bank holiday' },
  { from: '2026-09-01', to: '2026-09-01', what: 'Staff training day' },
  { from: '2026-10-26', to: '2026-10-30', what: 'Autumn half-term' },
  { from: '2026-12-21', to: '2027-01-01', what: 'Christmas holiday and bank holidays' },
  { from: '2027-01-04', to: '2027-01-04', what: 'Staff training day' },
  { from: '2027-02-15', to: '2027-02-19', what: 'Spring half-term' },
  { from: '2027-03-26', to: '2027-04-09', what: 'Easter holiday, Good Friday and Easter Monday' },
  { from: '2027-05-03', to: '2027-05-03', what: 'Early May bank holiday' },
  { from: '2027-05-31', to: '2027-06-04', what: 'Summer half-term and spring bank holiday' },
  { from: '2027-07-22', to: '2027-08-31', what: 'Summer holiday and bank holiday' },
];
