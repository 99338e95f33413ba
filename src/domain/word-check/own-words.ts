import { findWordMatch, formsIn, wordsOf, type WordCheck } from './word-check.ts';

/** A school's own words for the word check, in addition to the built-in ones, which it cannot remove. */
export interface OwnWords {
  /** Words and phrases to ask about, for example the name of a gang or a street. */
  readonly words: readonly string[];
  /** Phrases in which one of those words means no harm here. */
  readonly harmless: readonly string[];
}

/**
 * Shorter ones occur in every sentence: they would let through phrases that should be asked about for their other
 * words.
 */
const SHORTEST_OWN_WORD = 4;

/** The word check extended with a school's own words. */
export function withOwnWords(wordCheck: WordCheck, own: OwnWords): WordCheck {
  return {
    ...wordCheck,
    words: [...wordCheck.words, ...own.words],
    harmless: [...wordCheck.harmless, ...own.harmless],
  };
}

/** Why a school's own harmless phrase cannot be used: it contains no word that is asked about, or silences too much. */
export interface OwnWordsProblem {
  readonly problem: 'nothing-asked-about' | 'silences-too-much';
  readonly phrase: string;
}

/** The school's own harmless phrases that cannot be used; empty when all can. */
export function ownWordProblems(wordCheck: WordCheck, own: OwnWords): readonly OwnWordsProblem[] {
  const builtIn = formsIn(wordCheck);
  const all = { wordCheck: withOwnWords(wordCheck, { ...own, harmless: [] }) };
  return own.harmless.flatMap((phrase): readonly OwnWordsProblem[] => {
    if (!findWordMatch(all, phrase)) return [{ problem: 'nothing-asked-about', phrase }];
    const hasOwn = wordsOf(phrase).some((word) => word.length >= SHORTEST_OWN_WORD && !builtIn.has(word));
    return hasOwn ? [] : [{ problem: 'silences-too-much', phrase }];
  });
}
