import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { DATA_WORDS } from '../../words/data-requests.ts';
import { plain, stopButton, type Drawing } from '../parts.ts';
import { drawParts } from '../parts-card.ts';

/** A card about pupils' data: the school and what this is stand above it, and Stop is its last button. */
export function drawDataCard(
  { settings }: Pick<Drawing, 'settings'>,
  { actions = [], ...parts }: Omit<Parameters<typeof drawParts>[0], 'above'>,
): AdaptiveCard {
  return drawParts({
    ...parts,
    above: DATA_WORDS.above(plain(settings.name)),
    actions: [...actions, stopButton()],
  });
}
