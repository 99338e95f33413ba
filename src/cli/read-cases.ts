import type { Answers, AnswerValue, ConversationEvent } from '../domain/content/answers.ts';
import type { Question } from '../domain/content/bank.ts';
import { checkAnswer } from '../domain/questions/check-answer.ts';
import { dayNumber } from '../domain/calendar/day-number.ts';
import type { Content } from '../domain/content/content.ts';
import { describeAnswerProblem } from '../words/answer-problems.ts';
import type { Case } from '../domain/triage/triage.ts';

/** A case, and the days on which its answers about a term or school year were given: one for all, or by question. */
export interface ReadCase extends Case {
  readonly answeredOn?: string | Readonly<Record<string, string>>;
}

/** The cases of a JSON text, or what is wrong with it in one sentence. */
export type ReadCases =
  | {
      readonly cases: readonly ReadCase[];
      /** How to name each case: its id and title, or its number in the list. */
      readonly names: readonly string[];
      readonly single: boolean;
    }
  | { readonly problem: string };

const EVENTS: readonly ConversationEvent[] = ['word-match', 'cleared', 'stop'];

/**
 * Reads one case or a list of cases: `{"today": "2026-11-24", "answers": {...}, "events": [...]}`, optionally with
 * `"answeredOn"`: a date, or dates by question id, where answers were not given today. Other keys are ignored.
 */
export function readCases(content: Content, text: string): ReadCases {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return {
      problem: 'The input is not JSON. Please give one case, or a list of cases, as JSON on standard input.',
    };
  }
  const list = Array.isArray(json) ? json : [json];
  const cases: ReadCase[] = [];
  const names: string[] = [];
  for (const [at, item] of list.entries()) {
    const read = readCase(content, item);
    const name = nameOf(item, at, Array.isArray(json));
    if (typeof read === 'string') return { problem: `${name}: ${read}` };
    cases.push(read);
    names.push(name);
  }
  return { cases, names, single: !Array.isArray(json) };
}

function nameOf(item: unknown, at: number, inList: boolean): string {
  if (isRecord(item) && typeof item['id'] === 'string')
    return `Case ${item['id']}${typeof item['title'] === 'string' ? ` (${item['title']})` : ''}`;
  return inList ? `Case number ${at + 1}` : 'The case';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readCase(content: Content, item: unknown): ReadCase | string {
  if (!isRecord(item)) return 'it is not an object with "today", "answers" and "events".';
  const { today, answers, answeredOn, events = [] } = item;
  if (typeof today !== 'string' || dayNumber(today) === undefined)
    return '"today" should be a real date such as "2026-11-24".';
  if (!isRecord(answers)) return '"answers" should be an object of answers by question id.';
  if (!Array.isArray(events) || !events.every((event): event is ConversationEvent => EVENTS.includes(event)))
    return `"events" should be a list of ${EVENTS.map((event) => `"${event}"`).join(', ')}.`;
  const checked = checkAnswers(content, answers, today);
  if (typeof checked === 'string') return checked;
  if (answeredOn === undefined) return { today, answers: checked, events };
  if (!isDays(content, answeredOn))
    return '"answeredOn" should be a real date such as "2026-11-24", or an object of dates by question id.';
  return { today, answers: checked, events, answeredOn };
}

function isDays({ bank }: Content, value: unknown): value is string | Readonly<Record<string, string>> {
  if (typeof value === 'string') return dayNumber(value) !== undefined;
  return (
    isRecord(value) &&
    Object.entries(value).every(([id, day]) => bank.questions.has(id) && dayNumber(day) !== undefined)
  );
}

/** Checks every answer against its question; the first that does not fit, in a sentence. */
function checkAnswers(
  content: Content,
  given: Readonly<Record<string, unknown>>,
  today: string,
): Answers | string {
  const answers: Record<string, AnswerValue> = {};
  for (const id of Object.keys(given))
    if (!content.bank.questions.has(id)) return `"${id}" is not the id of a question.`;
  for (const [id, question] of content.bank.questions) {
    const raw = given[id];
    if (!Object.hasOwn(given, id)) continue;
    const checked = checkAnswer(withoutFormChecks(question), raw, { content, answers, now: today });
    if (checked.kind === 'problem')
      return `${id} (${question.label.toLowerCase()}): ${describeAnswerProblem(checked)}`;
    if (checked.kind === 'answer') answers[id] = checked.value;
  }
  return answers;
}

/**
 * The question without checks that matter only while somebody fills in a card: a case from elsewhere may have more
 * ticks, dates in an odd order or another kind of pupil reference, and no rule depends on those.
 */
function withoutFormChecks(question: Question): Question {
  const {
    atMost: _most,
    notBefore: _earliest,
    happened: _past,
    within: _within,
    minLength: _least,
    maxLength: _longest,
    ...rest
  } = question;
  return { ...rest, textRule: 'free' };
}
