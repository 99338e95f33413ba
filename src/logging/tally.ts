/** Counts one more occurrence of something anybody can cause any number of times. */
export type Tally = () => void;

/** The shortest time between two lines. */
const GAP_MS = 10_000;

/** A tally that reports its count since the last report: at once, then at most every ten seconds. */
export function createTally(report: (count: number) => void, gapMs = GAP_MS): Tally {
  let count = 0;
  let reportedAt = Number.NEGATIVE_INFINITY;
  return () => {
    count++;
    const now = performance.now();
    if (now - reportedAt < gapMs) return;
    report(count);
    count = 0;
    reportedAt = now;
  };
}
