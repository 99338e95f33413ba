/** Lets work with the same key begin in turn, each at least `gapMs` after the one before it, whether that has ended or not. */
export interface Pace {
  <T>(key: string, work: () => Promise<T>): Promise<T>;
}

/**
 * Teams takes 7 messages in one second and 60 in thirty for one conversation and refuses more; one a second is always
 * safe and plenty for a school. Different conversations do not wait for each other. Keys at rest take no memory.
 */
export function createPace(gapMs: number): Pace {
  const last = new Map<string, Promise<void>>();
  return <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const before = last.get(key) ?? Promise.resolve();
    const result = before.then(work);
    const free = before
      .then(() => pause(gapMs))
      .then(() => {
        if (last.get(key) === free) last.delete(key);
      });
    last.set(key, free);
    return result;
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    // Nothing waits for this but a next message, so it does not keep the process alive.
    setTimeout(resolve, milliseconds).unref();
  });
}
