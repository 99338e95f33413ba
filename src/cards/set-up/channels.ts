import type { Post } from '../../app/ports/messenger.ts';
import type { ChannelReply } from '../../app/set-up/reply.ts';
import {
  CHANNELS_CARD,
  CONNECT_CARD,
  CONNECTED_CARD,
  DISCONNECTED_CARD,
  GREETING,
  REPLACE_CARD,
  TEST_CARD,
} from '../../words/set-up-channels.ts';
import { message } from '../forms/message-card.ts';
import { button, plain } from '../parts.ts';
import { drawConnectFor } from './home-card.ts';

/** Draws what is said about a school's channels. */
export function drawChannels(reply: ChannelReply): Post {
  switch (reply.show) {
    case 'set-up-greeting':
      return { card: message(GREETING.title, GREETING.paragraphs, []), summary: GREETING.summary };
    case 'set-up-connect-for':
      return { card: drawConnectFor(reply), summary: CONNECT_CARD.summary };
    case 'set-up-connect':
      return { card: drawConnect(reply), summary: CONNECT_CARD.summary };
    case 'set-up-replace': {
      const { school, replaces } = reply;
      return {
        card: message(REPLACE_CARD.title(plain(school.name)), REPLACE_CARD.explain, [
          button(REPLACE_CARD.yes, 'set-up-connect', { school: school.id, use: 'inclusion', replaces }),
          button(REPLACE_CARD.no, 'set-up-connect-for', { school: school.id }),
        ]),
        summary: CONNECT_CARD.summary,
      };
    }
    case 'set-up-test':
      return {
        card: message(TEST_CARD.title, [TEST_CARD.text(plain(reply.school.name))], []),
        summary: TEST_CARD.summary,
      };
    case 'set-up-connected': {
      const { school, use, by, missing } = reply;
      return {
        card: message(
          CONNECTED_CARD.title(use, plain(school.name)),
          [
            CONNECTED_CARD.what[use],
            ...(missing > 0 ? [CONNECTED_CARD.missing(missing)] : []),
            CONNECTED_CARD.by(plain(by)),
          ],
          [],
        ),
        summary: CONNECTED_CARD.summary,
      };
    }
    case 'set-up-disconnected':
      return {
        card: message(
          DISCONNECTED_CARD.title(plain(reply.school.name)),
          [DISCONNECTED_CARD.text(plain(reply.by))],
          [],
        ),
        summary: DISCONNECTED_CARD.summary,
      };
    case 'set-up-channels':
      return { card: drawList(reply), summary: CHANNELS_CARD.summary };
  }
}

type Shown<Show extends ChannelReply['show']> = Extract<ChannelReply, { readonly show: Show }>;

function drawConnect({ school, channel, use, mayDisconnect }: Shown<'set-up-connect'>) {
  const name = plain(school.name);
  const ids = { school: school.id };
  if (use !== undefined)
    return message(
      CONNECT_CARD.is(use, name),
      [mayDisconnect ? CONNECT_CARD.onlyAdministrators : CONNECT_CARD.disconnectInclusion],
      mayDisconnect ? [button(CONNECT_CARD.disconnect, 'set-up-disconnect', { ...ids, channel })] : [],
    );
  return message(
    CONNECT_CARD.title(name),
    [...CONNECT_CARD.explain, CONNECT_CARD.onlyAdministrators],
    [
      button(CONNECT_CARD.inclusion, 'set-up-connect', { ...ids, use: 'inclusion' }),
      button(CONNECT_CARD.staff, 'set-up-connect', { ...ids, use: 'staff' }),
    ],
  );
}

function drawList({ school, channels, done }: Shown<'set-up-channels'>) {
  const names = CHANNELS_CARD.names(channels);
  return message(
    CHANNELS_CARD.title(plain(school.name)),
    [
      ...(done === undefined ? [] : [done]),
      ...(channels.length === 0
        ? [CHANNELS_CARD.none]
        : channels.map(({ reach }, index) => `**${capital(names[index])}:** ${CHANNELS_CARD.reach(reach)}`)),
      ...CHANNELS_CARD.how,
    ],
    [
      ...channels.flatMap(({ id: channel, mayDisconnect }, index) =>
        mayDisconnect
          ? [
              button(CHANNELS_CARD.disconnect(names[index] ?? ''), 'set-up-disconnect', {
                school: school.id,
                channel,
              }),
            ]
          : [],
      ),
      button(CHANNELS_CARD.back, 'set-up', { school: school.id }),
    ],
  );
}

function capital(text = ''): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
