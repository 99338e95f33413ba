/**
 * What this process knows to have been told on a school day: claims that it has read or written, and need not read again.
 * It is forgotten the next day, because a card that came too late gives its claims back.
 */
export interface Told {
  /** The ids of the claims of that day (`YYYY-MM-DD`). */
  on(day: string): Set<string>;
}

/** Nothing told yet. */
export function rememberTold(): Told {
  let today = '';
  let told = new Set<string>();
  return {
    on(day) {
      if (day !== today) told = new Set();
      today = day;
      return told;
    },
  };
}
