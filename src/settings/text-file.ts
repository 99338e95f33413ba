import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/**
 * The text of a file, in UTF-8 or in UTF-16 (written by PowerShell 5 and old Windows editors), without its byte order
 * mark. Throws when the file cannot be read.
 */
export function readTextFile(path: string): string {
  return decode(readFileSync(path));
}

/** The same, asynchronously. */
export async function readTextFileLater(path: string): Promise<string> {
  return decode(await readFile(path));
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** From the byte order mark; without one from the zero byte that UTF-16 puts beside an ordinary first character. */
function encodingOf([first, second]: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== undefined && second !== 0))
    return 'utf-16be';
  return 'utf-8';
}
