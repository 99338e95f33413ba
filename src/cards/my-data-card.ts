import type { AdaptiveCard } from '../app/ports/messenger.ts';
import type { Reply } from '../app/reply.ts';
import { listMyData, MY_DATA } from '../words/my-data.ts';
import { bulletsOrLine, button, plain, stopButton, type Drawing } from './parts.ts';
import { drawParts } from './parts-card.ts';

/** What the bot holds about whoever asks, kind by kind, and how they get all of it. */
export function drawMyData(
  reply: Extract<Reply, { show: 'my-data' }>,
  { settings }: Pick<Drawing, 'settings'>,
): AdaptiveCard {
  return drawParts({
    above: plain(settings.name),
    title: MY_DATA.title,
    paragraphs: [MY_DATA.what],
    groups: listMyData(reply).map(({ name, lines }) => ({
      heading: name,
      text: bulletsOrLine(lines.map(plain)),
    })),
    actions: [button(MY_DATA.referrals, 'my-referrals'), button(MY_DATA.plans, 'my-plans'), stopButton()],
  });
}
