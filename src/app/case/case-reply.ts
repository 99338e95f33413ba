import type { Referral } from '../../domain/case/referral.ts';
import { can } from '../../domain/people/roles.ts';
import { NO_CASE } from '../../words/acts.ts';
import type { Stored } from '../ports/records.ts';
import type { ForPresser } from '../for-presser.ts';
import type { Reply } from '../reply.ts';
import type { TurnResult, Turn } from '../turn.ts';

/** True when one of the person's roles reads full referrals. */
export function mayReadDetails({ person }: Pick<Turn, 'person'>): boolean {
  return can(person, 'reads-cases');
}

/** Runs an action on the current case, or says that it is no longer in the records. */
export async function withCase(
  turn: Turn,
  referralId: string,
  run: (stored: Stored<Referral>) => Promise<TurnResult> | TurnResult,
): Promise<TurnResult> {
  const stored = await turn.records.readReferral(referralId);
  return stored ? run(stored) : { reply: { text: NO_CASE } };
}

/** The case for the person who pressed: the shared card in the channel, the details in a reader's own chat. */
export function caseReply(turn: Turn, referral: Referral, forPresser: ForPresser = {}): Reply {
  if (turn.where !== 'chat') return { show: 'case', referral, ...forPresser };
  if (mayReadDetails(turn))
    return { show: 'case-details', referral, reader: turn.person, view: 'summary', ...forPresser };
  return { text: forPresser.notice ?? NO_CASE };
}
