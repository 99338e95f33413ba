import { dayNumber } from '../calendar/day-number.ts';
import type { Condition } from '../content/condition.ts';
import type { Content, SuggestedText } from '../content/content.ts';
import type { MeasureId } from '../known-ids/plan.ts';
import { holds } from '../triage/holds.ts';
import { answersOnPath } from '../triage/walk.ts';
import type { Referral } from './referral.ts';

/** A plan needs no more of these to begin with: more is for whoever makes it to add. */
const MOST_REASONS = 3;
const FIRST_AIMS = 2;
const FIRST_MEASURES = 2;

/** What a new plan says, as far as the case tells. */
export interface SuggestedTexts {
  readonly why: string;
  readonly aims: readonly string[];
  readonly measures: readonly MeasureId[];
}

/**
 * Why there is a plan, its aims and what is counted, from the case's answers and the rules that fired and may be named:
 * the pupil and parents may read it. Sentences and their order are content.
 */
export function suggestedTexts(
  { answers, events, triage }: Pick<Referral, 'answers' | 'events' | 'triage'>,
  content: Content,
  today: string,
): SuggestedTexts {
  const { why, whyOtherwise, whyCloses, aims, measures } = content.planSuggestions;
  const open = new Set(triage.rulesFired.filter((rule) => !rule.private).map(({ id }) => id));
  const moment = { today: dayNumber(today) ?? Number.NaN, events };
  const state = {
    content,
    ...moment,
    answers: answersOnPath(content, answers, moment),
    fired: content.rules.filter(({ id, private: secret }) => open.has(id) && !secret),
  };
  const isSo = ({ when }: { readonly when: Condition }) => holds(when, state);
  const reasons = firstOfEach(why.filter(isSo)).slice(0, MOST_REASONS);
  return {
    why: [...(reasons.length === 0 ? [whyOtherwise] : reasons), whyCloses].join(' '),
    aims: firstOfEach(aims.filter(isSo)).slice(0, FIRST_AIMS),
    measures: [...new Set(measures.filter(isSo).map(({ measure }) => measure))].slice(0, FIRST_MEASURES),
  };
}

/** Of texts about the same thing, the first. */
function firstOfEach(texts: readonly SuggestedText[]): readonly string[] {
  return texts
    .filter(({ about }, at) => texts.findIndex((other) => other.about === about) === at)
    .map(({ text }) => text);
}
