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

/** A heading, the cases under it, and lines about no single case. */
interface DigestSection {
  readonly heading: string;
  readonly cases?: readonly CaseLine[];
  readonly lines: readonly string[];
}

/** A line about a case: its reference and what follows it. */
export interface CaseLine {
  readonly id: string;
  readonly reference: string;
  readonly text: string;
}

/** The whole text of a digest, in reading order; the card and the plain text are drawn from it. */
export interface DigestWords {
  readonly title: string;
  readonly late?: string;
  readonly opening: string;
  readonly facts: readonly { readonly title: string; readonly value: string }[];
  readonly sections: readonly DigestSection[];
  readonly weeks?: ChartWords;
  readonly split?: ChartWords;
  readonly closing: readonly string[];
}

/** How many weeks are shown, in words and in the chart. */
const WEEKS_SHOWN = 8;
/** What a week is, on both digests; `domain/calendar/counted-weeks.ts` counts it. */
const A_WEEK = 'A week here is counted up to a Thursday, and may include a holiday.';

type Week = Days & { readonly raised: Figure };

/**
 * The concerns of the last weeks of a term, oldest first, in words and as bars; a week without a figure, or with none, has
 * no bar. Horizontal, because the axis of vertical bars counts small numbers in halves, and is cut off on a phone.
 */
export function describeWeeks(weeks: readonly Week[]): ChartWords {
  const shown = weeks.slice(-WEEKS_SHOWN);
  return {
    heading: 'Concerns by week',
    lines: [
      `${shown.map(({ to, raised }) => `To ${describeDay(to)}: ${describeFigure(raised)}`).join('. ')}. ${A_WEEK}`,
    ],
    bars: shown.flatMap(({ to, raised }) =>
      raised === 'few' || raised === 0 ? [] : [{ x: `To ${describeDay(to)}`, y: raised }],
    ),
  };
}

/** The days a digest is about, in its title: one week by its end, several from end to end. */
export function describeSpan({ from, to }: Days, weeks: readonly Days[]): string {
  return weeks.at(-1)?.from === from ? `the week to ${describeDay(to)}` : describeDays({ from, to });
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
    ].flatMap(({ heading, cases = [], lines }: DigestSection) => [
      '',
      heading,
      ...cases.map(({ reference, text }) => `- ${reference}${text}`),
      ...lines.map((line) => `- ${line}`),
    ]),
    '',
    ...words.closing,
  ].join('\n');
}
