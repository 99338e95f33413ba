import { z } from 'zod/v4';
import type { ChartWords, DigestWords } from './digest-words.ts';
import { actionView, bulletsOrLine, factView, plain, press, pressView, type ActionView } from '../parts.ts';
import { openedFrom } from '../way-back.ts';

const texts = z.array(z.strictObject({ text: z.string() }));
const bars = z.array(z.strictObject({ x: z.string(), y: z.number() }));

/** What both digests share; everything on them is a sentence, a label or a number. */
export const digestView = z.strictObject({
  notices: texts,
  hasNotices: z.boolean(),
  title: z.string(),
  opening: z.string(),
  facts: z.array(factView),
  hasFacts: z.boolean(),
  sections: z.array(
    z.strictObject({
      heading: z.string(),
      /** What belongs to no case. */
      lines: z.string(),
      hasLines: z.boolean(),
      /** A line for each case; a press on it opens the case. */
      rows: z.array(z.strictObject({ reference: z.string(), text: z.string(), ...pressView.shape })),
    }),
  ),
  hasWeeks: z.boolean(),
  weeksHeading: z.string(),
  weeksLines: texts,
  weeksBars: bars,
  hasSplit: z.boolean(),
  splitHeading: z.string(),
  splitLines: texts,
  splitBars: bars,
  closing: texts,
  actions: z.array(actionView),
});

/** Where its cases are opened from. */
const THE_DIGEST = { list: 'digest', page: 1 } as const;

/** What goes around a digest that is only previewed. */
export interface Around {
  readonly notices?: readonly string[];
  readonly actions?: readonly ActionView[];
}

/** The words of a digest laid out in the view. */
export function viewOf(
  words: DigestWords,
  { notices = [], actions = [] }: Around,
): z.input<typeof digestView> {
  const above = [...notices, ...(words.late === undefined ? [] : [words.late])];
  const lines = (all: readonly string[]) => all.map((text) => ({ text: plain(text) }));
  const none: ChartWords = { heading: '', lines: [], bars: [] };
  const { weeks = none, split = none } = words;
  return {
    notices: lines(above),
    hasNotices: above.length > 0,
    title: plain(words.title),
    opening: plain(words.opening),
    facts: words.facts.map(({ title, value }) => ({ title, value: plain(value) })),
    hasFacts: words.facts.length > 0,
    sections: words.sections.map(({ heading, cases = [], lines }) => ({
      heading: plain(heading),
      lines: bulletsOrLine(lines.map(plain)),
      hasLines: lines.length > 0,
      rows: cases.map(({ id, reference, text }) => ({
        reference,
        text,
        ...press(`Open ${reference}`, 'details', { r: id, view: 'summary', ...openedFrom(THE_DIGEST) }),
      })),
    })),
    hasWeeks: words.weeks !== undefined,
    weeksHeading: weeks.heading,
    weeksLines: lines(weeks.lines),
    weeksBars: [...weeks.bars],
    hasSplit: words.split !== undefined,
    splitHeading: split.heading,
    splitLines: lines(split.lines),
    splitBars: [...split.bars],
    closing: lines(words.closing),
    actions: [...actions],
  };
}
