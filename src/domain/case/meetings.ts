import type { Person } from '../people/person.ts';
import { can, type StaffMember } from '../people/roles.ts';
import type { Signed } from './panels.ts';
import type { Referral } from './referral.ts';

/** What a meeting about a case was for. */
export const MEETING_KINDS = ['team-around', 'review', 'return', 'other'] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** Who else was there, by what they are: nobody from outside the staff is named. */
export const OUTSIDERS = [
  'pupil',
  'parents',
  'local-authority',
  'health',
  'social-care',
  'provider',
  'another-agency',
] as const;
export type Outsider = (typeof OUTSIDERS)[number];

/** Who does something agreed, where that is nobody of the staff: the case's owner keeps an eye on it. */
export const OUTSIDE_DOERS = ['parents', 'agency'] as const;
export type OutsideDoer = (typeof OUTSIDE_DOERS)[number];

/** Something agreed at a meeting, by when (`YYYY-MM-DD`), and who does it. */
export interface MeetingAction {
  readonly id: string;
  readonly text: string;
  readonly by: string;
  /** A member of staff; otherwise `outside` says who. */
  readonly person?: Person;
  readonly outside?: OutsideDoer;
  readonly done?: Signed;
}

/** A meeting about a case: when, who was there, and what was agreed. */
export interface Meeting extends Signed {
  readonly id: string;
  readonly kind: MeetingKind;
  /** School date `YYYY-MM-DD`. */
  readonly on: string;
  readonly staff: readonly Person[];
  readonly others: readonly Outsider[];
  readonly actions: readonly MeetingAction[];
}

/** What is written of a meeting, and may be corrected. */
export type MeetingNote = Pick<Meeting, 'kind' | 'on' | 'staff' | 'others'>;
const MEETING_PARTS = ['kind', 'on', 'staff', 'others'] as const satisfies readonly (keyof MeetingNote)[];
export type MeetingPart = (typeof MEETING_PARTS)[number];

/** A part of a meeting as it stood before and after a correction; staff by name. */
export interface CorrectedPart {
  /** `meeting.<its id>.on`: stored in the audit, where answers have the id of their question. */
  readonly question: string;
  readonly before: string | readonly string[];
  readonly after: string | readonly string[];
}

/** What a correction changes of a meeting; nothing when it says the same. */
export function meetingCorrections(meeting: Meeting, changed: MeetingNote): readonly CorrectedPart[] {
  const valueOf = (note: MeetingNote, part: MeetingPart) =>
    part === 'staff' ? note.staff.map(({ name }) => name) : note[part];
  return MEETING_PARTS.map((part) => ({
    question: `meeting.${meeting.id}.${part}`,
    before: valueOf(meeting, part),
    after: valueOf(changed, part),
  })).filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}

/** Which meeting and which part of it the audit means; undefined for an answer to a question. */
export function correctedPartOf(
  question: string,
): { readonly meeting: string; readonly part: MeetingPart } | undefined {
  const [, meeting, name] = /^meeting\.(.+)\.(\w+)$/.exec(question) ?? [];
  const part = MEETING_PARTS.find((each) => each === name);
  return meeting === undefined || part === undefined ? undefined : { meeting, part };
}

/** The most that is agreed at one meeting: more is seldom done. */
export const MOST_ACTIONS = 5;

/** Something agreed that has not been done yet, with its meeting. */
export interface OpenAction {
  readonly action: MeetingAction;
  readonly meeting: Meeting;
}

/** What was agreed about a case and has not been done yet, in the order in which it was agreed. */
export function openActions({ meetings = [] }: Pick<Referral, 'meetings'>): readonly OpenAction[] {
  return meetings.flatMap((meeting) =>
    meeting.actions.filter(({ done }) => !done).map((action) => ({ action, meeting })),
  );
}

/** True for somebody who has, or had, something to do that was agreed about the case. */
export function hasAction(
  { meetings = [] }: Pick<Referral, 'meetings'>,
  { id }: Pick<Person, 'id'>,
): boolean {
  return meetings.some(({ actions }) => actions.some(({ person }) => person?.id === id));
}

/** True for whoever may read what was said of a meeting: who reads cases, was there, or wrote it down. */
export function mayReadMeeting(meeting: Meeting, reader: StaffMember): boolean {
  return (
    can(reader, 'reads-cases') ||
    meeting.by.id === reader.id ||
    meeting.staff.some(({ id }) => id === reader.id)
  );
}
