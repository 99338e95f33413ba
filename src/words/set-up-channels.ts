// What is said about a school's channels: when the app is added to a team, and while channels are connected.

/** What a channel is to a school. */
export type ChannelUse = 'inclusion' | 'staff';

/** In the channel of a team that the app was added to. */
export const GREETING = {
  title: 'Inclusion referrals has been added',
  summary: 'Inclusion referrals has been added',
  paragraphs: [
    'School staff use this app to tell their inclusion lead early when they are concerned. They do that in their own chat with it, never in a channel.',
    'Adding it has set nothing up. It posts nothing here, and reads only messages that mention it.',
    '**If you look after it for a school:** write "@Inclusion referrals connect" here to make this one of the school\'s channels. Everything else is set up in your own chat with the app: type "set up" there.',
    "Worried about somebody's safety? Do not wait for this app: speak to your school's designated safeguarding lead. In an emergency call 999.",
  ],
} as const;

const NOTHING = 'Nothing was changed.';
const USES: Readonly<Record<ChannelUse, string>> = {
  inclusion: 'the inclusion channel',
  staff: 'a staff channel',
};

/** Sentences that answer the word "connect" and the buttons about channels. */
export const CONNECT = {
  whoMay: `Only an administrator of a school can connect a channel: somebody who was named when I was installed, or whom the school has made one. ${NOTHING} To see what this channel is, write "@Inclusion referrals hello".`,
  inChat:
    'A channel is connected in that channel: add me to its team, then write "@Inclusion referrals connect" there. To see which channels a school has, type "set up".',
  groupChat: `A group chat cannot be one of a school's channels, because anybody in it can add others. Please use a standard channel of a team. ${NOTHING}`,
  shared: `This is a shared channel: people of other teams, even of other organisations, may be in it. Please use a standard channel of a team. ${NOTHING}`,
  noSchool: `No school is set up yet. Type "set up" in our own chat first, then connect this channel. ${NOTHING}`,
  notYours: `You do not look after that school, so nothing was changed.`,
  ofAnother: (school: string) =>
    `This channel belongs to ${school} already. An administrator of ${school} can disconnect it here. ${NOTHING}`,
  already: (use: ChannelUse, school: string) =>
    `This is ${USES[use]} of ${school} already, so nothing was changed.`,
  otherUse: (use: ChannelUse, school: string) =>
    `This is ${USES[use]} of ${school}, and a channel cannot be both: case cards are for the small inclusion team only. ${use === 'staff' ? 'Disconnect it first, and check who is in it; or use another channel.' : 'Use another channel.'} ${NOTHING}`,
  noAddress: `Teams did not say how I can reach this channel. Please write "@Inclusion referrals connect" once more. ${NOTHING}`,
  changed:
    'Somebody else changed the settings of this school at the same moment, so nothing was changed here. Please press the button again.',
  notConnected: (school: string) =>
    `This is none of the channels of ${school} any more, so nothing was changed.`,
  inclusionNeeded: (school: string) =>
    `${school} cannot do without an inclusion channel: referrals would reach nobody. Connect another one in its place, by writing "@Inclusion referrals connect" there. ${NOTHING}`,
  elsewhere: `That can only be done in the channel itself, or in your own chat by typing "set up". ${NOTHING}`,
  disconnected: 'Done: nothing is posted in that channel from now on.',
  notPosted: describeNotPosted,
} as const;

/** Why the test could not be posted, and what to do. */
function describeNotPosted(reason: string): string {
  switch (reason) {
    case 'unreachable':
      return `I tried to post here, and Teams does not let me. Is the app still in this team, may it post in this channel (channel moderation), and is this a standard channel? In a private or shared channel I cannot post. ${NOTHING}`;
    case 'no-conversation':
    case 'gone':
      return `I tried to post here, and Teams does not find this channel. If it is new, try again in a few minutes; a private or shared channel cannot be used. ${NOTHING}`;
    case 'unsure':
      return `I tried to post here, and Teams did not say whether it worked. Please press the button again, even if you see a test post. ${NOTHING}`;
    default:
      return `Teams does not take messages from me at this moment. Please press the button again in a minute. ${NOTHING}`;
  }
}

/** The card that "connect" is answered with. Everybody in the channel sees it. */
export const CONNECT_CARD = {
  summary: 'Connecting this channel',
  which: 'Which school is this channel for?',
  onlyAdministrators: 'Only an administrator of the school can press a button here.',
  title: (school: string) => `What is this channel for at ${school}?`,
  explain: [
    "**Inclusion channel:** referrals are posted here, and decided. Everybody in the channel sees them, so it has to be a small team's.",
    '**Staff channel:** only a weekly digest is posted here, with nothing about single pupils.',
  ],
  is: (use: ChannelUse, school: string) => `This is ${USES[use]} of ${school}`,
  disconnectInclusion: 'To use another channel in its place, write "@Inclusion referrals connect" there.',
  inclusion: 'Inclusion channel',
  staff: 'Staff channel',
  disconnect: 'Disconnect this channel',
} as const;

export const REPLACE_CARD = {
  title: (school: string) => `${school} has an inclusion channel already`,
  explain: [
    'If this channel takes its place, new referrals are posted here. Cases under way follow when they next change, and at the latest overnight; their cards in the old channel then say no more than that.',
    'Until then, the buttons on those cards do not work. Cards of cases that are long over stay in the old channel: delete them there if the wrong people can read them.',
  ],
  yes: 'Use this channel instead',
  no: 'Leave it as it is',
} as const;

/** In the old channel, in place of a card. */
export const MOVED_CARD = {
  title: 'This card has moved',
  where: 'The school has another inclusion channel now, and the card stands there.',
  summary: 'A card has moved to another channel',
} as const;

export const TEST_CARD = {
  title: 'A test',
  text: (school: string) =>
    `An administrator is connecting this channel with ${school}, and this shows that I can post here. To see what this channel is, write "@Inclusion referrals hello".`,
  summary: 'A test of this channel',
} as const;

export const CONNECTED_CARD = {
  title: (use: ChannelUse, school: string) => `This is now ${USES[use]} of ${school}`,
  what: {
    inclusion:
      'Referrals are posted here, and inclusion leads decide on them here. Everybody in this channel can read them: please check who is in it.',
    staff: 'A weekly digest is posted here, with nothing about single pupils.',
  },
  by: (name: string) => `Connected by ${name}.`,
  missing: (count: number) =>
    `The school is not in use yet: ${count === 1 ? 'one thing is' : `${count} things are`} missing. Type "set up" in our own chat to go on.`,
  summary: 'This channel is connected',
} as const;

export const DISCONNECTED_CARD = {
  title: (school: string) => `This is no channel of ${school} any more`,
  text: (name: string) => `Disconnected by ${name}. Nothing is posted here from now on.`,
  summary: 'This channel is disconnected',
} as const;

export const CHANNELS_CARD = {
  title: (school: string) => `Channels of ${school}`,
  summary: 'The school’s channels',
  none: 'No channel is connected yet.',
  how: [
    '**To connect a channel**',
    '1. In Teams, add the app "Inclusion referrals" to the team of the channel. It has to be a standard channel: in private and shared ones the app cannot post.\r2. In that channel write "@Inclusion referrals connect".\r3. Press what the channel is for. A test is posted, so you see that it works.',
  ],
  names: nameChannels,
  reach: describeReach,
  disconnect: (name: string) => `Disconnect ${name}`,
  back: 'Back',
} as const;

/** What each channel is called. Teams ids mean nothing to anybody. */
function nameChannels(channels: readonly { readonly use: ChannelUse }[]): readonly string[] {
  const staff = channels.filter(({ use }) => use === 'staff').length;
  let number = 0;
  return channels.map(({ use }) =>
    use === 'inclusion'
      ? 'the inclusion channel'
      : staff === 1
        ? 'the staff channel'
        : `staff channel ${++number}`,
  );
}

function describeReach(reach: 'reached' | 'unheard' | string): string {
  switch (reach) {
    case 'reached':
      return 'Teams says that I am in it.';
    case 'unheard':
      return 'I do not know how to reach it. Write "@Inclusion referrals hello" in it; if nothing comes back, add the app to its team.';
    case 'unreachable':
      return 'Teams does not let me in. Is the app still in its team?';
    case 'no-conversation':
    case 'gone':
      return 'Teams does not find it. If it was deleted, connect another one.';
    default:
      return 'Teams did not say just now whether I am in it.';
  }
}
