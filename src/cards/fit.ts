import type { AdaptiveCard } from '../app/ports/messenger.ts';

/** The largest card in bytes: Teams accepts 28 KB, including what wraps a card on the wire. */
export const MOST_CARD_BYTES = 24_000;

/** The size of a card, or part of one, on the wire, in bytes. */
export function weightOf(part: unknown): number {
  return Buffer.byteLength(JSON.stringify(part));
}

/** What the way back to a list adds to a case's card with the most buttons, in bytes. */
const WAY_BACK_BYTES = 800;

/** The card drawn from the first choice that fits, with room for the way back, or from the last if none does. */
export function drawToFit<T>(choices: readonly [T, ...T[]], draw: (choice: T) => AdaptiveCard): AdaptiveCard {
  let card = draw(choices[0]);
  for (const choice of choices.slice(1)) {
    if (weightOf(card) <= MOST_CARD_BYTES - WAY_BACK_BYTES) break;
    card = draw(choice);
  }
  return card;
}

/** What an item's layout adds to its words, and the most a page of items may take together, in bytes. */
const LAYOUT_BYTES = 300;
const PAGE_BYTES = 15_000;
/** Nobody reads more than this at once. */
const PAGE_ITEMS = 10;

/** Items split into pages that each fit on a card, in order; there is always a first page. */
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

/** The longest texts left on a card that would otherwise be too large, in characters; tried in this order. */
const CUT_AT = [250, 120, 60, 30] as const;
/** The ending of a text that was cut. */
const CUT = ' … (cut)';
const CUT_SAYS = `This is more than one card holds, so longer texts end in "${CUT.trim()}". Whoever looks after this bot can print all of it for you.`;

/**
 * The card, or a shortened one: Teams refuses a card that is too large, and nobody would see anything. Cards are drawn
 * to fit, so this is the last resort, and the card says so. Inputs are left alone.
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
      // By code points, to split no surrogate pair.
      return [key, `${Array.from(value).slice(0, longest).join('')}${CUT}`] as const;
    return [key, withTextsCut(value, longest)] as const;
  });
  return Object.fromEntries(entries);
}
