import type { AgreementSheet } from '../../src/words/pack/agreement-sheet.ts';

/** A sheet of a made-up pupil; somebody wrote a sign of the page's own language into it. */
export const AGREEMENT_SHEET: AgreementSheet = {
  school: 'Test School',
  reference: 'R-TEST1',
  pupil: { reference: 'QZ 77', year: 'Year 9' },
  madeOn: '2026-11-24',
  start: '2026-11-25',
  review: '2026-12-09',
  end: '2027-01-06',
  days: Array.from({ length: 5 }, (_, at) => ({ inSchool: 3, elsewhere: at === 0 ? 2 : 0 })),
  hours: { inSchool: 15, elsewhere: 2 },
  week: 32.5,
  reviewDays: 14,
  steps: [{ from: '2026-11-30', hours: 18 }],
  restOfWeek: 'A tutor on <b>Mondays</b>.',
  keyAdult: 'Jo Colleague',
};
