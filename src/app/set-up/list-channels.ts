import { CONNECT, type ChannelUse } from '../../words/set-up-channels.ts';
import type { RegisteredSchool } from '../ports/school-register.ts';
import type { SchoolChannel, SetUpReply } from './reply.ts';
import { channelsOf } from './school-channels.ts';
import { nameSchool, schoolOf, type SetUpTurn } from './turn.ts';

/**
 * False for the inclusion channel of a school in use: without one its settings could not be used, and it would go on
 * with the last that could, posting there all the same.
 */
export function mayDisconnect(
  { rules }: Pick<SetUpTurn, 'rules'>,
  { settings }: Pick<RegisteredSchool, 'settings'>,
  use: ChannelUse,
): boolean {
  return use === 'staff' || rules.problemsOf(settings).length > 0;
}

/** The school's channels, and whether the bot can post in each. `done`: what has just been done, in words. */
export async function listChannels(turn: SetUpTurn, id: string, done?: string): Promise<SetUpReply> {
  const school = schoolOf(turn, id);
  if (!school) return { text: CONNECT.notYours };
  const { inclusion, staff } = channelsOf(school.settings);
  const book = turn.addressBook(id);
  const look = async (channel: string, use: ChannelUse): Promise<SchoolChannel> => {
    const address = await book.channel(channel);
    return {
      id: channel,
      use,
      mayDisconnect: mayDisconnect(turn, school, use),
      reach: address ? await turn.reach(address) : 'unheard',
    };
  };
  return {
    show: 'set-up-channels',
    school: nameSchool(school),
    channels: await Promise.all([
      ...(inclusion === undefined ? [] : [look(inclusion, 'inclusion')]),
      ...staff.map((each) => look(each, 'staff')),
    ]),
    ...(done === undefined ? {} : { done }),
  };
}
