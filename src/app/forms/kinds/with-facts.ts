import type { Answers } from '../../../domain/content/answers.ts';
import type { Referral } from '../../../domain/case/referral.ts';
import { rerunRules } from '../../case/rerun-rules.ts';
import type { Turn } from '../../turn.ts';
import type { FormAct } from './act-form.ts';

/** The case with what a form says of it besides its act, and the rules run on that; nothing where all of it is known. */
export function withFacts(turn: Turn, referral: Referral, facts: Answers): Omit<FormAct, 'act'> {
  const corrected = Object.entries(facts)
    .map(([question, after]) => ({ question, before: referral.answers[question] ?? null, after }))
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
  if (corrected.length === 0) return {};
  const answers = { ...referral.answers, ...facts };
  return { prepared: rerunRules(turn, referral, { by: turn.person, answers }), corrected };
}
