import { isFull } from '../case-limits.ts';
import type { Meeting } from '../meetings.ts';
import type { Act } from './act.ts';
import { signature } from './deciding.ts';
import { AFTERWARDS, OPEN } from './statuses.ts';

/** Writes down a meeting about the case; what was agreed is added to it one by one. */
export const recordMeeting = {
  by: 'key-adult',
  during: [...OPEN, ...AFTERWARDS],
  blockedBy: (referral) => (isFull(referral, 'meetings') ? { refused: 'enough', of: 'meetings' } : undefined),
  apply: (referral, { meeting }, doing) => ({
    ...referral,
    meetings: [...(referral.meetings ?? []), { ...meeting, actions: [], by: signature(doing), at: doing.at }],
  }),
  audit: 'meeting-recorded',
} as const satisfies Act<{ readonly meeting: Pick<Meeting, 'id' | 'kind' | 'on' | 'staff' | 'others'> }>;
