import type { Answers } from '../../domain/content/answers.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import type { Draft } from '../../domain/questions/draft.ts';
import type { Turn } from '../turn.ts';
import { CASE_FORM_KINDS } from './kinds/index.ts';
import { standingAnswers } from './standing-answers.ts';

/** What a form about a case needs of the case and does not hold itself. */
export interface FromCase {
  readonly answers: Answers;
  /** True for a question that is this person's to answer. */
  readonly isOwn: (question: string) => boolean;
}

/** What a form about this case leaves to the case; undefined for forms that hold all of what they need. */
export function fromCase(turn: Turn, { form }: Draft, referral: Referral | undefined): FromCase | undefined {
  const ownOf = form && CASE_FORM_KINDS[form.name].ownQuestions;
  if (!ownOf) return undefined;
  const own = ownOf(turn);
  const isOwn = (id: string) => own.has(id);
  if (!referral) return { answers: {}, isOwn };
  const { questions } = turn.content.bank;
  // What people wrote decides nothing.
  const needed = (id: string) => !isOwn(id) && questions.get(id)?.textRule !== 'free';
  return { answers: only(standingAnswers(turn, referral), needed), isOwn };
}

/** The form without what it need not hold; earlier versions put all that conditions need into it. */
export function withOnlyOwn(draft: Draft, { isOwn }: FromCase): Draft {
  const { form, unchecked } = draft;
  const isNamed = (id: string) => id === QUESTION.pupilReference || id === QUESTION.yearGroup;
  return {
    ...draft,
    answers: only(draft.answers, isOwn),
    ...(unchecked ? { unchecked: only(unchecked, isOwn) } : {}),
    ...(form
      ? {
          form: {
            ...form,
            base: only(form.base, (id) => isOwn(id) || isNamed(id)),
            ...(form.hints ? { hints: only(form.hints, isOwn) } : {}),
          },
        }
      : {}),
  };
}

/** The entries whose key is to stay. */
export function only<Value>(
  answers: Readonly<Record<string, Value>>,
  keep: (id: string) => boolean,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(answers).filter(([id]) => keep(id)));
}
