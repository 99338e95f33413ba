import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import { messageCard } from '../forms/message-card.ts';
import { button, plain, stopButton } from '../parts.ts';
import { render } from '../render.ts';

type Shown = Extract<Reply, { show: 'digest-clock' }>;

const OFFERS: Readonly<Record<Shown['offers'][number], string>> = {
  now: 'Post them now',
  hold: "Hold this week's",
  resume: "Let this week's come",
};

/** When the digests come and what a lead can do about this week's. */
export function drawDigestClock({ title, says, offers }: Shown): AdaptiveCard {
  return render(messageCard, {
    title,
    paragraphs: says.map((text) => ({ text: plain(text) })),
    facts: [],
    hasFacts: false,
    actions: [...offers.map((word) => button(OFFERS[word], 'digest', { word })), stopButton()],
  });
}
