import { CONNECT, type ChannelUse } from '../../words/set-up-channels.ts';
import { SendFailure, type Address, type Post } from '../ports/messenger.ts';
import type { SetUpReply } from './reply.ts';
import { channelsOf, schoolOfChannel, useOf, withChannel, withoutChannel } from './school-channels.ts';
import { listChannels, mayDisconnect } from './list-channels.ts';
import { nameSchool, readAgain, schoolOf, writeSettings, type SetUpTurn } from './turn.ts';

/** What can be made of the channel that this was asked in. Without `school`, of one of several the person chooses. */
export async function offerConnection(turn: SetUpTurn, school?: string): Promise<SetUpReply> {
  const { place, schools } = turn;
  if (place.where !== 'channel') return { text: CONNECT.groupChat };
  if (place.isShared === true) return { text: CONNECT.shared };
  const channel = place.conversationId;
  const owner = schoolOfChannel(await turn.register.all(), channel);
  if (owner && !schools.some(({ id }) => id === owner.id))
    return { text: CONNECT.ofAnother(nameSchool(owner).name) };
  const [first, ...others] = owner ? [owner] : schools.filter(({ id }) => id === (school ?? id));
  if (!first) return { text: CONNECT.noSchool };
  if (others.length > 0)
    return { show: 'set-up-connect-for', schools: [first, ...others].map((each) => nameSchool(each)) };
  const use = useOf(first.settings, channel);
  return {
    show: 'set-up-connect',
    school: nameSchool(first),
    channel,
    use,
    mayDisconnect: use !== undefined && mayDisconnect(turn, first, use),
  };
}

/**
 * Makes the channel this was pressed in one of the school's: posts a test there first, so that no channel is in the
 * settings that the bot cannot reach. `replaces`: the inclusion channel that the person agreed to replace.
 */
export async function connect(
  turn: SetUpTurn,
  {
    school: id,
    use,
    replaces,
  }: { readonly school: string; readonly use: ChannelUse; readonly replaces?: string | undefined },
): Promise<SetUpReply> {
  const { place } = turn;
  const school = schoolOf(turn, id);
  if (!school) return { text: CONNECT.notYours };
  if (place.where !== 'channel') return { text: CONNECT.groupChat };
  if (place.isShared === true) return { text: CONNECT.shared };
  const channel = place.conversationId;
  const named = nameSchool(school);
  const owner = schoolOfChannel(await turn.register.all(), channel);
  if (owner && owner.id !== id) return { text: CONNECT.ofAnother(nameSchool(owner).name) };
  const before = useOf(school.settings, channel);
  if (before === use) return { text: CONNECT.already(use, named.name) };
  if (before !== undefined) return { text: CONNECT.otherUse(before, named.name) };
  const { inclusion } = channelsOf(school.settings);
  if (use === 'inclusion' && inclusion !== undefined && inclusion !== replaces)
    return { show: 'set-up-replace', school: named, replaces: inclusion };
  if (!place.address) return { text: CONNECT.noAddress };

  await turn.addressBook(id).rememberChannel(channel, place.address);
  const test = await postTest(turn, place.address, turn.draw({ show: 'set-up-test', school: named }));
  if ('text' in test) return test;
  const settings = withChannel(school.settings, channel, use);
  if ((await writeSettings(turn, school, settings)) === 'changed') {
    const now = schoolOf(await readAgain(turn), id);
    // Pressed twice, one press was quicker.
    const isDone = now !== undefined && useOf(now.settings, channel) === use;
    return { text: isDone ? CONNECT.already(use, named.name) : CONNECT.changed };
  }
  turn.log.info({ event: 'settings', outcome: 'channel-connected', school: id });
  const connected = {
    show: 'set-up-connected',
    school: named,
    use,
    by: turn.person.name,
    missing: turn.rules.problemsOf(settings).length,
  } as const;
  const post = turn.draw(connected);
  showEverybody(turn, place.address, test, post);
  if (place.messageId !== undefined)
    showEverybody(turn, place.address, { conversationId: channel, messageId: place.messageId }, post);
  return connected;
}

/** Takes a channel out of the school's settings, from within it or from the administrator's own chat. */
export async function disconnect(
  turn: SetUpTurn,
  { school: id, channel }: { readonly school: string; readonly channel: string },
): Promise<SetUpReply> {
  const { place } = turn;
  const school = schoolOf(turn, id);
  if (!school) return { text: CONNECT.notYours };
  if (place.where !== 'chat' && place.conversationId !== channel) return { text: CONNECT.elsewhere };
  const named = nameSchool(school);
  const use = useOf(school.settings, channel);
  if (use === undefined) return { text: CONNECT.notConnected(named.name) };
  if (!mayDisconnect(turn, school, use)) return { text: CONNECT.inclusionNeeded(named.name) };
  const settings = withoutChannel(school.settings, channel);
  if ((await writeSettings(turn, school, settings)) === 'changed') return { text: CONNECT.changed };
  turn.log.info({ event: 'settings', outcome: 'channel-disconnected', school: id });
  const disconnected = { show: 'set-up-disconnected', school: named, by: turn.person.name } as const;
  if (place.where === 'chat')
    return listChannels({ ...turn, schools: [{ ...school, settings }] }, id, CONNECT.disconnected);
  if (place.address && place.messageId !== undefined)
    showEverybody(
      turn,
      place.address,
      { conversationId: channel, messageId: place.messageId },
      turn.draw(disconnected),
    );
  return disconnected;
}

type Posted = { readonly conversationId: string; readonly messageId: string };

/** Posts in the channel; says in words why that was not possible. */
async function postTest(
  { messenger }: SetUpTurn,
  address: Address,
  post: Post,
): Promise<Posted | { readonly text: string }> {
  try {
    return await messenger.postToChannel(address, post);
  } catch (error) {
    if (!(error instanceof SendFailure)) throw error;
    return { text: CONNECT.notPosted(error.reason) };
  }
}

/** A message of the bot's shows this from now on. It need not arrive: the person who pressed sees the answer anyway. */
function showEverybody({ messenger, log }: SetUpTurn, address: Address, at: Posted, post: Post): void {
  messenger.editPost(address, at, post).catch((error: unknown) => {
    log.warn({ event: 'broken', verb: 'set-up-connect', outcome: 'edit', ...log.describe(error) });
  });
}
