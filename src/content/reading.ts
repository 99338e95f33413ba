import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';
import { allQuestionsOf, rulesOf } from './check-parts.ts';
import type { ContentFiles } from './schema.ts';

/** A sentence that people read, and how old a reader has to be for it to come easily. */
export interface ReadSentence {
  /** Whose sentence it is: "Rule A-02, says". */
  readonly where: string;
  readonly text: string;
  /** Years. */
  readonly age: number;
  /** It names an act, regulations or a section of one: such names are as long as they are. */
  readonly namesLaw: boolean;
}

/** What a writer aims at, in years. */
export const AIMED_AGE = 11;
/** What no sentence should be above, in years, unless it names law. */
export const MOST_AGE = 14;

/** Below so many words a formula measures one long word, not how a sentence reads: labels and headings are left out. */
const LEAST_WORDS = 6;
/** A pupil of five is in Reception, before the first of the school grades that the formula gives. */
const AGE_BEFORE_GRADES = 5;

const NAMES_LAW =
  /\b(?:[A-Z][\w-]+ Act|Act \d{4}|Regulations|compulsory school age|section \d+|Code of Practice)\b/;

const sentences = new Intl.Segmenter('en-GB', { granularity: 'sentence' });
const words = new Intl.Segmenter('en-GB', { granularity: 'word' });

/** Every sentence of six words or more that somebody reads in the content, with its reading age, in the order of the files. */
export function readSentences(raw: ContentFiles): readonly ReadSentence[] {
  return textsOf(raw).flatMap(({ where, text }) =>
    [...sentences.segment(text ?? '')].flatMap(({ segment }) => {
      const age = readingAge(segment);
      return age === undefined
        ? []
        : [{ where, text: segment.trim(), age, namesLaw: NAMES_LAW.test(segment) }];
    }),
  );
}

/** The age in years, by the Flesch-Kincaid grade, at which a sentence reads easily; undefined when it is too short to say. */
export function readingAge(sentence: string): number | undefined {
  const found = [...words.segment(sentence)].filter(({ isWordLike }) => isWordLike === true);
  if (found.length < LEAST_WORDS) return undefined;
  const syllables = found.reduce((sum, { segment }) => sum + Math.max(1, syllable(segment)), 0);
  const grade = fleschKincaid({ sentence: 1, word: found.length, syllable: syllables });
  return Math.round((grade + AGE_BEFORE_GRADES) * 10) / 10;
}

/** Those of the sentences that are too hard to read, for the check to name. */
export function tooHardOf(read: readonly ReadSentence[]): readonly ReadSentence[] {
  return read.filter(({ age, namesLaw }) => age > MOST_AGE && !namesLaw);
}

/** The median age and the highest, in years; both 0 where there is nothing to read. */
export function summaryOf(read: readonly ReadSentence[]): {
  readonly median: number;
  readonly highest: number;
} {
  const ages = read.map(({ age }) => age).toSorted((a, b) => a - b);
  return { median: ages[Math.floor(ages.length / 2)] ?? 0, highest: ages.at(-1) ?? 0 };
}

function textsOf(raw: ContentFiles): { readonly where: string; readonly text: string | undefined }[] {
  return [
    ...[...raw.questions, ...raw.forms]
      .flatMap(({ topics }) => topics)
      .map(({ id, intro }) => ({ where: `Topic ${id}`, text: intro })),
    ...allQuestionsOf(raw).flatMap(({ id, wording, help, why, options = [] }) => [
      { where: `Question ${id}`, text: wording },
      { where: `Question ${id}, help`, text: help },
      { where: `Question ${id}, why`, text: why },
      ...options.map((option) => ({ where: `Question ${id}, option ${option.id}`, text: option.label })),
    ]),
    ...rulesOf(raw).flatMap(({ id, name, says, duty, steps }) => [
      { where: `Rule ${id}, name`, text: name },
      { where: `Rule ${id}, says`, text: says },
      { where: `Rule ${id}, duty`, text: duty },
      ...steps.map(({ text }) => ({ where: `Rule ${id}, step`, text })),
    ]),
    ...raw.sameSteps.steps.flatMap(({ id, text, instead = [] }) => [
      { where: `Step ${id}`, text },
      ...instead.map((other) => ({ where: `Step ${id}, instead`, text: other.text })),
    ]),
    ...raw.blocks.blocks.flatMap(({ id, name, says, clearedBy }) => [
      { where: `Block ${id}, name`, text: name },
      { where: `Block ${id}, says`, text: says },
      { where: `Block ${id}, cleared by`, text: clearedBy },
    ]),
    ...raw.models.models.flatMap(({ id, name, says }) => [
      { where: `Provision model ${id}, name`, text: name },
      { where: `Provision model ${id}`, text: says },
    ]),
    ...raw.models.removals.map(({ why }) => ({ where: 'Provision models, taken out', text: why })),
    ...[...raw.planSuggestions.why, ...raw.planSuggestions.aims].map(({ text }) => ({
      where: 'Plan suggestions',
      text,
    })),
    { where: 'Plan suggestions', text: raw.planSuggestions.whyOtherwise },
    { where: 'Plan suggestions', text: raw.planSuggestions.whyCloses },
    ...raw.providerChecks.checks.flatMap(({ id, label, document }) => [
      { where: `Check of providers ${id}`, text: label },
      { where: `Check of providers ${id}, what is seen`, text: document },
    ]),
    ...raw.tips.tips.map(({ id, text }) => ({ where: `Tip ${id}`, text })),
  ];
}
