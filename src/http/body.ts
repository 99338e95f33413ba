import type { IncomingMessage } from 'node:http';

/** The largest request read, in bytes. Teams sends at most about 100 KB. */
export const LARGEST_REQUEST = 2 * 1024 * 1024;

/** The parsed JSON, or the status and the sentence to answer with. */
export type ReadBody =
  { readonly value: unknown } | { readonly refused: string; readonly status: 400 | 413 | 415 };

/**
 * Reads a request's JSON body. Never throws for what a client sends, and repeats nothing of it.
 * Our own because restify's reader has no handler for a broken gzip stream: one bad request would end the process.
 */
export async function readJson(request: IncomingMessage): Promise<ReadBody> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    request.resume();
    return { status: 415, refused: 'This request is compressed. Please send it as plain JSON.' };
  }
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += (chunk as Buffer).length;
      // Read on without keeping it: a client hears the answer only once it has sent everything.
      if (size <= LARGEST_REQUEST) chunks.push(chunk as Buffer);
      else if (size > 8 * LARGEST_REQUEST) break;
    }
  } catch {
    return { status: 400, refused: 'This request broke off before it was complete.' };
  }
  if (size > LARGEST_REQUEST) return { status: 413, refused: 'This request is too large.' };
  try {
    return { value: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown };
  } catch {
    return { status: 400, refused: 'This request is not valid JSON.' };
  }
}
