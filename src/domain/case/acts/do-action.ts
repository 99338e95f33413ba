import { can } from '../../people/roles.ts';
import { STATUSES } from '../referral.ts';
import type { Act } from './act.ts';
import { findMeeting, withMeeting } from './change-meeting.ts';
import { signature } from './deciding.ts';

/**
 * Something agreed at a meeting is done: says whoever was to do it, or a lead. It may be said late, also once the case is
 * closed.
 */
export const doAction = {
  by: 'action-holder',
  during: STATUSES,
  refuses: (referral, { meeting, done: id }, { by }) => {
    const action = findMeeting(referral, meeting)?.actions.find((each) => each.id === id);
    if (!action) return { refused: 'no-such-meeting' };
    if (action.person?.id !== by.id && !can(by, 'decides')) return { refused: 'not-your-action' };
    return action.done ? { refused: 'action-done', done: action.done } : undefined;
  },
  apply: (referral, { meeting: id, done }, doing) =>
    withMeeting(referral, id, (meeting) => ({
      ...meeting,
      actions: meeting.actions.map((each) =>
        each.id === done ? { ...each, done: { by: signature(doing), at: doing.at } } : each,
      ),
    })),
  audit: 'action-done',
} as const satisfies Act<{ readonly meeting: string; readonly done: string }>;
