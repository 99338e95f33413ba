import type { AdaptiveCard } from '../app/ports/messenger.ts';
import type { Source } from '../domain/content/content.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { listSourcesDue } from '../words/sources.ts';
import { messageCard, safetyLine } from './forms/message-card.ts';
import { stopButton } from './parts.ts';
import { render } from './render.ts';

/** No more sources are named than this; the rest are counted. */
const MOST_NAMED = 12;

/** What a lead reads of sources that were to be read again: which, since when, and what to do. */
export function drawSourcesDue(due: readonly Source[], { dsl }: SchoolSettings): AdaptiveCard {
  const more = due.length - MOST_NAMED;
  const says = [
    'My rules say what law and guidance said on the day each source was read. These were to be read again:',
    ...listSourcesDue(due.slice(0, MOST_NAMED)),
    ...(more > 0 ? [`And ${more} more: "npm run content:check" names them all.`] : []),
    'Until then, please check what I say of them before you rely on it. Whoever keeps my questions and rules reads them again, corrects what has changed, and sets the next day in "sources.json".',
  ];
  return render(messageCard, {
    title: 'Law and guidance to read again',
    paragraphs: [...says, safetyLine(dsl)].map((text) => ({ text })),
    facts: [],
    hasFacts: false,
    actions: [stopButton()],
  });
}
