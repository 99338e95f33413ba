import type { Knowledge } from '../triage/knowledge.ts';

const made = new WeakMap<Knowledge, RegExp>();

/**
 * True when a text holds a word or phrase of the school's list (G-05): whole words only, whatever the case, with or
 * without hyphens, spaces and apostrophes between the parts, and with simple endings (kill, kills, killed, killing).
 * A match is a reason to ask, never a finding; no match means nothing.
 */
export function findWordMatch(knowledge: Knowledge, text: string): boolean {
  let pattern = made.get(knowledge);
  if (!pattern) {
    pattern = patternFor(knowledge.wordCheck);
    made.set(knowledge, pattern);
  }
  return pattern.test(plain(text));
}

/** Lower case, accents and apostrophes gone, everything that is not a letter or digit a single blank. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f'’‘`´]/g, '')
    .replaceAll(/[^\p{L}\d]+/gu, ' ');
}

function patternFor(words: readonly string[]): RegExp {
  const phrases = words.map((word) => {
    const parts = plain(word).trim().split(' ');
    const last = parts.pop() ?? '';
    return [...parts, withEndings(last)].join(' ?');
  });
  return phrases.length === 0 ? /(?!)/ : new RegExp(`(?:^| )(?:${phrases.join('|')})(?= |$)`, 'u');
}

/** A word with the endings it may carry: plural, past and -ing, with a doubled consonant or a dropped e. */
function withEndings(word: string): string {
  if (word.length < 3) return word;
  if (word.endsWith('e')) return `${word.slice(0, -1)}(?:e|es|ed|ing|er|ers)`;
  const last = word.at(-1) ?? '';
  return `${word}(?:s|es|ed|ing|er|ers|${last}ed|${last}ing|${last}er)?`;
}
