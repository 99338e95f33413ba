import type { Clock } from './ports/clock.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that says `from` now and goes on from there, so that a demo can make due things due. */
export function clockFrom(from: Date): Clock {
  const ahead = from.getTime() - Date.now();
  return { now: () => new Date(Date.now() + ahead) };
}
