import { dayNumber } from './day-number.ts';

const DAYS_OF_A_YEAR = 365.2425;
const A_FRIDAY = dayNumber('2026-06-26') ?? 0;

/**
 * The school leaving date of the school year a day is in: the last Friday in June, at the end of which pupils in Year
 * 11 cease to be of compulsory school age (EA96-8). Both are day numbers; a school year runs from September to August.
 */
export function leavingDateOf(day: number): number {
  // Day numbers count years from March: off by a day at most around 1 March, which does not matter for finding June.
  const year = Math.floor(day / DAYS_OF_A_YEAR);
  return day > dayOf(year, '08-31') ? lastFridayInJune(year + 1) : lastFridayInJune(year);
}

function lastFridayInJune(year: number): number {
  const last = dayOf(year, '06-30');
  return last - ((((last - A_FRIDAY) % 7) + 7) % 7);
}

function dayOf(year: number, monthAndDay: string): number {
  return dayNumber(`${String(year).padStart(4, '0')}-${monthAndDay}`) ?? Number.NaN;
}
