import { refuseAct } from '../../domain/case/acts.ts';
import { FOLLOW_UP_ANSWERS } from '../../domain/case/follow-up.ts';
import { FOLLOW_UP } from '../../words/follow-up.ts';
import { describeRefusal } from '../../words/refusals.ts';
import type { FollowUpProblem } from '../for-presser.ts';
import { nowOf, type TurnResult, type Turn } from '../turn.ts';
import { caseReply, withCase } from './case-reply.ts';
import { commitCase } from './commit-case.ts';
import { LONGEST_ECHO } from './case-text.ts';
import { afterAct } from './press-act.ts';

/** Where a pupil is who went back to class a term ago, as it stood on the card, and their attendance since in per cent. */
export async function saveFollowUp(
  turn: Turn,
  referralId: string,
  typed: { readonly choice: unknown; readonly attendance: unknown },
): Promise<TurnResult> {
  return withCase(turn, referralId, async (stored) => {
    const refused = refuseAct('follow-up', stored.value, { by: turn.person, at: nowOf(turn) });
    // Delivered again, it goes on to be answered as it was the first time.
    if (refused && !(await turn.isRepeat()))
      return { reply: caseReply(turn, stored.value, { notice: describeRefusal(refused) }) };
    const where = FOLLOW_UP_ANSWERS.find((each) => each === typed.choice);
    const attendance = readPerCent(typed.attendance);
    if (where === undefined || attendance === 'not-per-cent') {
      const followUp: FollowUpProblem = {
        sentence: where === undefined ? FOLLOW_UP.chooseFirst : FOLLOW_UP.notPerCent,
        choice: where ?? '',
        attendance: typeof typed.attendance === 'string' ? typed.attendance.slice(0, LONGEST_ECHO) : '',
      };
      return { reply: caseReply(turn, stored.value, { followUp }) };
    }
    const result = await commitCase(turn, stored, {
      action: 'follow-up',
      where,
      ...(attendance === undefined ? {} : { attendance }),
    });
    return afterAct(turn, result, { notice: FOLLOW_UP.saved });
  });
}

/** A whole number from 0 to 100, with or without the sign; undefined where nothing was typed. */
function readPerCent(typed: unknown): number | 'not-per-cent' | undefined {
  const text = typeof typed === 'string' ? typed.trim() : typeof typed === 'number' ? String(typed) : '';
  if (text === '') return undefined;
  const [, digits] = /^(\d{1,3})\s*%?$/.exec(text) ?? [];
  const number = Number(digits ?? 'x');
  return number >= 0 && number <= 100 ? number : 'not-per-cent';
}
