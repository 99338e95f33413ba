import {
  correctedPartOf,
  type Meeting,
  type MeetingAction,
  type MeetingKind,
  type MeetingPart,
  type OutsideDoer,
  type Outsider,
} from '../domain/case/meetings.ts';
import type { AnswerValue } from '../domain/content/answers.ts';
import type { Person } from '../domain/people/person.ts';
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

const PART_WORDS: Readonly<Record<MeetingPart, string>> = {
  kind: 'What the meeting was',
  on: 'The day of the meeting',
  staff: 'Who of the staff was there',
  others: 'Who else was there',
};

/** The label of a part of a meeting that was corrected; undefined for an answer to a question. */
export function labelMeetingPart(question: string): string | undefined {
  const corrected = correctedPartOf(question);
  return corrected && PART_WORDS[corrected.part];
}

/** What stood in a part of a meeting, as the audit keeps it. */
export function describeMeetingPart(question: string, value: AnswerValue | null): string {
  const all = Array.isArray(value) ? (value as readonly string[]) : value === null ? [] : [String(value)];
  const words: Readonly<Record<MeetingPart, (each: string) => string>> = {
    kind: (each) => wordOf(MEETING_WORDS, each),
    on: describeDayWithYear,
    staff: (each) => each,
    others: (each) => wordOf(OUTSIDER_WORDS, each),
  };
  const part = correctedPartOf(question)?.part ?? 'staff';
  return all.length === 0 ? 'nobody' : all.map(words[part]).join(', ');
}

function wordOf(words: Readonly<Record<string, string>>, id: string): string {
  return words[id] ?? id;
}

/** What a meeting said before somebody corrected it. */
export function describeMeetingCorrection({
  by,
  at,
  corrected,
}: {
  readonly by: Person;
  readonly at: string;
  readonly corrected: readonly { readonly question: string; readonly before: AnswerValue | null }[];
}): string {
  const before = corrected.map(({ question, before: value }) => {
    const label = labelMeetingPart(question) ?? '';
    return `${label.replace(/^./, (first) => first.toLowerCase())}: ${describeMeetingPart(question, value)}`;
  });
  return `Corrected by ${by.name} on ${describeMomentWithYear(at)}. Before, ${before.join('; ')}`;
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
export const MEETING_CORRECTED =
  'Saved. What it said before is kept, with your name, for those who read the history.';
export const NO_SUCH_MEETING = 'This is not in the records any more. Nothing was changed.';
export const ACTION_SAVED =
  'Saved. Whoever does it is told in their own chat with me, and reminded when it is due.';
export const ACTION_DONE = 'Thank you: it is down as done.';
export const MEETINGS_NOT_FOR_YOU =
  'Meetings about a case are for those who were there, the key adult, and those who read cases. Nothing was opened.';
