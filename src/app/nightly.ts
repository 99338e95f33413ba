import { londonDate, londonTime } from '../domain/calendar/london.ts';
import { claim } from './once-claims.ts';
import type { Clock } from './ports/clock.ts';
import type { Records } from './ports/records.ts';

/** When nobody is at work, and after both clock changes. */
const NIGHT = '02:30';

/** True once a night in London, for the first instance that asks; false by day and for all others. */
export async function isFirstTonight(
  parts: { readonly records: Records; readonly clock: Clock },
  job: string,
): Promise<boolean> {
  const now = parts.clock.now();
  if (londonTime(now) < NIGHT) return false;
  const id = `${job}|${londonDate(now)}`;
  if (await parts.records.readClaim(id)) return false;
  return (await parts.records.commit([claim(parts, id)])) === 'done';
}
