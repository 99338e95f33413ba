import { asRead } from '../plain-text.ts';

/** Words and phrases that make the bot ask about safety before it saves a text (G-05). */
export interface WordCheck {
  /** Words that stand for one another in a phrase, by the name it uses for them: `{them}`. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly words: readonly string[];
  /** Phrases in which such a word means no harm. */
  readonly harmless: readonly string[];
  /** Sentences that should make the bot ask, and some that should not, to test the words with. */
  readonly examples: { readonly worrying: readonly string[]; readonly harmless: readonly string[] };
}

interface Patterns {
  readonly words: RegExp;
  readonly harmless: RegExp;
}

const made = new WeakMap<WordCheck, Patterns>();

/**
 * True when a text holds a word or phrase of the school's list (G-05): whole words only, as a reader sees them, with or
 * without hyphens, spaces and apostrophes between the parts, and with simple endings (kill, kills, killed, killing).
 * A match is a reason to ask, never a finding; no match means nothing.
 */
export function findWordMatch({ wordCheck }: { readonly wordCheck: WordCheck }, text: string): boolean {
  let patterns = made.get(wordCheck);
  if (!patterns) {
    const { words, harmless, groups } = wordCheck;
    patterns = { words: patternFor(words, groups, 'u'), harmless: patternFor(harmless, groups, 'gu') };
    made.set(wordCheck, patterns);
  }
  return patterns.words.test(plain(text).replaceAll(patterns.harmless, ' '));
}

/** The examples the words fail at: worrying ones that would pass, and harmless ones that would make the bot ask. */
export function failedExamples(wordCheck: WordCheck): {
  missed: readonly string[];
  asked: readonly string[];
} {
  const asks = (text: string): boolean => findWordMatch({ wordCheck }, text);
  return {
    missed: wordCheck.examples.worrying.filter((text) => !asks(text)),
    asked: wordCheck.examples.harmless.filter(asks),
  };
}

/** Accents and apostrophes gone, full stops between single letters too; all that is no letter or digit a single blank. */
function plain(text: string): string {
  return asRead(text)
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f']/g, '')
    .replaceAll(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .replaceAll(/[^\p{L}\d]+/gu, ' ');
}

function patternFor(phrases: readonly string[], groups: WordCheck['groups'], flags: string): RegExp {
  if (phrases.length === 0) return new RegExp('(?!)', flags);
  const one = (word: string): string => {
    const group = /^\{(.+)\}$/.exec(word)?.[1];
    if (group === undefined) return withEndings(plain(word).trim().split(' '));
    return `(?:${(groups[group] ?? []).map((member) => withEndings(plain(member).trim().split(' '))).join('|')})`;
  };
  const patterns = phrases.map((phrase) => phrase.split(' ').map(one).join(' ?'));
  return new RegExp(`(?<=^| )(?:${patterns.join('|')})(?= |$)`, flags);
}

/** Words with the endings each may carry: plural, past and -ing, with a doubled consonant or a dropped e. */
function withEndings(words: readonly string[]): string {
  return words
    .map((word) => {
      if (word.length < 3) return word;
      if (word.endsWith('e')) return `${word.slice(0, -1)}(?:e|es|ed|ing|er|ers)`;
      const last = word.at(-1) ?? '';
      return `${word}(?:s|es|ed|ing|er|ers|${last}ed|${last}ing|${last}er)?`;
    })
    .join(' ?');
}
