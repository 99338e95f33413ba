import type { Meeting, MeetingAction, MeetingKind, OutsideDoer, Outsider } from '../domain/case/meetings.ts';
import { describeDay, describeDayWithYear, describeMomentWithYear } from './dates.ts';

/** What a meeting was for, in words. */
export const MEETING_WORDS: Readonly<Record<MeetingKind, string>> = {
  'team-around': 'Team around the child',
  review: 'Review meeting',
  return: 'Return meeting',
  other: 'Another meeting',
};

/** Who else was there, by what they are. */
export const OUTSIDER_WORDS: Readonly<Record<Outsider, string>> = {
  pupil: 'The pupil',
  parents: 'Parents or carers',
  'local-authority': 'The local authority',
  health: 'Health',
  'social-care': 'Social care or early help',
  provider: 'A provider',
  'another-agency': 'Another agency',
};

/** Who outside the staff does something. */
export const OUTSIDE_DOER_WORDS: Readonly<Record<OutsideDoer, string>> = {
  parents: 'A parent or carer',
  agency: 'An agency',
};

/** Who does something agreed, in words. */
export function describeDoer({ person, outside }: Pick<MeetingAction, 'person' | 'outside'>): string {
  return person?.name ?? (outside ? OUTSIDE_DOER_WORDS[outside] : '');
}

/** Something agreed, with who, by when, and whether it is done. `today` is `YYYY-MM-DD`. */
export function describeAction(action: MeetingAction, today: string): string {
  const { text, by, done } = action;
  const due = by < today ? `was due ${describeDay(by)}` : `by ${describeDay(by)}`;
  return `${text.replace(/\.$/, '')} (${describeDoer(action)}, ${done ? `done, says ${done.by.name}` : due})`;
}

/** The beginning of a text, for a button. */
export function inShort(text: string, most = 22): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/\s+\S*$/, '')}...`;
}

/** Who was there, staff by name and others by what they are. */
export function describeThere({ staff, others }: Pick<Meeting, 'staff' | 'others'>): string {
  return [
    ...staff.map(({ name }) => name),
    ...others.map((each) => OUTSIDER_WORDS[each].replace(/^./, (first) => first.toLowerCase())),
  ].join(', ');
}

/** Labels and values of everything that is known of a meeting, with years. */
export function meetingRows(meeting: Meeting): readonly { readonly label: string; readonly value: string }[] {
  return [
    { label: 'There', value: describeThere(meeting) },
    ...meeting.actions.map((action) => ({
      label: `Agreed, by ${describeDayWithYear(action.by)}`,
      value: `${action.text} (${describeDoer(action)})${action.done ? `; done, says ${action.done.by.name} on ${describeMomentWithYear(action.done.at)}` : ''}`,
    })),
  ];
}

/** What is missing on a form about a meeting, or does not fit. */
export const MEETING_PROBLEMS = {
  kind: 'Please choose what the meeting was.',
  on: 'Please give the day of the meeting.',
  staff: 'Please tick who of the staff was there, at least one.',
  notStaff: 'Please choose somebody from the list of staff.',
  what: 'Please write what was agreed, in a sentence.',
  who: 'Please choose who does it.',
  by: 'Please give the day by which it is done.',
  byGone: 'This day has gone. Please give today or a later day.',
} as const;

/** The names of texts where they are too long. */
export const MEETING_TEXTS = { what: 'what was agreed' } as const;

export const MEETING_SAVED = 'Saved. Now write down what was agreed, one thing at a time.';
export const MEETING_CORRECTED = 'Saved. What stood there before is not kept.';
export const NO_SUCH_MEETING = 'This is not in the records any more. Nothing was changed.';
export const ACTION_SAVED =
  'Saved. Whoever does it is told in their own chat with me, and reminded when it is due.';
export const ACTION_DONE = 'Thank you: it is down as done.';
export const MEETINGS_NOT_FOR_YOU =
  'Meetings about a case are for those who were there, the key adult, and those who read cases. Nothing was opened.';
