import type { Answers, AnswerValue } from './answers.ts';
import type { Part, Question, QuestionCard, Topic } from './bank.ts';
import { compiled, type CompiledQuestion } from './compiled.ts';
import { dayNumber } from './day-number.ts';
import { emptyState, type CaseState } from './evaluate.ts';
import type { Knowledge } from './knowledge.ts';

/** A card that has something to ask. */
export interface WalkedCard {
  readonly topic: Topic;
  readonly card: QuestionCard;
  readonly questions: readonly Question[];
}

/** What is asked of a case, in the order of asking, given its answers. */
export interface Walk {
  readonly asked: readonly Question[];
  /** Every answer on the path, of all parts. An answer to a question that is not asked does not exist. */
  readonly answers: Answers;
  /** Asked, must be answered, and is not. */
  readonly missing: readonly Question[];
  /** Only cards with at least one question that is asked. */
  readonly cards: readonly WalkedCard[];
}

/**
 * Walks the question bank from the top. The only reader of answers: card, check and triage all go through it, so going
 * back and changing an answer needs no tidying. A missing earlier answer hides only what depends on it; a gate that
 * stops the conversation hides everything after it. An answer that no longer fits its question (another version of the
 * content) is not there. `parts` narrows what is asked, missing and on cards; `answers` always holds the whole path.
 */
export function walk(knowledge: Knowledge, answers: Answers, parts?: readonly Part[]): Walk {
  const { questions } = compiled(knowledge);
  const state = emptyState(questions.length, 0, Number.NaN, []);
  const onPath = follow(knowledge, answers, state);
  const asked: Question[] = [];
  const missing: Question[] = [];
  const kept: Record<string, AnswerValue> = {};
  const cards: { topic: Topic; card: QuestionCard; questions: Question[] }[] = [];
  for (const at of onPath) {
    const step = questions[at];
    if (!step) continue;
    const { question, topic, card } = step;
    const value = state.values[at];
    if (value !== undefined) kept[question.id] = value;
    if (parts && !parts.includes(question.part)) continue;
    asked.push(question);
    if (question.mustAnswer && value === undefined) missing.push(question);
    const last = cards.at(-1);
    if (last?.card === card) last.questions.push(question);
    else cards.push({ topic, card, questions: [question] });
  }
  return { asked, answers: kept, missing, cards };
}

/** Fills the state with the answers on the path and gives the places of the questions that are asked, in order. */
export function follow(knowledge: Knowledge, answers: Answers, state: CaseState): number[] {
  const { questions, stops } = compiled(knowledge);
  const onPath: number[] = [];
  let gatePassed = false;
  for (let at = 0; at < questions.length; at++) {
    const step = questions[at];
    if (!step) break;
    if (!gatePassed && step.question.part !== 0) {
      if (stops(state)) break;
      gatePassed = true;
    }
    if (!step.askWhen(state)) continue;
    onPath.push(at);
    state.values[at] = fitting(step, answers[step.question.id], state.values[step.limit]);
  }
  return onPath;
}

/** The answer as far as the question still knows it; undefined when nothing of it fits. */
function fitting(
  step: CompiledQuestion,
  value: unknown,
  limit: AnswerValue | undefined,
): AnswerValue | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  switch (step.question.kind) {
    case 'choice':
      return typeof value === 'string' && step.options.has(value) ? value : undefined;
    case 'multi':
      return Array.isArray(value) ? fittingTicks(step, value) : undefined;
    case 'number':
      return typeof value === 'number' &&
        value >= 0 &&
        value <= (typeof limit === 'number' ? limit : Number.MAX_VALUE)
        ? value
        : undefined;
    case 'text':
      return typeof value === 'string' ? value : undefined;
    case 'date':
      return typeof value === 'string' && dayNumber(value) !== undefined ? value : undefined;
    case 'dates':
      return Array.isArray(value) && value.length > 0 && value.every((date) => dayNumber(date) !== undefined)
        ? (value as readonly string[])
        : undefined;
  }
}

function fittingTicks(step: CompiledQuestion, ticks: readonly unknown[]): readonly string[] | undefined {
  const fits = ticks.every((tick) => typeof tick === 'string' && step.options.has(tick))
    ? (ticks as readonly string[])
    : ticks.filter((tick): tick is string => typeof tick === 'string' && step.options.has(tick));
  return fits.length > 0 ? fits : undefined;
}
