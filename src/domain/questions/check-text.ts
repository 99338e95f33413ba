import type { Question } from '../content/bank.ts';

/** Two words of three letters or more: somebody's full name, most likely. */
const FULL_NAME = /\p{L}{3,}[\s-]+\p{L}{3,}/u;
const APOSTROPHES = /[’‘‛`´′ʼ＇]/g;
/** A name shows itself this early; looking further takes time with the square of the length. */
const LONGEST_LOOK = 200;

type CheckedText =
  | { readonly kind: 'answer'; readonly value: string }
  | { readonly kind: 'blank' }
  | { readonly kind: 'problem'; readonly sentence: string };

/** Checks a typed text: its length, and for the pupil's reference that it is one and not a name. Never throws. */
export function checkText(question: Question, raw: unknown): CheckedText {
  if (typeof raw !== 'string' && typeof raw !== 'number')
    return { kind: 'problem', sentence: 'Please type this again; it did not arrive as text.' };
  const text = tidy(String(raw), question.textRule === 'school-reference');
  if (text === '') return { kind: 'blank' };
  if (question.textRule === 'school-reference') {
    const sentence = referenceProblem(question, text);
    if (sentence !== undefined) return { kind: 'problem', sentence };
  }
  const { minLength, maxLength } = question;
  if (maxLength !== undefined && text.length > maxLength)
    return {
      kind: 'problem',
      sentence: `Please shorten this to ${maxLength} characters; it has ${text.length}.`,
    };
  if (minLength !== undefined && text.length < minLength)
    return { kind: 'problem', sentence: `Please give at least ${minLength} characters.` };
  return { kind: 'answer', value: text };
}

function referenceProblem(question: Question, text: string): string | undefined {
  if (FULL_NAME.test(text.slice(0, LONGEST_LOOK)))
    return "Please use the school pupil number, or initials and year (for example AB 8), instead of a full name. It keeps the pupil's name out of the chat.";
  if (!/^[\p{L}\d' -]+$/u.test(text))
    return 'Please use only letters, digits, spaces, hyphens and apostrophes, for example AB 8.';
  if (text.length > (question.maxLength ?? text.length))
    return `Please use at most ${question.maxLength ?? 12} characters: the school pupil number, or initials and year (for example AB 8).`;
  return undefined;
}

/** A visible text; a reference has single spaces only. */
function tidy(text: string, oneLine: boolean): string {
  const visible = visibleText(text);
  return oneLine
    ? visible
        .normalize('NFC')
        .replaceAll(/\p{Pd}/gu, '-')
        .replaceAll(APOSTROPHES, "'")
        .replaceAll(/\s+/g, ' ')
        .trim()
    : visible;
}

/** A typed text with a blank for each character nobody can see, lines kept, and nothing at the ends. */
export function visibleText(text: string): string {
  return (
    text
      // Unicode's own line separators come out of documents; a row holds each of them as six characters.
      .replaceAll(/\r\n|[\u2028\u2029]/g, '\n')
      .replaceAll(/[^\P{C}\n]/gu, ' ')
      .trim()
  );
}
