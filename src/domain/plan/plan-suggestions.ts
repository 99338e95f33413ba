import { asList, asText, dropMissing } from '../questions/answer-values.ts';
import type { Answers } from '../questions/answers.ts';
import type { Knowledge } from '../triage/knowledge.ts';
import { LEVELS } from '../triage/levels.ts';
import type { MeasureId } from './plan.ts';
import { measureQuestions, OWN_STAFF } from './plan-answers.ts';
import type { Referral } from '../case/referral.ts';

/** What is filled in for whoever makes a plan: from the referral, and from the proposal where there was one. */
export function suggestedAnswers(referral: Referral, knowledge: Knowledge): Answers {
  const { answers } = referral;
  const [starts] = asList(answers['PR16']);
  const baselines = suggestedBaselines(answers);
  const ap = referral.decision?.outcome === 'ap-plan';
  return dropMissing({
    PL1: whyNow(referral, knowledge),
    PL2: asText(answers['PV3']),
    PLD1: starts,
    PLD2: answers['PR7'],
    PLD3: answers['PR8'],
    PLM: answers['PR9'],
    ...Object.fromEntries(
      Object.entries(baselines).map(([id, figure]) => [measureQuestions(id as MeasureId).baseline, figure]),
    ),
    PLV1: ap ? (answers['PR1'] ?? referral.triage.suggestedModels[0]) : undefined,
    PLV2: answers['PR2'] === OWN_STAFF ? OWN_STAFF : undefined,
    PLV3: answers['PR3'],
    PLV5: answers['PR4'],
    PLV6: answers['PR5'],
    PLK3: answers['PR10'],
    PLK4: answers['PR11'],
    ...checkAnswers(referral),
  });
}

/** Checks and sign-offs as the case holds them, for the plan form to ask about again. */
export function checkAnswers({ answers }: Referral): Answers {
  return dropMissing({
    PLC1: answers['PR13'],
    PLC2: answers['PR14'],
    PLC3: answers['PR15'],
    PLC4: answers['PR17'],
  });
}

/**
 * A form's answers after a card: checks and sign-offs were of the provider and the place as they stood, so with another
 * one they are asked again instead of being carried over (P-06, P-07, P-13).
 */
export function checkedAgain(before: Answers, after: Answers): Answers {
  const provider = before['PLV2'] !== after['PLV2'];
  const place = before['PLV3'] !== undefined && before['PLV3'] !== after['PLV3'];
  const gone = new Set([...(provider ? ['PLC1', 'PLC2'] : []), ...(place ? ['PLC2', 'PLC3', 'PLC4'] : [])]);
  return gone.size === 0 ? after : Object.fromEntries(Object.entries(after).filter(([id]) => !gone.has(id)));
}

/** Facts of the case that decide what the plan form asks, and never change while it is filled in. */
export function givenAnswers(referral: Referral): Answers {
  const { SG2, OS4, PV1 } = referral.answers;
  const dsl = SG2 === 'yes-dsl-told' || PV1 === 'dsl-advised-not' || asList(OS4).includes('social-worker');
  return dropMissing({ PLG1: referral.decision?.outcome, PLG2: dsl ? 'yes' : 'no' });
}

/** Today's figures that the office has given: attendance in per cent, lessons missed in a week. */
function suggestedBaselines(answers: Answers): Partial<Record<MeasureId, number>> {
  const [possible, missed, removals] = [answers['OA1'], answers['OA2'], answers['OB10']];
  const known = typeof possible === 'number' && typeof missed === 'number' && possible > 0;
  return {
    ...(known && missed <= possible
      ? { attendance: Math.round(((possible - missed) / possible) * 1000) / 10 }
      : {}),
    // OB10 counts removals in six school weeks.
    ...(typeof removals === 'number' ? { behaviour: Math.min(50, Math.round(removals / 6)) } : {}),
  };
}

/** How many of the rules that fired are named in "why now". */
const MOST_REASONS = 3;
const LONGEST_WHY = 480;

/** Groups of rules that say nothing about what is hard for the pupil. */
const NO_REASON = ['gate', 'voice', 'age', 'data', 'nothing-wrong'];

/** Why this and why now, from the most pressing rules that fired; rules that reveal a status are left out. */
function whyNow({ triage }: Referral, knowledge: Knowledge): string | undefined {
  const place = (level: (typeof LEVELS)[number] | null) => (level === null ? -1 : LEVELS.indexOf(level));
  const groups = new Map(knowledge.rules.map(({ id, group }) => [id, group]));
  const reasons = triage.rulesFired
    .filter(
      (rule) => !rule.private && place(rule.level) > 0 && !NO_REASON.includes(groups.get(rule.id) ?? ''),
    )
    .toSorted((a, b) => place(b.level) - place(a.level))
    .slice(0, MOST_REASONS)
    .map(({ name }) => name);
  return reasons.length === 0
    ? undefined
    : `What staff and the register show: ${reasons.map(withinSentence).join('; ')}.`.slice(0, LONGEST_WHY);
}

/** A rule's name inside a sentence; one that begins with an abbreviation (EBSA, SEMH) keeps it. */
function withinSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
