import type { IncomingMessage } from 'node:http';

/**
 * The largest request that is read, in bytes. Teams limits a message to about 100 KB (50,000 characters); it can hold
 * its text twice, as typed and as HTML, in up to three bytes a character.
 */
export const LARGEST_REQUEST = 512 * 1024;
/** How long a request may take to arrive, in milliseconds. */
const ARRIVES_WITHIN_MS = 10_000;
/**
 * How deep a request's lists and objects may be, and how many values it may hold. A full card has about 300, 6 deep.
 */
const DEEPEST = 32;
const MOST_VALUES = 20_000;

/** The parsed JSON, or the status and the sentence to answer with. */
export type ReadBody =
  { readonly value: unknown } | { readonly refused: string; readonly status: 400 | 408 | 413 | 415 };

const TOO_LARGE = { status: 413, refused: 'This request is too large.' } as const;

/**
 * Reads a request's JSON body. Never throws for what a client sends, and repeats none of it. Our own because restify's
 * reader has no handler for a broken gzip stream: one bad request would end the process.
 */
export async function readJson(
  request: IncomingMessage,
  arrivesWithinMs = ARRIVES_WITHIN_MS,
): Promise<ReadBody> {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    return { status: 415, refused: 'This request is compressed. Please send it as plain JSON.' };
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_REQUEST) return TOO_LARGE;
  const chunks: Buffer[] = [];
  let size = 0;
  let isLate = false;
  const late = setTimeout(() => {
    isLate = true;
    request.destroy();
  }, arrivesWithinMs);
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += (chunk as Buffer).length;
      if (size > LARGEST_REQUEST) return TOO_LARGE;
      chunks.push(chunk as Buffer);
    }
  } catch {
    return isLate
      ? { status: 408, refused: 'This request took too long to arrive.' }
      : { status: 400, refused: 'This request ended before it was complete.' };
  } finally {
    clearTimeout(late);
  }
  try {
    const value = JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
    return isModest(value) ? { value } : TOO_LARGE;
  } catch {
    return { status: 400, refused: 'This request is not valid JSON.' };
  }
}

/** True unless a value is nested too deeply or holds too many values. */
function isModest(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  let count = 1;
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST || count > MOST_VALUES) return false;
    const next: unknown[] = [];
    for (const each of level)
      if (typeof each === 'object' && each !== null)
        for (const inner of Object.values(each)) next.push(inner);
    count += next.length;
    level = next;
  }
  return true;
}

/** How many bytes of a refused request are read, and for how long: enough for its sender to receive the answer. */
const DRAINED = 64 * 1024;
const DRAINED_WITHIN_MS = 1_000;

/** Reads and discards the rest of a refused request. Resolves at its end, or once it is too long or too slow. */
export function drain(request: IncomingMessage): Promise<void> {
  if (request.readableEnded || request.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    let size = 0;
    const done = () => {
      clearTimeout(late);
      request.pause();
      resolve();
    };
    const late = setTimeout(done, DRAINED_WITHIN_MS);
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > DRAINED) done();
    });
    for (const event of ['end', 'close', 'error'] as const) request.once(event, done);
  });
}
