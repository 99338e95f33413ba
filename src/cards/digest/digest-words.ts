import type { Days } from '../../domain/digest/digest.ts';
import type { SafeguardingContact } from '../../domain/school/settings.ts';
import type { Figure } from '../../domain/digest/suppression.ts';
import { dslLine } from '../parts.ts';
import { describeDay } from '../../words/dates.ts';

/** Figures in words and, where the client draws one, in a chart that reveals no more than the words. */
export interface ChartWords {
  readonly heading: string;
  readonly lines: readonly string[];
  readonly bars: readonly { readonly x: string; readonly y: number }[];
}

/** The whole text of a digest, in reading order; the card and the plain text are drawn from it. */
export interface DigestWords {
  readonly title: string;
  readonly late?: string;
  readonly opening: string;
  readonly facts: readonly { readonly title: string; readonly value: string }[];
  readonly sections: readonly { readonly heading: string; readonly lines: readonly string[] }[];
  readonly weeks?: ChartWords;
  readonly split?: ChartWords;
  readonly closing: readonly string[];
}

/** How many weeks a chart has bars for; the words cover the whole term. */
const WEEKS_DRAWN = 8;

/**
 * The bars of the last weeks of a term, oldest first; a week without a figure has none. Horizontal, because the axis of
 * vertical bars counts small numbers in halves, and is cut off on a phone.
 */
export function weekBars(figures: readonly Figure[]): ChartWords['bars'] {
  return figures
    .flatMap((figure, at) => (figure === 'few' ? [] : [{ x: `Week ${at + 1}`, y: figure }]))
    .slice(-WEEKS_DRAWN);
}

/** The first line of a late digest. */
export const LATE =
  'This digest comes late, because the bot was not running or could not post at the usual time. What is new is counted up to that time.';

/** DG-10, on both digests. */
export function safetyReminder(dsl: SafeguardingContact): string {
  return `Worried about a pupil's safety? That is for the DSL, not for this bot: speak to ${dslLine(dsl)} now. In immediate danger call 999.`;
}

/** `few` as it is read. */
export function describeFigure(figure: Figure): string {
  return figure === 'few' ? 'fewer than 5' : String(figure);
}

/** `1 concern`, `12 concerns`, `fewer than 5 concerns`. */
export function describeCount(figure: Figure, one: string, many = `${one}s`): string {
  return figure === 1 ? `1 ${one}` : `${describeFigure(figure)} ${many}`;
}

/** `Fri 13 Nov to Thu 19 Nov`. */
export function describeDays({ from, to }: Days): string {
  return `${describeDay(from)} to ${describeDay(to)}`;
}

/** A digest as plain text. The charts show nothing that the text does not say. */
export function digestText(words: DigestWords): string {
  return [
    words.title,
    ...(words.late === undefined ? [] : [words.late]),
    '',
    words.opening,
    ...(words.facts.length > 0 ? [''] : []),
    ...words.facts.map(({ title, value }) => `${title}: ${value}`),
    ...[
      ...(words.weeks ? [words.weeks] : []),
      ...(words.split ? [words.split] : []),
      ...words.sections,
    ].flatMap(({ heading, lines }) => ['', heading, ...lines.map((line) => `- ${line}`)]),
    '',
    ...words.closing,
  ].join('\n');
}
