import type { AdaptiveCard } from '../app/ports/messenger.ts';

/** The most a card may weigh, in bytes: Teams takes 28 KB, and what goes around a card on the wire counts as well. */
export const MOST_CARD_BYTES = 24_000;

/** What a card, or a part of one, weighs on the wire, in bytes. */
export function weightOf(part: unknown): number {
  return new TextEncoder().encode(JSON.stringify(part)).length;
}

/** The card drawn from the first choice with which it fits; from the last one when it fits with none. */
export function drawToFit<T>(choices: readonly [T, ...T[]], draw: (choice: T) => AdaptiveCard): AdaptiveCard {
  let card = draw(choices[0]);
  for (const choice of choices.slice(1)) {
    if (weightOf(card) <= MOST_CARD_BYTES) break;
    card = draw(choice);
  }
  return card;
}

/** What an item's layout adds to its words, and what a page of items may weigh together, in bytes. */
const LAYOUT_BYTES = 300;
const PAGE_BYTES = 15_000;
/** More than this nobody reads at once. */
const PAGE_ITEMS = 10;

/** Items in pages that each fit on a card, in the order given; there is always a first page. */
export function inPages<T>(items: readonly T[]): readonly [readonly T[], ...(readonly T[])[]] {
  const pages: [T[], ...T[][]] = [[]];
  let left = PAGE_BYTES;
  for (const item of items) {
    const weight = weightOf(item) + LAYOUT_BYTES;
    const page = pages.at(-1)!;
    if (page.length === PAGE_ITEMS || (page.length > 0 && weight > left)) {
      pages.push([item]);
      left = PAGE_BYTES - weight;
    } else {
      page.push(item);
      left -= weight;
    }
  }
  return pages;
}

/** How long a text may stay on a card that would be too large otherwise, in characters; tried in this order. */
const CUT_AT = [250, 120, 60, 30] as const;
/** What a text that was cut ends with. */
const CUT = ' … (cut)';
const CUT_SAYS = `This is more than one card holds, so longer texts end in "${CUT.trim()}". Whoever looks after this bot can print all of it for you.`;

/**
 * The card, or one that fits: a card that is too large is refused by Teams, and then nobody sees anything. Cards are drawn
 * to fit, so this is for what nobody foresaw; the card says what was done. Nothing in an input is touched.
 */
export function cutToFit(card: AdaptiveCard): AdaptiveCard {
  let fitting = card;
  for (const longest of CUT_AT) {
    if (weightOf(fitting) <= MOST_CARD_BYTES) break;
    const { body, ...rest } = withTextsCut(card, longest) as { body: unknown[] };
    fitting = { ...rest, body: [{ type: 'TextBlock', text: CUT_SAYS, wrap: true }, ...body] };
  }
  return fitting;
}

function withTextsCut(node: unknown, longest: number): unknown {
  if (Array.isArray(node)) return node.map((each) => withTextsCut(each, longest));
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([key, value]) => {
    if (key === 'text' && typeof value === 'string' && value.length > longest)
      // By whole characters: half of one is not text.
      return [key, `${Array.from(value).slice(0, longest).join('')}${CUT}`] as const;
    return [key, withTextsCut(value, longest)] as const;
  });
  return Object.fromEntries(entries);
}
