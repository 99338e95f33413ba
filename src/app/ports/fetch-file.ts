/** Why a file could not be had. `not-allowed`: it is not where the school's files are. */
export type NoFile = 'not-allowed' | 'too-large' | 'failed';

/** Fetches a file that somebody sent in their chat, from where Teams keeps it; 2 MB at most, if not told otherwise. Never throws. */
export type FetchFile = (url: string, mostBytes?: number) => Promise<Uint8Array | NoFile>;
