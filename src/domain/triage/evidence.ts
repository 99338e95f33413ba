import type { Question } from '../questions/bank.ts';
import type { Condition } from '../questions/condition.ts';
import { answerInWords } from '../questions/answer-words.ts';
import {
  bitsOf,
  compileCondition,
  compileFigure,
  factPlace,
  type CaseState,
  type Scope,
  type Test,
} from './evaluate.ts';
import { FACTS, type Fact } from './facts.ts';
import type { Knowledge, Rule } from './knowledge.ts';
import { LEVELS } from './levels.ts';

/**
 * The answers and figures that made a rule fire, one line for each question or figure: "Signs noticed: Late to school
 * or lessons; Isolated from other pupils". To be asked only of a case in which the rule fired. `today` is `YYYY-MM-DD`.
 */
export type Evidence = (state: CaseState, today: string) => readonly string[];

/** How a line begins that names the other rules because of which a rule fired. */
export const OTHER_REASONS = 'Other reasons';

/** So many rules are named where a rule fired because others did; the rest are counted. */
const MOST_NAMED = 3;

const EVENT_WORDS = {
  'word-match': "A word on the school's list appeared in a text",
  cleared: 'The member of staff answered that there is no worry about safety',
  stop: 'A member of staff pressed Stop',
} as const;

/** What has been gathered: finished lines, and options picked by question, which become a line at the end. */
interface Gathered {
  readonly today: string;
  readonly lines: (string | { readonly question: Question; bits: number })[];
}

/** Adds what is worth saying about a condition that holds. */
type Gather = (state: CaseState, into: Gathered) => void;

/**
 * Prepares the evidence of a rule. A rule that may be shown to everybody names neither the values of private answers
 * nor private rules.
 */
export function compileEvidence(
  rule: Rule,
  knowledge: Knowledge,
  scope: Scope,
  listing: readonly number[],
): Evidence {
  let gather: Gather | undefined;
  return (state, today) => {
    // Made when the rule first fires: most rules of a school never do in one run of the bot.
    gather ??= new EvidenceCompiler(rule, knowledge, scope, listing).gather(rule.firesWhen);
    const into: Gathered = { today, lines: [] };
    gather(state, into);
    return into.lines.map((line) =>
      typeof line === 'string' ? line : picksInWords(line.question, line.bits),
    );
  };
}

class EvidenceCompiler {
  readonly #rule: Rule;
  readonly #knowledge: Knowledge;
  readonly #scope: Scope;
  readonly #listing: readonly number[];

  constructor(rule: Rule, knowledge: Knowledge, scope: Scope, listing: readonly number[]) {
    this.#rule = rule;
    this.#knowledge = knowledge;
    this.#scope = scope;
    this.#listing = listing;
  }

  gather(condition: Condition): Gather {
    if ('all' in condition) {
      const parts = condition.all.map((part) => this.gather(part));
      return (state, into) => {
        for (const part of parts) part(state, into);
      };
    }
    if ('any' in condition) {
      const parts = condition.any.map((part): readonly [Test, Gather] => [
        compileCondition(part, this.#scope),
        this.gather(part),
      ]);
      return (state, into) => {
        for (const [holds, part] of parts) if (holds(state)) part(state, into);
      };
    }
    if ('named' in condition) return this.gather(this.#scope.definition(condition.named));
    if ('not' in condition) return this.#absence(condition.not);
    if ('rule' in condition) return sayLine(`Rule: ${this.#ruleName(this.#scope.rule(condition.rule))}`);
    if ('anyRuleAtLeast' in condition) return this.#rules(LEVELS.indexOf(condition.anyRuleAtLeast));
    if ('event' in condition) return sayLine(EVENT_WORDS[condition.event]);
    if ('fact' in condition) return this.#figure(condition.fact);
    return 'question' in condition ? this.#answer(condition) : () => {};
  }

  /** What is worth saying about something that is not so. */
  #absence(condition: Condition): Gather {
    if ('anyRuleAtLeast' in condition)
      return sayLine(`No rule of level ${condition.anyRuleAtLeast} or above fired`);
    if ('question' in condition && 'countAtLeast' in condition) return this.#answer(condition);
    return () => {};
  }

  #answer(condition: Extract<Condition, { question: string }>): Gather {
    const question = this.#scope.question(condition.question);
    const at = this.#scope.place(condition.question);
    const blank = sayLine(`${question.label}: not filled in`);
    if ('answered' in condition && !condition.answered) return blank;
    if (question.private === true && !this.#rule.private)
      return sayLine(`${question.label}: recorded, see the details`);
    if (question.options.length === 0)
      return (state, into) => {
        addLine(into, `${question.label}: ${answerInWords(question, state.values[at], into.today)}`);
      };
    const named =
      'is' in condition ? [condition.is] : 'hasAnyOf' in condition ? condition.hasAnyOf : undefined;
    const left = 'countAtLeast' in condition ? (condition.except ?? []) : [];
    const shown = named ? bitsOf(question, named) : ~bitsOf(question, left);
    return (state, into) => {
      const picks = state.picks[at] ?? 0;
      if (picks === 0) blank(state, into);
      else addPicks(into, question, picks & shown);
    };
  }

  #figure(id: string): Gather {
    const fact = FACTS[factPlace(id)] as Fact;
    const figureIn = compileFigure(id, this.#scope);
    const places = fact.needs.map((need) => this.#scope.place(need));
    return (state, into) => {
      const figure = figureIn(state);
      const values = places.map((place) => state.values[place]);
      if (figure) addLine(into, fact.inWords(values, figure, into.today));
    };
  }

  /** Names the most pressing rules, of those that were looked at before this one. */
  #rules(floor: number): Gather {
    const mine = this.#scope.rule(this.#rule.id);
    const levelAt = (at: number) =>
      (LEVELS as readonly (string | null)[]).indexOf(this.#knowledge.rules[at]?.level ?? '');
    const earlier = this.#listing
      .filter((at) => at < mine && levelAt(at) >= floor)
      .toSorted((a, b) => levelAt(b) - levelAt(a))
      .map((at) => ({ at, name: this.#ruleName(at) }));
    return (state, into) => {
      const names: string[] = [];
      let more = 0;
      for (const { at, name } of earlier) {
        if (state.fired[at] !== true || names.includes(name)) continue;
        if (names.length < MOST_NAMED) names.push(name);
        else more++;
      }
      const rest = more > 0 ? `; and ${more} more` : '';
      if (names.length > 0) addLine(into, `${OTHER_REASONS}: ${names.join('; ')}${rest}`);
    };
  }

  #ruleName(at: number): string {
    const rule = this.#knowledge.rules[at];
    return rule && (this.#rule.private || !rule.private) ? rule.name : 'a status check';
  }
}

function sayLine(line: string): Gather {
  return (_state, into) => {
    addLine(into, line);
  };
}

function addLine(into: Gathered, line: string): void {
  if (!into.lines.includes(line)) into.lines.push(line);
}

function addPicks(into: Gathered, question: Question, bits: number): void {
  for (const line of into.lines) {
    if (typeof line === 'string' || line.question !== question) continue;
    line.bits |= bits;
    return;
  }
  into.lines.push({ question, bits });
}

function picksInWords(question: Question, bits: number): string {
  let labels = '';
  for (let at = 0; at < question.options.length; at++) {
    if ((bits & (1 << at)) === 0) continue;
    labels += labels === '' ? question.options[at]?.label : `; ${question.options[at]?.label}`;
  }
  return `${question.label}: ${labels}`;
}
