import { plusDays } from '../calendar/calendar.ts';

/**
 * The school census in England: the third Thursday of January and of May, and the first Thursday of October
 * (CENSUS-AP). The month counts from 1.
 */
const CENSUSES = [
  { month: 1, thursday: 3 },
  { month: 5, thursday: 3 },
  { month: 10, thursday: 1 },
] as const;
const THURSDAY = 4;
/** A return is due about four weeks after its day (CENSUS-AP): so long people still work on it. */
const WORKED_ON_DAYS = 28;

/** The last census day before `date` (both `YYYY-MM-DD`). */
export function censusDayBefore(date: string): string {
  return daysAround(date).findLast((day) => day < date) ?? date;
}

/** `date` itself when it is a census day, otherwise the next one (both `YYYY-MM-DD`). */
export function censusDayFrom(date: string): string {
  return daysAround(date).find((day) => day >= date) ?? date;
}

/** The census days somebody may want on that day (`YYYY-MM-DD`): first the one that is worked on, then the other. */
export function censusDaysToShow(today: string): readonly [string, string] {
  const [last, next] = [censusDayBefore(today), censusDayFrom(today)];
  return today <= plusDays(last, WORKED_ON_DAYS) && next !== today ? [last, next] : [next, last];
}

/** Those of the year before, the year and the year after, in order. */
function daysAround(date: string): readonly string[] {
  const year = Number(date.slice(0, 4));
  return [year - 1, year, year + 1].flatMap((each) =>
    CENSUSES.map(({ month, thursday }) => {
      const first = `${each}-${String(month).padStart(2, '0')}-01`;
      const weekday = new Date(`${first}T00:00:00Z`).getUTCDay();
      return plusDays(first, ((THURSDAY - weekday + 7) % 7) + (thursday - 1) * 7);
    }),
  );
}
