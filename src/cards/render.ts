import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import type { z } from 'zod/v4';
import type { AdaptiveCard } from '../app/ports/messenger.ts';
import { ROOT } from '../root.ts';

/**
 * The cards' language, for screen readers. Two letters: the renderer drops a value with a region, like `en-GB`, as
 * invalid.
 */
const LANGUAGE = 'en';

const FOLDER = new URL('adaptive-cards/', ROOT);

/** A card: its layout and the strict view that fills it. Strict, so a spread cannot let a field slip in. */
export interface CardDefinition<S extends z.ZodType> {
  readonly name: string;
  /** Parsed once, when it is first drawn: parsing all of them takes a fifth of the time of starting. */
  readonly template: () => Template;
  readonly view: S;
}

/** Reads a card's layout once, at start-up. Throws when the file is missing or is not JSON. */
export function defineCard<S extends z.ZodType>(name: string, view: S): CardDefinition<S> {
  const layout = JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')) as object;
  let parsed: Template | undefined;
  return { name, template: () => (parsed ??= new Template({ ...layout, lang: LANGUAGE })), view };
}

/** The finished card. Throws when the view does not fit: a bug of ours, caught at the edge. */
export function render<S extends z.ZodType>(card: CardDefinition<S>, view: z.input<S>): AdaptiveCard {
  const checked = card.view.safeParse(view);
  // The reason is left out: it could quote what somebody typed.
  if (!checked.success) throw new Error(`the view of card ${card.name} does not fit its schema`);
  return card.template().expand({ $root: checked.data as object }) as AdaptiveCard;
}
