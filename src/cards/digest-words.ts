import type { Days } from '../domain/digest.ts';
import { dayInWords } from '../domain/london.ts';
import type { SafeguardingContact } from '../domain/settings.ts';
import type { Figure } from '../domain/suppression.ts';
import { dslLine } from './parts.ts';

/** A chart, and the same in words for clients that do not draw it. */
export interface ChartWords {
  readonly title: string;
  readonly bars: readonly { readonly x: string; readonly y: number }[];
  readonly inWords: string;
}

/** Everything a digest says, in the order of reading; a card and plain text are drawn from it. */
export interface DigestWords {
  readonly title: string;
  readonly late?: string;
  readonly opening: string;
  readonly facts: readonly { readonly title: string; readonly value: string }[];
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[];
  /** Bars that stand up, for weeks, and bars that lie, for what has longer names. */
  readonly weeks?: ChartWords;
  readonly split?: ChartWords;
  readonly closing: readonly string[];
}

/** What a late digest says first. */
export const LATE =
  'This digest comes late, because the bot was not running or could not post at the usual time. It shows what stood then.';

/** DG-10, on both digests. */
export function safetyReminder(dsl: SafeguardingContact): string {
  return `Worried about a pupil's safety? That is for the DSL, not for this bot: speak to ${dslLine(dsl)} now. In immediate danger call 999.`;
}

/** `few` as it is read. */
export function figureInWords(figure: Figure): string {
  return figure === 'few' ? 'fewer than 5' : String(figure);
}

/** `1 concern`, `12 concerns`, `fewer than 5 concerns`. */
export function counted(figure: Figure, one: string, many = `${one}s`): string {
  return figure === 1 ? `1 ${one}` : `${figureInWords(figure)} ${many}`;
}

/** `Fri 13 Nov to Thu 19 Nov`. */
export function daysInWords({ from, to }: Days): string {
  return `${dayInWords(from)} to ${dayInWords(to)}`;
}

/** `19 Nov`: short enough to stand under a bar. */
export function shortDay(date: string): string {
  return dayInWords(date).slice(4);
}

/** A digest as plain text. The charts show nothing that does not stand in the text. */
export function digestText(words: DigestWords): string {
  return [
    words.title,
    ...(words.late === undefined ? [] : [words.late]),
    '',
    words.opening,
    ...(words.facts.length > 0 ? [''] : []),
    ...words.facts.map(({ title, value }) => `${title}: ${value}`),
    ...words.sections.flatMap(({ heading, lines }) => ['', heading, ...lines.map((line) => `- ${line}`)]),
    '',
    ...words.closing,
  ].join('\n');
}
