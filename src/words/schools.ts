import { describeNeeded, type ToBeAdded } from './bot.ts';

// What the bot says where it works for several schools, or for none yet.

export const WHICH_SCHOOL = 'Which school is this about?';
/** Above the buttons with the schools' names. */
export const WHICH_SCHOOL_WHY =
  'You work at more than one of the schools that I work for. What one school knows stays there.';
/** Below it, where a file came. */
export const fileGoesThere = (name: string) =>
  `Your file "${name}" goes to the school that you choose, and to no other.`;
/** In its place, where the file cannot be kept so long: with more schools than a card has room for. */
export const FILE_AGAIN =
  'I cannot keep your file until you have chosen. Please choose the school, type what you want there, for example "figures", and use the box on that card.';
export const WHICH_SCHOOL_SUMMARY = 'Please choose a school';

/** To somebody of several schools who asks for something where others read. */
export const CHOOSE_IN_CHAT =
  'You work at more than one of the schools that I work for. Type "hello" to me in our own chat, and choose there which school it is about. Worried about somebody\'s safety? Do not wait for me: speak to any member of staff. In an emergency call 999.';

/** A card of a school that this person no longer belongs to. */
export const NOT_YOUR_SCHOOL =
  'This card is from a school whose staff list you are not on, so nothing was done. Type "hello" to start from here. Worried about somebody\'s safety? Do not wait for me: speak to any member of staff. In an emergency call 999.';

/** To somebody who is on no school's list, where there are several schools. */
export function describeStrangerToAll(toBeAdded: ToBeAdded): string {
  const needed = describeNeeded(toBeAdded);
  return `I am for staff of schools who are on their school's list, and I cannot find you on one. If you work at a school that uses me, please ask whoever looks after me there to add you.${needed} ${DO_NOT_WAIT}`;
}

/** To anybody but an administrator while no school is set up. */
export const NO_SCHOOL_YET =
  'I am not set up for a school yet, so I cannot take anything. Whoever looks after me can do that by typing "set up" to me. Worried about somebody\'s safety? Do not wait for me: speak to your school\'s designated safeguarding lead or any member of staff. In an emergency call 999.';

const DO_NOT_WAIT =
  "Worried about somebody's safety? Do not wait for me: speak to your school's designated safeguarding lead or any member of staff. In an emergency call 999.";
