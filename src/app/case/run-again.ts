import type { Answers } from '../../domain/questions/answers.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { sharedView } from '../../domain/case/shared-view.ts';
import { walk } from '../../domain/questions/walk.ts';
import type { Knowledge } from '../../domain/triage/knowledge.ts';
import { sharedTriage } from '../../domain/triage/shared-triage.ts';
import { triage, type Case } from '../../domain/triage/triage.ts';
import type { TriageResult } from '../../domain/triage/triage-result.ts';
import { whatChanged, type Change } from '../../domain/triage/what-changed.ts';
import { datesToFind } from '../concern/finish.ts';
import { nowOf, type Turn } from '../turn.ts';

/** The case with other answers, and the rules run again today; its version stays for the action that changes it. */
export function rulesRunAgain(turn: Turn, referral: Referral, given: Answers): Referral {
  const { answers } = walk(turn.knowledge, given);
  const today = londonDate(turn.clock.now());
  const result = triage(turn.knowledge, { today, answers, events: referral.events });
  return {
    ...referral,
    contentVersion: turn.knowledge.version,
    guidanceVersion: turn.knowledge.guidanceVersion,
    answers,
    triage: result,
    statutoryDates: datesToFind(turn, result, answers),
    runAgain: {
      at: nowOf(turn),
      by: { id: turn.person.id, name: turn.person.name },
      changes: changesFor(turn.knowledge, referral, { today, answers, events: referral.events }, result),
    },
    // A block that was cleared or came anew is a new question: what was set aside before does not cover it.
    overrides: (referral.overrides ?? []).filter(({ block }) => result.blocks.includes(block)),
  };
}

/** What changed: open where it can be told from what may be shared, private otherwise. */
function changesFor(
  knowledge: Knowledge,
  referral: Referral,
  now: Case,
  result: TriageResult,
): readonly Change[] {
  const before = sharedView(referral, knowledge).result;
  const open = whatChanged(knowledge, before, sharedTriage(knowledge, now).result).filter(
    (change) => !change.private,
  );
  const told = new Set(open.map(({ text }) => text));
  const secret = whatChanged(knowledge, referral.triage, result).filter(({ text }) => !told.has(text));
  return [...open, ...secret.map(({ text }) => ({ text, private: true }))];
}
