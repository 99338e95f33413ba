import { meetingCorrections, type Meeting, type MeetingNote } from '../meetings.ts';
import type { Referral } from '../referral.ts';
import type { Act } from './act.ts';
import { AFTERWARDS, OPEN } from './statuses.ts';

/** Corrects what is written of a meeting: what it was, when, and who was there. What it said before is in the audit. */
export const changeMeeting = {
  by: 'key-adult',
  during: [...OPEN, ...AFTERWARDS],
  refuses: (referral, { meeting: id, changed }) => {
    const meeting = findMeeting(referral, id);
    if (!meeting) return { refused: 'no-such-meeting' };
    return meetingCorrections(meeting, changed).length === 0 ? { refused: 'meeting-same' } : undefined;
  },
  apply: (referral, { meeting: id, changed }) =>
    withMeeting(referral, id, (meeting) => ({ ...meeting, ...changed })),
  audit: 'meeting-changed',
} as const satisfies Act<{
  readonly meeting: string;
  readonly changed: MeetingNote;
}>;

/** The meeting with this id. */
export function findMeeting({ meetings = [] }: Referral, id: string): Meeting | undefined {
  return meetings.find((meeting) => meeting.id === id);
}

/** The case with one of its meetings changed. */
export function withMeeting(referral: Referral, id: string, change: (meeting: Meeting) => Meeting): Referral {
  const { meetings = [] } = referral;
  return { ...referral, meetings: meetings.map((each) => (each.id === id ? change(each) : each)) };
}
