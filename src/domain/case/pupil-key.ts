import { asRead } from '../plain-text.ts';

/** What tells pupils apart by the school's own reference, however it was typed: `ab 8`, `AB-8` and `AB8` are one, `AB8`. */
export function pupilKey(schoolReference: string): string {
  return asRead(schoolReference)
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}
