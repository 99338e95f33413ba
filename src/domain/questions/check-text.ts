import type { Question } from '../content/bank.ts';

/** Two words of three letters or more: most likely a full name. */
const FULL_NAME = /\p{L}{3,}[\s-]+\p{L}{3,}/u;
const APOSTROPHES = /[’‘‛`´′ʼ＇]/g;
/** A name shows up this early; the match takes quadratic time. */
const LONGEST_LOOK = 200;

/** Why a typed text is not a valid answer. Lengths are in characters. */
export type WritingProblem =
  | { readonly problem: 'no-text' | 'full-name' | 'odd-characters' }
  | { readonly problem: 'text-too-long'; readonly most: number; readonly length: number }
  | { readonly problem: 'text-too-short'; readonly least: number }
  | { readonly problem: 'reference-too-long'; readonly most: number };

type CheckedText =
  | { readonly kind: 'answer'; readonly value: string }
  | { readonly kind: 'blank' }
  | ({ readonly kind: 'problem' } & WritingProblem);

/** Checks a typed text: its length, and that a pupil's reference is not a name. Never throws. */
export function checkText(question: Question, raw: unknown): CheckedText {
  if (typeof raw !== 'string' && typeof raw !== 'number') return { kind: 'problem', problem: 'no-text' };
  const text = tidy(String(raw), question.textRule === 'school-reference');
  if (text === '') return { kind: 'blank' };
  if (question.textRule === 'school-reference') {
    const found = referenceProblem(question, text);
    if (found !== undefined) return { kind: 'problem', ...found };
  }
  const { minLength, maxLength } = question;
  if (maxLength !== undefined && text.length > maxLength)
    return { kind: 'problem', problem: 'text-too-long', most: maxLength, length: text.length };
  if (minLength !== undefined && text.length < minLength)
    return { kind: 'problem', problem: 'text-too-short', least: minLength };
  return { kind: 'answer', value: text };
}

function referenceProblem(question: Question, text: string): WritingProblem | undefined {
  const { maxLength: most } = question;
  if (FULL_NAME.test(text.slice(0, LONGEST_LOOK))) return { problem: 'full-name' };
  if (!/^[\p{L}\d' -]+$/u.test(text)) return { problem: 'odd-characters' };
  return most !== undefined && text.length > most ? { problem: 'reference-too-long', most } : undefined;
}

/** A text made visible; a reference has single spaces only. */
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

/** A typed text with blanks for invisible characters, its lines kept, and trimmed. */
export function visibleText(text: string): string {
  return (
    text
      // Unicode's own line separators are pasted from documents; a row takes six characters for each.
      .replaceAll(/\r\n|[\u2028\u2029]/g, '\n')
      .replaceAll(/[^\P{C}\n]/gu, ' ')
      .trim()
  );
}
