import type { Meeting } from '../meetings.ts';
import type { Referral } from '../referral.ts';
import type { Act } from './act.ts';
import { AFTERWARDS, OPEN } from './statuses.ts';

/** Corrects what is written of a meeting: what it was, when, and who was there. */
export const changeMeeting = {
  by: 'key-adult',
  during: [...OPEN, ...AFTERWARDS],
  refuses: (referral, { meeting }) =>
    findMeeting(referral, meeting) ? undefined : { refused: 'no-such-meeting' },
  apply: (referral, { meeting: id, changed }) =>
    withMeeting(referral, id, (meeting) => ({ ...meeting, ...changed })),
  audit: 'meeting-changed',
} as const satisfies Act<{
  readonly meeting: string;
  readonly changed: Pick<Meeting, 'kind' | 'on' | 'staff' | 'others'>;
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
