import { visibleText } from '../../domain/questions/check-text.ts';
import type { Knowledge } from '../../domain/content/knowledge.ts';
import { findWordMatch } from '../../domain/word-check/word-check.ts';
import type { TextProblem } from '../reply.ts';

/** The longest short text about a case, in characters. */
const CASE_TEXT_LENGTH = 300;
/** The longest text drawn again on a form that was not sent, in characters. */
export const LONGEST_ECHO = 1000;

const EMPTY = {
  reason: 'Please write a short reason. The person who raised the concern will read it.',
  question: 'Please write the question you want to ask.',
  answer: 'Please write your answer.',
  note: 'Please write your note.',
} as const;

/** A typed text of a case form, ready to store, or what to do about it; what was typed is kept for the form. */
export function readCaseText(
  field: TextProblem['field'],
  raw: unknown,
): { readonly text: string } | { readonly problem: TextProblem } {
  const typed = typeof raw === 'string' ? raw : '';
  const text = visibleText(typed);
  if (text === '') return { problem: { field, typed: '', sentence: EMPTY[field] } };
  if (text.length > CASE_TEXT_LENGTH) {
    const sentence = tooLong('this', text, typed, CASE_TEXT_LENGTH);
    return { problem: { field, typed: typed.slice(0, LONGEST_ECHO), sentence } };
  }
  return { text };
}

/** What is too long, by how much, and how much of it still stands on the form. */
function tooLong(what: string, text: string, typed: string, most: number): string {
  const kept =
    typed.length > LONGEST_ECHO
      ? ` Only the first ${LONGEST_ECHO.toLocaleString('en-GB')} are still here.`
      : '';
  return `Please shorten ${what} to ${most} characters: it has ${text.length.toLocaleString('en-GB')}.${kept}`;
}

/** A text that may be left out, ready to store, or what to do about it. `what` names it, `most` is in characters. */
export function readMoreText(
  raw: unknown,
  what: string,
  most = CASE_TEXT_LENGTH,
): { readonly text: string } | { readonly problem: string } {
  const typed = typeof raw === 'string' ? raw : '';
  const text = visibleText(typed);
  return text.length > most ? { problem: tooLong(what, text, typed, most) } : { text };
}

/** Asks a lead to look again when words may mean harm (G-05): a prompt, not a finding; pressing again sends it. */
export function leadWordCheck(
  knowledge: Knowledge,
  field: TextProblem['field'],
  text: string,
  pressedAgain: boolean,
): TextProblem | undefined {
  if (pressedAgain || !findWordMatch(knowledge, text)) return undefined;
  return {
    field,
    typed: text,
    pressAgainSends: true,
    sentence:
      'Please look again: some of these words can be about harm. If they are, speak to the DSL and take them out here. If not, press the button again to send.',
  };
}
