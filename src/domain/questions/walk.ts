import type { Answers, AnswerValue } from './answers.ts';
import type { Part, Question, QuestionCard, Topic } from './bank.ts';
import { compiled, type CompiledQuestion } from '../triage/compiled.ts';
import { dayNumber } from '../calendar/day-number.ts';
import type { CaseState } from '../triage/evaluate.ts';
import type { Knowledge } from '../triage/knowledge.ts';

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
  const { questions, blank } = compiled(knowledge);
  const state = blank(Number.NaN, []);
  const onPath: number[] = [];
  follow(knowledge, answers, state, onPath);
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

/** Fills the state with the answers on the path, and `onPath` with the places of the questions asked, in order. */
export function follow(knowledge: Knowledge, answers: Answers, state: CaseState, onPath?: number[]): void {
  const { questions, stops } = compiled(knowledge);
  let gatePassed = false;
  for (let at = 0; at < questions.length; at++) {
    const step = questions[at];
    if (!step) break;
    if (!gatePassed && step.question.part !== 0) {
      if (stops(state)) break;
      gatePassed = true;
    }
    if (step.askWhen && !step.askWhen(state)) continue;
    onPath?.push(at);
    const given: unknown = answers[step.question.id];
    if (given !== undefined && given !== null && given !== '') keep(step, given, at, state);
  }
}

/** Keeps as much of an answer as its question still knows; nothing when nothing of it fits. */
function keep(step: CompiledQuestion, given: unknown, at: number, state: CaseState): void {
  switch (step.question.kind) {
    case 'choice': {
      const bit = typeof given === 'string' ? step.bits.get(given) : undefined;
      if (bit === undefined) return;
      state.picks[at] = bit;
      state.values[at] = given as string;
      return;
    }
    case 'multi':
      if (Array.isArray(given)) keepTicks(step, given, at, state);
      return;
    case 'number': {
      const limit = state.values[step.limit];
      const most = typeof limit === 'number' ? limit : Number.MAX_VALUE;
      if (typeof given === 'number' && given >= 0 && given <= most) state.values[at] = given;
      return;
    }
    case 'text':
      if (typeof given === 'string') state.values[at] = given;
      return;
    case 'date':
      if (dayNumber(given) !== undefined) state.values[at] = given as string;
      return;
    case 'dates':
      if (Array.isArray(given) && given.length > 0 && given.every((date) => dayNumber(date) !== undefined))
        state.values[at] = given as readonly string[];
  }
}

function keepTicks(step: CompiledQuestion, given: readonly unknown[], at: number, state: CaseState): void {
  let picks = 0;
  let known = 0;
  for (const tick of given) {
    const bit = typeof tick === 'string' ? step.bits.get(tick) : undefined;
    if (bit === undefined) continue;
    picks |= bit;
    known++;
  }
  if (picks === 0) return;
  state.picks[at] = picks;
  state.values[at] =
    known === given.length
      ? (given as readonly string[])
      : given.filter((tick): tick is string => typeof tick === 'string' && step.bits.has(tick));
}
