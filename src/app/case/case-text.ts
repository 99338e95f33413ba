import { visibleText } from '../../domain/questions/check-text.ts';
import { describeLongText, describeMissingText } from '../../words/case-text.ts';
import type { TextProblem } from '../for-presser.ts';

/** The longest short text about a case, in characters. */
const CASE_TEXT_LENGTH = 300;
/** The longest text redrawn on a form that was not accepted, in characters. */
export const LONGEST_ECHO = 1000;

/** A text typed on a case form, ready to store, or what is wrong with it; the form keeps what was typed. */
export function readCaseText(
  field: TextProblem['field'],
  raw: unknown,
): { readonly text: string } | { readonly problem: TextProblem } {
  const typed = typeof raw === 'string' ? raw : '';
  const text = visibleText(typed);
  if (text === '') return { problem: { field, typed: '', sentence: describeMissingText(field) } };
  if (text.length > CASE_TEXT_LENGTH) {
    const sentence = tooLong('this', text, typed, CASE_TEXT_LENGTH);
    return { problem: { field, typed: typed.slice(0, LONGEST_ECHO), sentence } };
  }
  return { text };
}

/** What is too long, by how much, and how much of it is left on the form. */
function tooLong(what: string, text: string, typed: string, most: number): string {
  const kept = typed.length > LONGEST_ECHO ? { kept: LONGEST_ECHO } : {};
  return describeLongText(what, { most, length: text.length, ...kept });
}

/** An optional text, ready to store, or what is wrong with it. `what` names it, `most` is in characters. */
export function readMoreText(
  raw: unknown,
  what: string,
  most = CASE_TEXT_LENGTH,
): { readonly text: string } | { readonly problem: string } {
  const typed = typeof raw === 'string' ? raw : '';
  const text = visibleText(typed);
  return text.length > most ? { problem: tooLong(what, text, typed, most) } : { text };
}
