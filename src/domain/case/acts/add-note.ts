import { isFull } from '../case-limits.ts';
import { STATUSES } from '../referral.ts';
import type { Act } from './act.ts';
import { signature } from './deciding.ts';

/**
 * The referrer adds a note to their concern. `notes`: how many there were when this one was written, where that is known:
 * sent again, it is there already.
 */
export const addNote = {
  by: 'referrer',
  during: STATUSES,
  refuses: (referral, { text, notes }, { by }) => {
    const since = notes === undefined ? [] : referral.notes.slice(notes);
    if (since.some((note) => note.by.id === by.id && note.text === text)) return { refused: 'note-there' };
    return isFull(referral, 'notes') ? { refused: 'enough', of: 'notes' } : undefined;
  },
  apply: (referral, { text }, doing) => ({
    ...referral,
    notes: [...referral.notes, { by: signature(doing), at: doing.at, text }],
  }),
  audit: 'note-added',
  threadLines: { note: {} },
  tells: () => [{ line: 'note' }],
} as const satisfies Act<{ readonly text: string; readonly notes?: number }>;
