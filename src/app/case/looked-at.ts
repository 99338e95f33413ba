import { joinedOnes } from '../../domain/case/join.ts';
import type { Change, Records } from '../ports/records.ts';
import type { Reply } from '../reply.ts';
import { nowOf, type Turn } from '../turn.ts';

/**
 * A turn that knows whether it has written into a case's history, so that nobody is shown a full referral without a row
 * there: also when a press was refused and the case is only shown as it stands. `shows` writes the row where there is
 * none yet; it throws when storage is away, and then nothing is shown.
 */
export function lookingTurn(
  turn: Turn,
  noteShown: Records['commit'],
): {
  readonly turn: Turn;
  readonly shows: (reply: Reply) => Promise<void>;
} {
  const written = new Set<string>();
  const commit = async (changes: readonly Change[]) => {
    const result = await turn.records.commit(changes);
    if (result === 'done')
      for (const each of changes) if (each.change === 'audit') written.add(each.value.referralId);
    return result;
  };
  return {
    turn: { ...turn, records: { ...turn.records, commit } },
    shows: async (reply) => {
      if (!('show' in reply) || reply.show !== 'case-details') return;
      const { referral, view } = reply;
      // What was said about a concern that was joined stands with what was said about the case.
      const joined = view === 'said' ? joinedOnes(referral, reply.others) : [];
      const shown = [referral, ...joined].filter((each) => !written.has(each.id));
      if (shown.length === 0) return;
      const by = { id: turn.person.id, name: turn.person.name };
      const what = view === 'plan' || view === 'course' ? 'plan-opened' : 'details-opened';
      await noteShown(
        shown.map(({ id: referralId }) => ({
          change: 'audit',
          value: { id: turn.names.id(), referralId, at: nowOf(turn), by, what },
        })),
      );
    },
  };
}
