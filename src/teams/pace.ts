/** Starts work with the same key in turn, each at least `gapMs` after the start of the one before. */
export interface Pace {
  <T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Nothing starts with this key for so many milliseconds, and then with twice the gap, for some minutes. */
  slower(key: string, pauseMs: number): void;
}

/** How long a key that was slowed down stays so. */
const SLOWER_MS = 10 * 60_000;

/** Keys do not wait for one another, and idle ones take no memory. */
export function createPace(gapMs: number): Pace {
  const last = new Map<string, Promise<void>>();
  const slowed = new Map<string, { readonly startsAt: number; readonly endsAt: number }>();
  const gapOf = (key: string): number => {
    const now = performance.now();
    const slow = slowed.get(key);
    if (slow && now < slow.endsAt) return Math.max(gapMs * 2, slow.startsAt - now);
    slowed.delete(key);
    return gapMs;
  };
  const pace = <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const before = last.get(key) ?? Promise.resolve();
    const result = before.then(work);
    const free = before
      .then(() => pause(gapOf(key)))
      .then(() => {
        if (last.get(key) === free) last.delete(key);
      });
    last.set(key, free);
    return result;
  };
  const slower = (key: string, pauseMs: number) => {
    const startsAt = performance.now() + pauseMs;
    slowed.set(key, { startsAt, endsAt: startsAt + SLOWER_MS });
  };
  return Object.assign(pace, { slower });
}

function pause(milliseconds: number): Promise<void> {
  // It keeps the process alive: a command that ended here would leave the next message unsent.
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
