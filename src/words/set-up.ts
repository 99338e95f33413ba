import type { Person } from '../domain/people/person.ts';
import { describeActor } from './history.ts';
import type { SettingsPartId } from '../domain/school/settings-problem.ts';
import { londonDate, londonTime } from '../domain/calendar/london.ts';
import { describeDayWithYear, describeMoment } from './dates.ts';
import { describeChangedSettings, type ChangedSetting } from './settings-changes.ts';
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
  notReadyWhat:
    'This school is not in use yet. What is missing is marked below; once nothing is, I work there within seconds.',
  changes: 'What was changed',
  others: 'Other schools',
  add: 'Set up a school',
  back: 'Back to the start',
} as const;

export const SET_UP_PART = {
  save: 'Save',
  back: 'Back without saving',
  home: 'Back to the school',
  wrong: 'Nothing was saved yet. Please look at what is marked.',
  now: 'As it stands now:',
  nothing: 'nothing',
} as const;

export const TOO_LARGE =
  'This holds more than one card in Teams can show, so nothing was changed. Whoever runs me can change it in a file: "npm run settings -- export", then "import".';
export const NO_SUCH_SCHOOL =
  'You do not look after that school, so nothing was changed. Type "set up" to start from here.';
export const NOTHING_DIFFERENT = 'Nothing was different, so everything is as it was.';

/** A school that is not in use, by the parts that are to be filled in. */
export function describeUnfinished(parts: readonly string[]): string {
  return `Not in use yet. To be filled in: ${parts.join(', ').toLowerCase()}.`;
}

/** What has just been saved. */
export function describeSaved(part: SettingsPartId): string {
  return `Saved: ${PART_WORDS[part].title.toLowerCase()}.`;
}

/** That somebody else has changed what is being filled in. `press`: the button that goes ahead all the same. */
export function describeChangedMeanwhile(
  last: { readonly at: string; readonly by: Person } | undefined,
  press: string = SET_UP_PART.save,
): string {
  const who = last ? `${last.by.name} (${describeMoment(last.at)})` : 'Somebody else';
  return `${who} has changed this since your card was drawn, so yours was not saved. What you typed is below, and with it what stands now. Press "${press}" to put yours in its place.`;
}

export const NEW_SCHOOL = {
  intro:
    'Begin with its name. The other parts follow one at a time, in any order; the school is in use once nothing is missing.',
  add: 'Add this school',
} as const;
export const NEW_SCHOOL_FIELDS = {
  name: { label: 'Name of the school' },
  id: {
    label: 'Short id (optional)',
    hint: 'What commands and records call it, like northfield. Left empty, I make one from the name. It stays the same for good.',
  },
} as const;
export const FIRST_ONLY =
  'Only an administrator who is named where the bot runs (ADMINISTRATOR_IDS) can add a school, so nothing was changed.';
export const ID_TAKEN = 'There is a school with this id already. Please choose another one.';
export const SCHOOL_ADDED = 'The school is added.';

export const TERMS_WORDS = {
  intro:
    "Paste your school's terms, closed days and INSET days, a line each, or all the text of your council's calendar file (.ics). First I show you what I read; nothing changes before you say so.",
  field: {
    label: 'Terms, closed days and INSET days',
    hint: 'For example "Autumn term: 1 September 2026 to 18 December 2026", "Half term: 26-30 October 2026", "INSET day: 2 November 2026". Bank holidays are built in.',
  },
  read: 'Read these',
  readAgain: 'Read again',
  use: 'Use these',
  previewTitle: 'Is this right?',
  previewIntro: 'This is what I read. Nothing has been changed yet.',
  found: 'What I read',
  doubts: 'Please look at these',
  differs: 'What changes',
  same: 'Nothing: this is what stands now.',
  nothing: 'There is nothing to read yet. Please paste the dates first.',
  tooLong: 'This is too much for a list of term dates. Please paste the term dates alone.',
  notKept: 'The text is too long to show it again here. To read another one, paste it into the field below.',
} as const;

export const NO_CHANGES = 'Nothing has been changed yet.';

/** Who changed what, and when. */
export function describeChange({
  at,
  by,
  changed,
}: {
  readonly at: string;
  readonly by: Person;
  readonly changed: readonly ChangedSetting[];
}): { readonly heading: string; readonly lines: readonly string[] } {
  const when = `${describeDayWithYear(londonDate(at))}, ${londonTime(new Date(at))}`;
  return { heading: `${when}: ${describeActor(by)}`, lines: describeChangedSettings(changed) };
}

export const OLD_SET_UP_CARD =
  'This card is from an older version, so nothing was changed. Type "set up" to go on from here.';
/** An administrator whom Teams does not name. */
export const SOMEBODY = 'An administrator';
