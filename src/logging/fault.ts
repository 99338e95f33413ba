import { fileURLToPath } from 'node:url';
import { ROOT } from '../root.ts';
import { placeInSources } from './source-maps.ts';

const FOLDER = fileURLToPath(ROOT);

/** Where our own code is. */
const OURS = /^(?:src|test)\//;

/** Codes are words like `ECONNRESET` or `ResourceNotFound`. Anything longer or with a space may be somebody's text. */
const CODE = /^[A-Za-z][A-Za-z0-9_.-]{0,49}$/;

/**
 * What kind of failure this is, from its code, HTTP status or class, in that order; `unknown` when none is usable.
 * Never the message: a foreign message may carry what a person typed.
 */
export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  const { code, statusCode, name } = error as { code?: unknown; statusCode?: unknown; name?: unknown };
  if (typeof code === 'string' && CODE.test(code)) return code;
  if (typeof statusCode === 'number' && Number.isInteger(statusCode)) return String(statusCode);
  if (typeof name === 'string' && CODE.test(name)) return name;
  return 'unknown';
}

/** The class of what was thrown, for example `TypeError`; `unknown` when it is not an error or its name is unusual. */
export function errorKind(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { name } = error;
  return CODE.test(name) ? name : 'unknown';
}

/**
 * Where it went wrong: `src/app/send.ts:41` for each frame in this repository, innermost first; no messages. In a
 * bundle, the same places of the sources it was built from.
 */
export function safeStack(error: unknown): string[] {
  if (!(error instanceof Error) || typeof error.stack !== 'string') return [];
  // The stack begins with the message, and a message may hold lines that look like frames.
  const frames = error.stack.includes(error.message)
    ? error.stack.slice(error.stack.indexOf(error.message) + error.message.length)
    : error.stack;
  const found: string[] = [];
  for (const line of frames.split('\n')) {
    if (!line.trimStart().startsWith('at ')) continue;
    const at = line.indexOf(FOLDER);
    if (at < 0) continue;
    const [, file, row, column = '1'] =
      /^([\w./-]+\.[cm]?[jt]s):(\d+)(?::(\d+))?\)?$/.exec(line.slice(at + FOLDER.length).trim()) ?? [];
    if (file === undefined) continue;
    const place = OURS.test(file) ? `${file}:${row}` : placeInSources(file, Number(row), Number(column));
    if (place !== undefined) found.push(place);
  }
  return found.slice(0, 12);
}
