/**
 * Storage could not be reached or did not respond. `code` says why, in a word that may be logged. The message holds
 * none of the data; there is no `cause`, because that would.
 */
export class StorageUnavailable extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`storage cannot be used just now: ${code}`);
    this.name = 'StorageUnavailable';
    this.code = code;
  }
}

/** A stored row does not have the shape that this program writes: damaged, or written by a newer version. */
export class RowUnreadable extends Error {
  readonly code: 'row-damaged' | 'row-from-newer-version';
  constructor(kind: string, code: 'row-damaged' | 'row-from-newer-version') {
    super(`a stored ${kind} cannot be read: ${code}`);
    this.name = 'RowUnreadable';
    this.code = code;
  }
}

/** What a row holds, or undefined for a damaged one: it must not hold up the others. */
export function readOrUndefined<T>(reading: () => T): T | undefined {
  try {
    return reading();
  } catch (error) {
    if (!(error instanceof RowUnreadable)) throw error;
    return undefined;
  }
}

export { TooMuchToStore } from '../app/ports/too-much.ts';
