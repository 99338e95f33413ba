import { findWordMatch } from '../domain/word-check/word-check.ts';
import type { Press } from './bot.ts';
import type { School } from './turn.ts';

/** Verbs that keep somebody safe, which are never rate limited. */
const SAFETY_VERBS: ReadonlySet<unknown> = new Set(['stop', 'told-dsl', 'word-check', 'note-check']);

/** True for Stop and what follows it, every answer to the gate, and text that may mean harm. */
export function isPressForSafety({ content }: School, { verb, data }: Press): boolean {
  if (SAFETY_VERBS.has(verb)) return true;
  const typed = typeof data === 'object' && data !== null ? Object.entries(data) : [];
  if (typed.some(([name]) => content.bank.questions.get(name)?.gate === true)) return true;
  const texts = typed.flatMap(([, value]) => (typeof value === 'string' ? [value] : []));
  return findWordMatch(content, texts.join(' '));
}
