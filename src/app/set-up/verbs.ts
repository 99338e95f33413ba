import { z } from 'zod/v4';
import { OLD_SET_UP_CARD } from '../../words/set-up.ts';
import { connect, disconnect, offerConnection } from './connect.ts';
import { home } from './home.ts';
import { listChannels } from './list-channels.ts';
import type { SetUpReply } from './reply.ts';
import type { SetUpTurn } from './turn.ts';

/** A button on an administrator's card. */
interface SetUpVerb {
  readonly run: (turn: SetUpTurn, data: unknown) => Promise<SetUpReply>;
}

const verb = <Data extends z.ZodType>(
  data: Data,
  run: (turn: SetUpTurn, data: z.output<Data>) => Promise<SetUpReply>,
  otherwise: SetUpReply = OLD,
): SetUpVerb => ({
  run: async (turn, given) => {
    const read = data.safeParse(given ?? {});
    return read.success ? run(turn, read.data) : otherwise;
  },
});

const OLD: SetUpReply = { text: OLD_SET_UP_CARD };

const nothing = z.looseObject({});
const id = z.string().min(1).max(80);
const channelId = z.string().min(1).max(400);
const ofSchool = z.looseObject({ school: id });

/** Every button on administrators' cards. All names begin with "set-up", which tells them from a school's. */
export const SET_UP_VERBS: Readonly<Record<string, SetUpVerb>> = {
  'set-up': verb(nothing, home),
  'set-up-channels': verb(ofSchool, (turn, { school }) => listChannels(turn, school)),
  'set-up-connect-for': verb(ofSchool, (turn, { school }) => offerConnection(turn, school)),
  'set-up-connect': verb(
    ofSchool.extend({ use: z.enum(['inclusion', 'staff']), replaces: channelId.optional() }),
    connect,
  ),
  'set-up-disconnect': verb(ofSchool.extend({ channel: channelId }), disconnect),
};

/** Those of cards in a channel; the others are in an administrator's own chat only. */
export const CHANNEL_SET_UP_VERBS: ReadonlySet<string> = new Set([
  'set-up-connect-for',
  'set-up-connect',
  'set-up-disconnect',
]);
