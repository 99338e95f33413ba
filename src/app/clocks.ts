import type { Clock } from './ports/clock.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that starts at `from` and keeps running, for a demo to show what falls due. */
export function clockFrom(from: Date): Clock {
  const ahead = from.getTime() - Date.now();
  return { now: () => new Date(Date.now() + ahead) };
}
