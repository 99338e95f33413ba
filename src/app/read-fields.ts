import type { Content } from '../domain/content/content.ts';
import { checkDay } from '../domain/questions/check-answer.ts';
import { findWordMatch } from '../domain/word-check/word-check.ts';
import { describeAnswerProblem } from '../words/answer-problems.ts';
import { LOOK_AGAIN } from '../words/case-text.ts';
import { readMoreText } from './case/case-text.ts';
import type { RawInputs } from './reply.ts';

/** What is wrong on a card of fields, a sentence a field, and all that stood on it. */
export interface FieldProblems {
  readonly sentences: Readonly<Record<string, string>>;
  readonly typed: RawInputs;
  /** The word check asked; pressing again sends the card as it stands. */
  readonly pressAgainSends?: true;
}

/** Reads a card of fields one by one and gathers what is wrong with them, so that all of it is said at once. */
export class FieldReader {
  readonly #content: Content;
  readonly #inputs: RawInputs;
  readonly #sentences: Record<string, string> = {};
  #asksAgain = false;

  constructor(content: Content, inputs: RawInputs) {
    this.#content = content;
    this.#inputs = inputs;
  }

  /** What is wrong, if anything. */
  get problems(): FieldProblems | undefined {
    return Object.keys(this.#sentences).length === 0
      ? undefined
      : {
          sentences: this.#sentences,
          typed: this.#inputs,
          ...(this.#asksAgain ? { pressAgainSends: true } : {}),
        };
  }

  /** Says what is wrong with a field; the first thing said of it stands. */
  refuse(field: string, sentence: string): void {
    this.#sentences[field] ??= sentence;
  }

  /** A field as it was sent, without blanks around it. */
  raw(field: string): string {
    const value = this.#inputs[field];
    return typeof value === 'string' ? value.trim() : '';
  }

  /** A day `YYYY-MM-DD`; undefined when it is blank, or wrong. `today`: it has happened. `blank`: said when it is missing. */
  day(field: string, { today, blank }: { today?: string; blank?: string } = {}): string | undefined {
    const read = checkDay(this.#inputs[field], today);
    if ('problem' in read) this.refuse(field, describeAnswerProblem(read.problem));
    else if (read.day === undefined && blank !== undefined) this.refuse(field, blank);
    return 'problem' in read ? undefined : read.day;
  }

  /** A text; words that may mean harm are asked about once. `what` names it, `most` is in characters. */
  text(field: string, { what, most, blank }: { what: string; most?: number; blank?: string }): string {
    const read = readMoreText(this.#inputs[field], what, most);
    if ('problem' in read) {
      this.refuse(field, read.problem);
      return '';
    }
    if (read.text === '' && blank !== undefined) this.refuse(field, blank);
    if (this.#inputs['again'] !== 'yes' && findWordMatch(this.#content, read.text)) {
      this.refuse(field, LOOK_AGAIN);
      this.#asksAgain = true;
    }
    return read.text;
  }

  /** One of these; undefined when none of them was chosen. */
  choice<T extends string>(field: string, all: readonly T[], blank?: string): T | undefined {
    const chosen = all.find((each) => each === this.#inputs[field]);
    if (chosen === undefined && blank !== undefined) this.refuse(field, blank);
    return chosen;
  }

  /** Those of these that were ticked. */
  ticks<T extends string>(field: string, all: readonly T[]): readonly T[] {
    const raw = this.#inputs[field];
    const ticked = typeof raw === 'string' ? raw.split(',') : [];
    return all.filter((each) => ticked.includes(each));
  }
}
