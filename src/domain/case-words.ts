import type { Level } from './levels.ts';
import type { Decision, PassedTo, Referral } from './referral.ts';
import { OUTCOME_WORDS } from './refused.ts';

/** What a level asks of people (rules.md section 1). */
export const LEVEL_WORDS: Readonly<Record<Level, { readonly name: string; readonly means: string }>> = {
  none: { name: 'No concern recorded', means: 'nothing needs doing' },
  watch: { name: 'Watch', means: 'notice, talk, look again' },
  targeted: { name: 'Targeted', means: 'start or adjust support in school' },
  priority: { name: 'Priority', means: 'an inclusion lead decides soon' },
  urgent: { name: 'Urgent', means: 'somebody looks today' },
};

/** To whom a case was passed on. */
export const PASSED_TO_WORDS: Readonly<Record<PassedTo, string>> = {
  senco: 'the SENCO',
  attendance: 'the attendance lead',
  headteacher: 'the headteacher',
  la: 'the headteacher and the local authority',
  pastoral: 'sixth-form pastoral support',
  dsl: 'the DSL',
};

/**
 * A decision's outcome, with whom it was passed on to. That it went to the DSL would say what kind of case it is, so on
 * anything shared and to the referrer it reads like any other colleague.
 */
export function outcomeInWords(decision: Decision): string {
  const outcome = OUTCOME_WORDS[decision.outcome];
  if (decision.to === undefined) return outcome;
  return `${outcome} to ${decision.to === 'dsl' ? 'a colleague' : PASSED_TO_WORDS[decision.to]}`;
}

/** The year group as people say it. */
export function yearInWords(referral: Pick<Referral, 'answers'>): string {
  const year = referral.answers['PC2'];
  if (typeof year !== 'string') return 'Year not given';
  return year === 'R' ? 'Reception' : `Year ${year}`;
}

/** The school's own reference for the pupil, as the referrer gave it. */
export function pupilReference(referral: Pick<Referral, 'answers'>): string {
  const pupil = referral.answers['PC1'];
  return typeof pupil === 'string' ? pupil : 'not given';
}
