import { findWordMatch, formsIn, wordsOf, type WordCheck } from './word-check.ts';

/** A school's own words for the word check, beside those that come with the program: those stay, whatever it adds. */
export interface OwnWords {
  /** Words and phrases to ask about, for example the name of a gang or a street. */
  readonly words: readonly string[];
  /** Phrases in which a word that is asked about means no harm here. */
  readonly harmless: readonly string[];
}

/** Shorter ones stand in every sentence: they would let a phrase pass that is asked about for its other words. */
const SHORTEST_OWN_WORD = 4;

/** The word check with a school's own words beside it. */
export function withOwnWords(wordCheck: WordCheck, own: OwnWords): WordCheck {
  return {
    ...wordCheck,
    words: [...wordCheck.words, ...own.words],
    harmless: [...wordCheck.harmless, ...own.harmless],
  };
}

/** Why a school's own harmless phrase cannot be used: it names nothing that is asked about, or silences too much. */
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
