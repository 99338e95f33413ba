import type { AdaptiveCard } from '../app/ports.ts';
import type { Digest } from '../domain/digest.ts';
import type { SchoolSettings } from '../domain/settings.ts';
import { messageCard, safetyLine } from './message-card.ts';
import { render } from './render.ts';

/** A week's digest as it stands in a channel. */
export function drawDigest(digest: Digest, settings: SchoolSettings, late: boolean): AdaptiveCard {
  return render(messageCard, {
    title: `Weekly digest ${digest.week}${late ? ', late' : ''}`,
    paragraphs: [{ text: safetyLine(settings.dsl) }],
    facts: [],
    hasFacts: false,
    actions: [],
  });
}
