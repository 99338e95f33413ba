import type { SettingsPartId } from '../domain/school/settings-problem.ts';
import { describeMoment } from './dates.ts';
import { PART_WORDS } from './set-up-parts.ts';

// What administrators are told while they set up a school.

export const NOT_ADMINISTRATOR =
  'Only somebody who looks after me for a school can do that, so nothing was changed. Type "hello" to start from here.';
export const SET_UP_BROKE_OFF =
  'My storage cannot be used just now, so nothing was changed. Please try again in a minute; "doctor" says what is wrong.';

export const SET_UP_HOME = {
  title: 'Set up',
  which: 'Which school?',
  none: 'No school is set up yet.',
  summary: 'Setting up',
  ready: 'In use.',
  notReady: 'Not in use yet: something is missing.',
  notReadyWhat:
    'This school is not in use yet. What is missing is marked below; once nothing is, I work there within seconds.',
  changes: 'What was changed',
  others: 'Other schools',
  add: 'Set up a school',
} as const;

export const SET_UP_PART = {
  save: 'Save',
  back: 'Back without saving',
  wrong: 'Nothing was saved yet. Please look at what is marked.',
  now: 'As it stands now:',
  nothing: 'nothing',
} as const;

export const NO_SUCH_SCHOOL =
  'You do not look after that school, so nothing was changed. Type "set up" to start from here.';
export const NOTHING_DIFFERENT = 'Nothing was different, so everything is as it was.';

/** What has just been saved. */
export function describeSaved(part: SettingsPartId): string {
  return `Saved: ${PART_WORDS[part].title.toLowerCase()}.`;
}

/** That somebody else has changed what is being filled in. */
export function describeChangedMeanwhile(
  last: { readonly at: string; readonly by: { readonly name: string } } | undefined,
): string {
  const who = last ? `${last.by.name} (${describeMoment(last.at)})` : 'Somebody else';
  return `${who} has changed this since your card was drawn, so yours was not saved. What you typed is below, and beside it what stands now. Press Save to put yours in its place.`;
}

export const OLD_SET_UP_CARD =
  'This card is from an older version, so nothing was changed. Type "set up" to go on from here.';
/** An administrator whom Teams does not name. */
export const SOMEBODY = 'An administrator';
