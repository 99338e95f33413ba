import type { Question } from '../content/bank.ts';
import { holdsFirstName } from './first-names.ts';
import type { PupilReferenceRule } from '../school/settings.ts';

/** Two words of three letters or more: most likely a full name. */
const FULL_NAME = /\p{L}{3,}[\s-]+\p{L}{3,}/u;
/** A word in small letters and no figure: most likely a first name, where two capitals would be initials. */
const NAME = /^(?=\P{Nd}+$).*\p{L}{2,}\p{Ll}/u;
const APOSTROPHES = /[’‘‛`´′ʼ＇]/g;
/** A name shows up this early; the match takes quadratic time. */
const LONGEST_LOOK = 200;

/** Why a typed text is not a valid answer. Lengths are in characters. */
export type WritingProblem =
  | { readonly problem: 'no-text' | 'full-name' | 'odd-characters' }
  | { readonly problem: 'text-too-long'; readonly most: number; readonly length: number }
  | { readonly problem: 'text-too-short'; readonly least: number }
  | { readonly problem: 'reference-too-long'; readonly most: number }
  | { readonly problem: 'not-as-the-school-writes-it'; readonly example: string };

type CheckedText =
  | { readonly kind: 'answer'; readonly value: string }
  | { readonly kind: 'blank' }
  | ({ readonly kind: 'problem' } & WritingProblem);

/**
 * Checks a typed text: its length, and that a pupil's reference is not a name and looks as the school's own rule has it.
 * Never throws.
 */
export function checkText(question: Question, raw: unknown, rule?: PupilReferenceRule): CheckedText {
  if (typeof raw !== 'string' && typeof raw !== 'number') return { kind: 'problem', problem: 'no-text' };
  const text = tidy(String(raw), question.textRule === 'school-reference');
  if (text === '') return { kind: 'blank' };
  if (question.textRule === 'school-reference') {
    const found = referenceProblem(question, text, rule);
    if (found !== undefined) return { kind: 'problem', ...found };
  }
  const { minLength, maxLength } = question;
  if (maxLength !== undefined && text.length > maxLength)
    return { kind: 'problem', problem: 'text-too-long', most: maxLength, length: text.length };
  if (minLength !== undefined && text.length < minLength)
    return { kind: 'problem', problem: 'text-too-short', least: minLength };
  return { kind: 'answer', value: text };
}

function referenceProblem(
  question: Question,
  text: string,
  rule: PupilReferenceRule | undefined,
): WritingProblem | undefined {
  const { maxLength: most } = question;
  if (FULL_NAME.test(text.slice(0, LONGEST_LOOK))) return { problem: 'full-name' };
  if (!/^[\p{L}\d' -]+$/u.test(text)) return { problem: 'odd-characters' };
  if (most !== undefined && text.length > most) return { problem: 'reference-too-long', most };
  if (isName(text)) return { problem: 'full-name' };
  // The settings refuse a pattern that takes long on a text this short.
  return rule === undefined || new RegExp(`^(?:${rule.pattern})$`, 'iu').test(text)
    ? undefined
    : { problem: 'not-as-the-school-writes-it', example: rule.example };
}

/** True for a short text that is plainly somebody's name, or holds a first name: no reference for a pupil. */
export function isName(text: string): boolean {
  return FULL_NAME.test(text) || NAME.test(text) || holdsFirstName(text);
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
