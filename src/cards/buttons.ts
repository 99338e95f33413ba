import type { AdaptiveCard } from '../app/ports/messenger.ts';

/** A button as the renderer reads it. */
type Action = Readonly<Record<string, unknown>>;

/** The card with this done to each of its buttons, wherever they stand; buttons of old clients within others included. */
export function changeButtons(card: AdaptiveCard, change: (action: Action) => Action): AdaptiveCard {
  return walk(card, change) as AdaptiveCard;
}

function walk(node: unknown, change: (action: Action) => Action): unknown {
  if (Array.isArray(node)) return node.map((each) => walk(each, change));
  if (typeof node !== 'object' || node === null) return node;
  // What a button carries is its own and holds no buttons.
  const item = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, key === 'data' ? value : walk(value, change)]),
  );
  return item['type'] === 'Action.Execute' || item['type'] === 'Action.Submit' ? change(item) : item;
}
