// What administrators are told while they set up a school.

export const NOT_ADMINISTRATOR =
  'Only somebody who looks after me for a school can do that, so nothing was changed. Type "hello" to start from here.';
export const SET_UP_BROKE_OFF =
  'My storage cannot be used just now, so nothing was changed. Please try again in a minute; "doctor" says what is wrong.';

export const SET_UP_HOME = {
  title: 'Set up',
  none: 'No school is set up yet.',
  summary: 'Setting up',
  ready: 'In use.',
} as const;

export const OLD_SET_UP_CARD =
  'This card is from an older version, so nothing was changed. Type "set up" to go on from here.';
/** An administrator whom Teams does not name. */
export const SOMEBODY = 'An administrator';
