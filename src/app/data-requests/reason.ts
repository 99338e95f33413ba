import { visibleText } from '../../domain/questions/check-text.ts';
import { LOOK_AGAIN } from '../../words/case-text.ts';
import { REASON_MISSING, REASON_NAME } from '../../words/data-requests.ts';
import { findWordMatch } from '../../domain/word-check/word-check.ts';
import { LONGEST_ECHO, readMoreText } from '../case/case-text.ts';
import type { Turn } from '../turn.ts';
import type { ReasonProblem } from './reply.ts';

/** A reason as typed, ready to store, or what is wrong with it; what was typed stands on the card again. */
export function readReason(
  { content }: Pick<Turn, 'content'>,
  raw: string,
  pressedAgain: boolean,
): { readonly reason: string } | { readonly problem: ReasonProblem } {
  const typed = raw.slice(0, LONGEST_ECHO);
  const read = readMoreText(raw, REASON_NAME);
  if ('problem' in read) return { problem: { typed, problem: read.problem } };
  const reason = visibleText(read.text);
  if (reason === '') return { problem: { typed: '', problem: REASON_MISSING } };
  if (!pressedAgain && findWordMatch(content, reason))
    return { problem: { typed, problem: LOOK_AGAIN, pressAgainSends: true } };
  return { reason };
}
