import { MOST_ACTIONS, type MeetingAction } from '../meetings.ts';
import type { Act } from './act.ts';
import { findMeeting, withMeeting } from './change-meeting.ts';
import { AFTERWARDS, OPEN } from './statuses.ts';

/** Adds what was agreed at a meeting: what, who, and by when. */
export const agreeAction = {
  by: 'key-adult',
  during: [...OPEN, ...AFTERWARDS],
  refuses: (referral, { meeting: id, agreed: { text } }) => {
    const meeting = findMeeting(referral, id);
    if (!meeting) return { refused: 'no-such-meeting' };
    if (meeting.actions.some((each) => each.text === text && !each.done)) return { refused: 'action-there' };
    return meeting.actions.length >= MOST_ACTIONS ? { refused: 'enough', of: 'actions' } : undefined;
  },
  apply: (referral, { meeting: id, agreed }) =>
    withMeeting(referral, id, (meeting) => ({ ...meeting, actions: [...meeting.actions, agreed] })),
  audit: 'action-agreed',
} as const satisfies Act<{
  readonly meeting: string;
  readonly agreed: Pick<MeetingAction, 'id' | 'text' | 'by' | 'person' | 'outside'>;
}>;
