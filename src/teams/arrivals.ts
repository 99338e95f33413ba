/** For so long a second word of the same installation is one too many; installing it again later is a new one. */
const WINDOW_MS = 60_000;

/**
 * Tells the first word of an installation from the second: Teams sends two, and repeats each that it thinks lost. True
 * for the first. `now` is in milliseconds.
 */
export function rememberArrivals(now: () => number = () => performance.now()): (key: string) => boolean {
  const seen = new Map<string, number>();
  return (key) => {
    for (const [old, at] of seen) if (now() - at > WINDOW_MS) seen.delete(old);
    if (seen.has(key)) return false;
    seen.set(key, now());
    return true;
  };
}
