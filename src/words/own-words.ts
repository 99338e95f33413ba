import type { OwnWordsProblem } from '../domain/word-check/own-words.ts';

/** Why a phrase that the school's settings call harmless cannot be used, and what to write instead. */
export function describeOwnWordsProblem({ problem, phrase }: OwnWordsProblem): string {
  switch (problem) {
    case 'nothing-asked-about':
      return `The school's settings call "${phrase}" harmless, but nothing in it is asked about. Write the whole phrase, with the word that is asked about in it.`;
    case 'silences-too-much':
      return `The school's settings call "${phrase}" harmless, but that would silence what the bot always asks about. Write a longer phrase with a word that makes it harmless: "Gang Show rehearsal", not "gang".`;
  }
}
