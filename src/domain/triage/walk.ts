import { dayNumber } from '../calendar/day-number.ts';
import { holds, type CaseState } from './holds.ts';
import type { Content } from '../content/content.ts';
import type { Condition } from '../content/condition.ts';
import type { Answers, AnswerValue } from '../content/answers.ts';
import type { AnswerButton, FormName, Question, QuestionCard, Topic } from '../content/bank.ts';

/** A card with something to ask. */
export interface WalkedCard {
  readonly topic: Topic;
  readonly card: QuestionCard;
  readonly questions: readonly Question[];
}

/** The buttons of a card that answer only what is asked there. */
export function buttonsOn({ card, questions }: WalkedCard): readonly AnswerButton[] {
  const asked = questions.map(({ id }) => id);
  return (card.buttons ?? []).filter(({ answers }) => Object.keys(answers).every((id) => asked.includes(id)));
}

/** What is asked of a case, in the order of asking, given its answers. */
export interface Walk {
  readonly asked: readonly Question[];
  /** Every answer on the path, of all forms. An answer to a question that is not asked does not count. */
  readonly answers: Answers;
  /** Asked, required, and unanswered. */
  readonly missing: readonly Question[];
  /** Only cards with at least one question that is asked. */
  readonly cards: readonly WalkedCard[];
}

/**
 * Walks the question bank from the top. The only reader of answers: card, check and triage all go through it, so going
 * back and changing an answer needs no clean-up. A missing earlier answer hides only what depends on it; a gate that
 * stops the conversation hides everything after it. An answer that no longer fits its question (from another version of
 * the content) is dropped. `forms` narrows what is asked, missing and on cards; `answers` always holds the whole path.
 */
export function walk(content: Content, given: Answers, forms?: readonly FormName[]): Walk {
  const isWanted = ({ form }: { readonly form: FormName }) => !forms || forms.includes(form);
  const path = followPath(content, given, NO_MOMENT, isWanted);
  const byId = new Map(path.asked.map((question) => [question.id, question]));
  const cards = content.bank.topics.filter(isWanted).flatMap((topic) =>
    topic.cards.flatMap((card): readonly WalkedCard[] => {
      const questions = card.questions.flatMap((id) => byId.get(id) ?? []);
      return questions.length > 0 ? [{ topic, card, questions }] : [];
    }),
  );
  const missing = path.asked.filter(({ id, mustAnswer }) => mustAnswer && path.answers[id] === undefined);
  return { ...path, missing, cards };
}

type Moment = Pick<CaseState, 'today' | 'events'>;
const NO_MOMENT: Moment = { today: Number.NaN, events: [] };

/** The answers on the path, as `walk` gives them, at some moment. */
export function answersOnPath(content: Content, given: Answers, moment: Moment): Answers {
  return followPath(content, given, moment, () => false).answers;
}

/**
 * The wanted questions that are asked, in order, and every answer on the path, as far as each fits its question. Once an
 * answer of the gate has stopped the conversation, no further topic is asked.
 */
function followPath(
  content: Content,
  given: Answers,
  moment: Moment,
  isWanted: (of: { readonly form: FormName }) => boolean,
): Pick<Walk, 'asked' | 'answers'> {
  const asked: Question[] = [];
  const answers: Record<string, AnswerValue> = {};
  const state: CaseState = { content, answers, ...moment, fired: [] };
  const ask = (question: Question): void => {
    const value = given[question.id];
    const wanted = isWanted(question);
    if ((value === undefined && !wanted) || !holds(question.askWhen, state)) return;
    if (wanted) asked.push(question);
    const fitting = value === undefined ? undefined : fitAnswer(question, value, answers);
    if (fitting !== undefined) answers[question.id] = fitting;
  };
  const stops = combineStopRules(content);
  const { topics, questions: all } = content.bank;
  const answered = new Set(Object.keys(given).map((id) => all.get(id)?.form));
  for (const topic of topics) {
    // A concern has the gate, which may stop everything after it.
    if (topic.form !== 'concern' && !answered.has(topic.form) && !isWanted(topic)) continue;
    let isGate = false;
    for (const { questions } of topic.cards)
      for (const id of questions) {
        const question = all.get(id);
        if (!question) continue;
        ask(question);
        isGate ||= question.gate === true;
      }
    if (isGate && holds(stops, state)) break;
  }
  return { asked, answers };
}

/** When the conversation stops: when a rule of level `stop` fires. */
export function combineStopRules({ rules }: Pick<Content, 'rules'>): Condition {
  return { any: rules.filter(({ level }) => level === 'stop').map(({ firesWhen }) => firesWhen) };
}

/** As much of an answer as its question still accepts; undefined when nothing fits, or it is blank. */
function fitAnswer(question: Question, given: unknown, answers: Answers): AnswerValue | undefined {
  switch (question.kind) {
    case 'choice':
      return isOptionOf(question, given) ? given : undefined;
    case 'multi': {
      const ticks = Array.isArray(given) ? given.filter((tick) => isOptionOf(question, tick)) : [];
      return ticks.length > 0 ? ticks : undefined;
    }
    case 'number': {
      const limit = answers[question.notMoreThan ?? ''];
      const most = typeof limit === 'number' ? limit : Number.MAX_VALUE;
      return typeof given === 'number' && given >= 0 && given <= most ? given : undefined;
    }
    case 'text':
      return typeof given === 'string' && given !== '' ? given : undefined;
    case 'date':
      return isDate(given) ? given : undefined;
    case 'dates':
      return Array.isArray(given) && given.length > 0 && given.every(isDate) ? given : undefined;
  }
}

function isOptionOf({ options }: Question, given: unknown): given is string {
  return options.some(({ id }) => id === given);
}

function isDate(given: unknown): given is string {
  return dayNumber(given) !== undefined;
}
