import { OPTION } from '../known-ids/options.ts';

/**
 * Roughly how many hours a week are full-time in a year group. No law sets a number: the Ombudsman's rule of thumb is
 * 21 (key stage 1), 23.5 (key stage 2), 24 (key stage 3 and Year 10) and 25 (Year 11); one-to-one teaching may be fewer
 * (LGO).
 */
export function fullTimeHours(year: string | undefined): number {
  const { nursery, reception } = OPTION.yearGroup;
  const number = year === nursery || year === reception ? 0 : Number(year ?? Number.NaN);
  if (number <= 2) return 21;
  if (number <= 6) return 23.5;
  return number >= 11 || Number.isNaN(number) ? 25 : 24;
}
