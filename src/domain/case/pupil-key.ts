import { QUESTION } from '../known-ids/questions.ts';
import type { Referral } from './referral.ts';

import { asRead } from '../plain-text.ts';

/** Identifies a pupil by the school's own reference, however typed: `ab 8`, `AB-8` and `AB8` all give `AB8`. */
export function pupilKey(schoolReference: string): string {
  return asRead(schoolReference)
    .toUpperCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The school's own reference for the pupil as the referrer typed it; undefined where there is none. */
export function pupilReferenceOf({ answers }: Pick<Referral, 'answers'>): string | undefined {
  const pupil = answers[QUESTION.pupilReference];
  return typeof pupil === 'string' ? pupil : undefined;
}

/** One key per pupil, however the reference was typed; a case without a reference counts as its own pupil. */
export function pupilOf({ id, answers }: Pick<Referral, 'id' | 'answers'>): string {
  const letters = pupilKey(pupilReferenceOf({ answers }) ?? '');
  return letters === '' ? `case ${id}` : letters;
}
