import type { Answers, AnswerValue } from '../../domain/content/answers.ts';
import type { CaseFormName, Question } from '../../domain/content/bank.ts';
import { pastFiguresOf } from '../../domain/case/figures-of-case.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { mayOpen } from '../../domain/questions/offered.ts';
import { walk } from '../../domain/triage/walk.ts';
import type { AuditEntry } from '../ports/audit.ts';
import { schoolDay, type School, type Turn } from '../turn.ts';
import type { Session } from './session.ts';

/** The questions of a form that are this person's to answer. */
export function questionsFor(
  { content, person }: Pick<Turn, 'content' | 'person'>,
  name: CaseFormName,
): readonly Question[] {
  const { questions, topics } = content.bank;
  const { roles } = person;
  const theirs = new Set(topics.filter((topic) => mayOpen(topic.roles, roles)).map(({ id }) => id));
  return [...questions.values()].filter(
    (question) => question.form === name && theirs.has(question.topic) && mayOpen(question.roles, roles),
  );
}

export type Correction = NonNullable<AuditEntry['corrected']>[number];

/** What this person changed among their own questions; a follow-up that no longer applies is cleared too. */
export function correctionsIn(
  turn: Turn,
  { draft: { form }, path: { answers } }: Session,
  referral: Referral,
): readonly Correction[] {
  return form
    ? changesIn(turn, referral, { mine: questionsFor(turn, form.name), base: form.base, answers })
    : [];
}

/** What the referrer changed of a concern they sent. */
export function concernCorrectionsIn(
  turn: Turn,
  { draft: { corrects }, path: { answers } }: Session,
  referral: Referral,
): readonly Correction[] {
  if (!corrects) return [];
  const mine = [...turn.content.bank.questions.values()].filter(({ form }) => form === 'concern');
  return changesIn(turn, referral, { mine, base: corrects.base, answers });
}

/** The differences between what a form began with and what it holds, and what no longer applies because of them. */
export function changesIn(
  turn: School,
  referral: Referral,
  {
    mine: theirs,
    base,
    answers,
  }: { readonly mine: readonly Question[]; readonly base: Answers; readonly answers: Answers },
): readonly Correction[] {
  const { answers: current } = referral;
  // The same number for a new term is a new answer.
  const past = pastFiguresOf(referral, turn.content, schoolDay(turn)).map(({ question }) => question.id);
  const mine = theirs
    .map(({ id }) => ({ question: id, before: base[id] ?? null, after: answers[id] ?? null }))
    // Also questions that became theirs only after the form was begun, which the draft did not start with.
    .filter(
      ({ question, before, after }) =>
        !isSame(before, after) && (past.includes(question) || !isSame(current[question] ?? null, after)),
    )
    .map((each) =>
      past.includes(each.question) ? { ...each, before: current[each.question] ?? null } : each,
    );
  if (mine.length === 0) return [];
  const before = walk(turn.content, current).answers;
  const after = walk(turn.content, correctAnswers(current, mine)).answers;
  const gone = [...turn.content.bank.questions.values()]
    .filter(({ id }) => id in before && !(id in after))
    .filter(({ id }) => !mine.some(({ question }) => question === id))
    .map(({ id }) => ({ question: id, before: before[id] ?? null, after: null }));
  return [...mine, ...gone];
}

function isSame(one: AnswerValue | null, other: AnswerValue | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The answers with these corrections applied. */
export function correctAnswers(answers: Answers, corrections: readonly Correction[]): Answers {
  const merged: Record<string, AnswerValue> = { ...answers };
  for (const { question, after } of corrections) {
    if (after === null) delete merged[question];
    else merged[question] = after;
  }
  return merged;
}
