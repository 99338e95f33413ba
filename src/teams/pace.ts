/** Starts work with the same key in turn, each at least `gapMs` after the start of the one before. */
export interface Pace {
  <T>(key: string, work: () => Promise<T>): Promise<T>;
}

/**
 * Teams accepts 7 messages a second and 60 in thirty seconds for one conversation and refuses more; one a second is
 * always safe, and plenty for a school. Conversations do not wait for one another. Idle keys take no memory.
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
  // It keeps the process alive: a command that ended here would leave the next message unsent.
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
