/**
 * Storage could not be reached or would not answer. `code` says why, in a word that may be logged; the message holds
 * nothing of what was being read or written, and no cause is kept because it would.
 */
export class StorageUnavailable extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`storage cannot be used just now: ${code}`);
    this.name = 'StorageUnavailable';
    this.code = code;
  }
}

/** A stored row is not what this program writes: damaged, or written by a newer version of it. */
export class RowUnreadable extends Error {
  readonly code: 'row-damaged' | 'row-from-newer-version';
  constructor(kind: string, code: 'row-damaged' | 'row-from-newer-version') {
    super(`a stored ${kind} cannot be read: ${code}`);
    this.name = 'RowUnreadable';
    this.code = code;
  }
}

export { TooMuchToStore } from '../app/ports/too-much.ts';
