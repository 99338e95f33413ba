import { answerBy } from '../../domain/case/answer-by.ts';
import { isDecided, type Referral } from '../../domain/case/referral.ts';
import { schoolDay, type School } from '../turn.ts';
import { rerunRules, type Run } from './rerun-rules.ts';

/**
 * The case with these answers and the rules run again today. While nobody has decided it is answered sooner where its level
 * now asks for that, and never later.
 */
export function withAnswers(
  school: Pick<School, 'content' | 'settings' | 'clock'>,
  referral: Referral,
  run: Run,
): Referral {
  const next = rerunRules(school, referral, run);
  // Once decided, the case waits for nobody.
  if (isDecided(referral)) return next;
  const sooner = answerBy(school.content, schoolDay(school), next.triage.level);
  return { ...next, answerBy: sooner < referral.answerBy ? sooner : referral.answerBy };
}
