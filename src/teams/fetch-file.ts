import type { FetchFile } from '../app/ports/fetch-file.ts';
import type { Log } from '../app/ports/log.ts';

/** A list of all accounts of a large school is a few hundred kilobytes. */
const LARGEST_BYTES = 2 * 1024 * 1024;
/** Whoever sent it gets an answer within ten seconds. */
const LIMIT_MS = 6000;

/**
 * True where Microsoft keeps people's files: in anybody's SharePoint, because an administrator's own files may be in
 * another one than the school's. Over https, without credentials or a port.
 */
export function isSharePoint(url: URL): boolean {
  return (
    url.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    url.port === '' &&
    /^[a-z0-9-]+\.sharepoint\.com$/.test(url.hostname)
  );
}

/** Fetches files from where `mayFetch` allows, and from nowhere that those places point to. */
export function fileFetcher(mayFetch: (url: URL) => boolean, log: Log): FetchFile {
  return async (address, mostBytes = LARGEST_BYTES) => {
    try {
      const url = new URL(address);
      if (!mayFetch(url)) return 'not-allowed';
      const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(LIMIT_MS) });
      if (!answer.ok || !answer.body) return 'failed';
      const pieces: Uint8Array[] = [];
      let length = 0;
      for await (const piece of answer.body) {
        length += piece.length;
        if (length > mostBytes) return 'too-large';
        pieces.push(piece);
      }
      return Buffer.concat(pieces);
    } catch (error) {
      log.warn({ event: 'broken', outcome: 'fetch-file', ...log.describe(error) });
      return 'failed';
    }
  };
}
