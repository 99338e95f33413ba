import type { AdaptiveCard } from '../app/ports.ts';
import type { Reply } from '../app/reply.ts';
import { messageCard } from './message-card.ts';
import { button, plain, stopButton } from './parts.ts';
import { render } from './render.ts';

/** When the digests come and what a lead can do about this week's. */
export function drawDigestClock({
  title,
  says,
  held,
}: Extract<Reply, { show: 'digest-clock' }>): AdaptiveCard {
  return render(messageCard, {
    title,
    paragraphs: says.map((text) => ({ text: plain(text) })),
    facts: [],
    hasFacts: false,
    actions: [
      button('Post them now', 'digest', { word: 'now' }),
      held
        ? button("Let this week's come", 'digest', { word: 'resume' })
        : button("Hold this week's", 'digest', { word: 'hold' }),
      stopButton(),
    ],
  });
}
