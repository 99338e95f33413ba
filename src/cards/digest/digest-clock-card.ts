import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import { messageCard } from '../forms/message-card.ts';
import { button, plain, stopButton, type ActionView } from '../parts.ts';
import { render } from '../render.ts';

type Shown = Extract<Reply, { show: 'digest-clock' }>;

const OFFERS: Readonly<Record<Shown['offers'][number], string>> = {
  about: 'Not now',
  now: 'Post them now',
  post: 'Post them now',
  preview: 'Read them first',
  hold: "Hold this week's",
  resume: "Let this week's come",
};

function offerButton(offer: Shown['offers'][number]): ActionView {
  if (offer === 'preview') return button(OFFERS.preview, 'digest-preview', { audience: 'inclusion' });
  return button(OFFERS[offer], 'digest', { word: offer }, offer === 'post' ? { style: 'positive' } : {});
}

/** When the digests come and what a lead can do about this week's. */
export function drawDigestClock({ title, says, offers }: Shown): AdaptiveCard {
  return render(messageCard, {
    title,
    paragraphs: says.map((text) => ({ text: plain(text) })),
    facts: [],
    hasFacts: false,
    actions: [...offers.map(offerButton), stopButton()],
  });
}
