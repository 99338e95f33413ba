import type { AnswerValue } from './answers.ts';
import type { Question } from './bank.ts';
import type { Compiled } from './compiled.ts';
import type { Condition } from './condition.ts';
import { countTicks, figureOf, picked, type CaseState } from './evaluate.ts';
import { FACT_BY_ID } from './facts.ts';
import type { Knowledge, Rule } from './knowledge.ts';
import { LEVELS } from './levels.ts';
import { dayInWords } from './london.ts';

/** What evidence is gathered from: a case after the rules were looked at. */
export interface Looked {
  readonly knowledge: Knowledge;
  readonly compiled: Compiled;
  readonly state: CaseState;
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** So many rules are named where a rule fired because others did; the rest are counted. */
const MOST_NAMED = 3;

const EVENT_WORDS = {
  'word-match': "A word on the school's list appeared in a text",
  cleared: 'The member of staff answered that there is no worry about safety',
  stop: 'A member of staff pressed Stop',
} as const;

/**
 * The answers and figures that made a rule fire, one line for each question or figure: "Signs noticed: Late to school
 * or lessons; Isolated from other pupils". A rule that may be shown to everybody names neither the values of private
 * answers nor private rules.
 */
export function evidence(rule: Rule, looked: Looked): readonly string[] {
  const gathered = new Evidence(looked, rule);
  gathered.add(rule.firesWhen);
  return gathered.lines();
}

class Evidence {
  readonly #looked: Looked;
  readonly #full: boolean;
  /** The rule's place in evaluation order: it looked only at rules before it. */
  readonly #place: number;
  /** Picked option ids by question, and finished lines by themselves, in the order they were met. */
  readonly #found = new Map<string, Set<string> | string>();

  constructor(looked: Looked, rule: Rule) {
    this.#looked = looked;
    this.#full = rule.private;
    this.#place = looked.compiled.scope.rule(rule.id);
  }

  lines(): string[] {
    const lines = [...this.#found].map(([key, found]) =>
      typeof found === 'string' ? found : this.#ticks(key, found),
    );
    return [...new Set(lines)];
  }

  add(condition: Condition): void {
    const { knowledge, compiled, state } = this.#looked;
    if (!compiled.test(condition)(state)) return;
    if ('all' in condition) for (const part of condition.all) this.add(part);
    else if ('any' in condition) for (const part of condition.any) this.add(part);
    else if ('named' in condition) {
      const named = knowledge.definitions.get(condition.named);
      if (named) this.add(named);
    } else if ('not' in condition) this.#addAbsence(condition.not);
    else if ('rule' in condition) this.#line(`Rule: ${this.#ruleName(compiled.scope.rule(condition.rule))}`);
    else if ('anyRuleAtLeast' in condition) this.#addRules(LEVELS.indexOf(condition.anyRuleAtLeast));
    else if ('event' in condition) this.#line(EVENT_WORDS[condition.event]);
    else if ('fact' in condition) this.#addFact(condition.fact);
    else if ('question' in condition) this.#addAnswer(condition);
  }

  /** What is worth saying about something that is not so. */
  #addAbsence(condition: Condition): void {
    if ('anyRuleAtLeast' in condition)
      this.#line(`No rule of level ${condition.anyRuleAtLeast} or above fired`);
    if ('question' in condition && 'countAtLeast' in condition) {
      const value = this.#value(condition.question);
      if (value === undefined) this.#answer(condition.question, 'not filled in');
      else this.#pick(condition.question, ticked(value, condition.except ?? []));
    }
    if ('named' in condition) {
      const named = this.#looked.knowledge.definitions.get(condition.named);
      for (const id of named ? questionsIn(named) : []) {
        const value = this.#value(id);
        if (value !== undefined) this.#pick(id, ticked(value, []));
      }
    }
  }

  #addAnswer(condition: Extract<Condition, { question: string }>): void {
    const id = condition.question;
    const value = this.#value(id);
    if (value === undefined) this.#answer(id, 'not filled in');
    else if ('is' in condition) this.#pick(id, [condition.is]);
    else if ('hasAnyOf' in condition)
      this.#pick(
        id,
        condition.hasAnyOf.filter((option) => picked(value, option)),
      );
    else this.#pick(id, ticked(value, 'countAtLeast' in condition ? (condition.except ?? []) : []));
  }

  #addFact(id: string): void {
    const { compiled, state, today } = this.#looked;
    const fact = FACT_BY_ID.get(id);
    const figure = figureOf(id, state, compiled.scope);
    if (!fact || !figure) return;
    const values = fact.needs.map((question) => this.#value(question));
    this.#line(fact.inWords(values, figure, today));
  }

  #addRules(floor: number): void {
    const { compiled, state } = this.#looked;
    const names = compiled.listing
      .filter((at) => at < this.#place && state.fired[at] && (compiled.rules[at]?.level ?? -1) >= floor)
      .sort((a, b) => (compiled.rules[b]?.level ?? 0) - (compiled.rules[a]?.level ?? 0))
      .map((at) => this.#ruleName(at));
    const different = [...new Set(names)];
    const more = different.length - MOST_NAMED;
    this.#line(
      `Rules that fired: ${different.slice(0, MOST_NAMED).join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
    );
  }

  #ruleName(at: number): string {
    const rule = this.#looked.compiled.rules[at]?.rule;
    return rule && (this.#full || !rule.private) ? rule.name : 'a status check';
  }

  #question(id: string): Question | undefined {
    return this.#looked.knowledge.bank.questions.get(id);
  }

  #value(id: string): AnswerValue | undefined {
    return this.#looked.state.values[this.#looked.compiled.scope.question(id)];
  }

  #line(line: string): void {
    this.#found.set(line, line);
  }

  #answer(id: string, words: string): void {
    this.#found.set(id, `${this.#question(id)?.label ?? id}: ${words}`);
  }

  #pick(id: string, options: readonly string[]): void {
    const question = this.#question(id);
    if (!question) return;
    if (question.private === true && !this.#full) this.#answer(id, 'recorded, see the details');
    else if (question.options.length === 0)
      this.#answer(id, answerInWords(question, this.#value(id), this.#looked.today));
    else {
      const known = this.#found.get(id);
      this.#found.set(id, new Set([...(known instanceof Set ? known : []), ...options]));
    }
  }

  #ticks(id: string, options: ReadonlySet<string>): string {
    const question = this.#question(id);
    const labels = (question?.options ?? [])
      .filter((option) => options.has(option.id))
      .map((option) => option.label);
    return `${question?.label ?? id}: ${labels.join('; ')}`;
  }
}

function ticked(value: AnswerValue, except: readonly string[]): readonly string[] {
  const ticks = typeof value === 'object' ? value : [String(value)];
  return countTicks(value, except) === 0 ? ticks : ticks.filter((tick) => !except.includes(tick));
}

function questionsIn(condition: Condition): readonly string[] {
  if ('question' in condition) return [condition.question];
  if ('all' in condition) return condition.all.flatMap(questionsIn);
  if ('any' in condition) return condition.any.flatMap(questionsIn);
  return 'not' in condition ? questionsIn(condition.not) : [];
}

/** An answer as people read it: option labels joined with semicolons, a number with its unit, a date as `Thu 26 Nov`. */
export function answerInWords(question: Question, value: AnswerValue | undefined, today: string): string {
  if (value === undefined) return 'not answered';
  const label = (id: string) => question.options.find((option) => option.id === id)?.label ?? id;
  switch (question.kind) {
    case 'choice':
      return label(String(value));
    case 'multi':
      return ticked(value, []).map(label).join('; ');
    case 'number':
      return `${String(value)}${question.unit === undefined ? '' : ` ${question.unit}`}`;
    case 'text':
      return String(value);
    case 'date':
      return dayInWords(String(value), today.slice(0, 4));
    case 'dates':
      return ticked(value, [])
        .map((date, at) => `${question.dateLabels?.[at] ?? 'Date'} ${dayInWords(date, today.slice(0, 4))}`)
        .join('; ');
  }
}
