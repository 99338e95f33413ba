import type { SchoolSettings } from '../domain/school/settings.ts';

// What the bot itself says to somebody who types or presses, regardless of case or form.

export const ONLY_IN_CHAT =
  'Please talk to me in our own chat: what staff write about a pupil does not belong in a channel.';
export const OLD_CARD =
  'This card is from an older version, so nothing was changed. Type "hello" in our chat to start again from here.';
/** The answer when somebody exceeds the turn limit. */
export const TOO_MANY_TURNS =
  'That was a lot in one minute, so this one was not taken. Nothing was changed, and what you typed still stands where you typed it. Please wait a minute and send it again. "Stop - safeguarding" works at any moment.';
export const TOO_MANY_CASES =
  'There are more cases than I can look through at once. Please ask for fewer: "mine", "open", "plans", or "find" with the reference of a pupil or a referral.';
/** The case or form is as large as storage allows. */
export const FULL =
  'That was not saved, because this case or form already holds as much as can be kept of one. Nothing else was changed. Please make it shorter, or raise another concern.';
/** The answer to a picture or a file: it was ignored. */
export const NO_FILES_TAKEN =
  "I cannot take pictures or files, so I left this message alone. Nothing of it was kept or passed on, but it still stands in this chat. Please delete it here, and put what belongs to a pupil's record where your school keeps it.";
/** Something was typed while several questions wait for this person's answer. */
export const WHICH_QUESTION =
  'That was not sent to anybody, and nothing of it was kept. Questions wait for your answer: type "my referrals" and open the one you mean.';
/** Something was typed while one question waits for this person's answer. */
export function describeAnswerOffer(asker: string, pupil: string): string {
  return `Is this your answer to ${asker}'s question about pupil ${pupil}? Then press "Send my answer".`;
}

const BUSY = {
  'still-looking':
    'I am still looking up what you asked for before, so please wait for that. Nothing was changed.',
  'others-first':
    'Several colleagues are looking things up at this moment. Please ask again in a minute. Nothing was changed.',
} as const;

/** Why nothing can be looked up just now. */
export function describeBusy(why: keyof typeof BUSY): string {
  return BUSY[why];
}

/** That something failed; support finds it in the log by the reference. */
export function describeFault(reference: string): string {
  return `That was not saved, and nothing else was changed. Please try again in a minute. If it happens again, give your IT support this reference: ${reference}.`;
}

/** That the words typed were not understood, and which do work for this person. */
export function describeNotUnderstood(words: readonly string[]): string {
  return `I did not understand that, so nothing was done, and nothing of it was kept or sent. ${describeCommands(words)}`;
}

/** The words that work for this person. */
export function describeCommands(words: readonly string[]): string {
  return `These words work for you: ${words.map((word) => `"${word}"`).join(', ')}, and "stop" at any moment.`;
}

/** What is needed to be added to the staff list: only in one's own chat, where nobody else reads it. */
export type ToBeAdded =
  { readonly personId: string } | { readonly otherTenant: string | undefined } | undefined;

/** What whoever looks after the bot needs to know, as a sentence after a space; empty where it may not be said. */
export function describeNeeded(toBeAdded: ToBeAdded): string {
  if (toBeAdded === undefined) return '';
  return 'personId' in toBeAdded
    ? ` They need your Entra object id: ${toBeAdded.personId}.`
    : ` They need to know that you are signed in to another organisation than the school's: its tenant id is ${toBeAdded.otherTenant ?? 'unknown'}.`;
}

/** The answer to somebody who is not on the school's list of staff. */
export function describeStranger({ name, dsl }: SchoolSettings, toBeAdded: ToBeAdded): string {
  const needed = describeNeeded(toBeAdded);
  return `I am for staff of ${name} who are on its list, and I cannot find you there. If you work here, please ask whoever looks after me to add you.${needed} Worried about somebody's safety? Do not wait for me: speak to ${dsl.name} on ${dsl.phone}, or to any member of staff. In an emergency call 999.`;
}

/** Which of the school's channels this is, for whoever installs the bot to check. */
export function describeChannel({ name, channels, dsl }: SchoolSettings, id: string): string {
  const which =
    id === channels.inclusion
      ? `This is the inclusion channel of ${name}: referrals are posted here.`
      : channels.staff.includes(id)
        ? `This is a staff channel of ${name}: the weekly digest is posted here.`
        : 'This conversation is in none of my settings, so nothing is posted here.';
  return `${which} Its id is ${id}. ${ONLY_IN_CHAT} Worried about somebody's safety? Speak to ${dsl.name} (DSL) on ${dsl.phone} now; in immediate danger call 999.`;
}
