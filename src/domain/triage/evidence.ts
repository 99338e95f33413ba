import { answerInWords } from '../content/answer-words.ts';
import type { Question } from '../content/bank.ts';
import type { Condition } from '../content/condition.ts';
import {
  definitionOf,
  factOf,
  figureOf,
  firedAtLeast,
  need,
  holds,
  pickedIn,
  type CaseState,
} from './holds.ts';
import type { Rule } from '../content/knowledge.ts';
import type { Level } from '../content/levels.ts';
import { inReadingOrder, mostPressingFirst } from './reasons.ts';

/** How a line begins that names the other rules because of which a rule fired. */
export const OTHER_REASONS = 'Other reasons';

/** So many rules are named where a rule fired because others did; the rest are counted. */
const MOST_NAMED = 3;

const EVENT_WORDS = {
  'word-match': "A word on the school's list appeared in a text",
  cleared: 'The member of staff answered that there is no worry about safety',
  stop: 'A member of staff pressed Stop',
} as const;

/** One thing that made a rule fire: a finished line, or options of a question, which become one line with others of it. */
type Piece = string | { readonly question: Question; readonly picked: readonly string[] };

/**
 * The answers and figures that made a rule fire, one line for each question or figure: "Signs noticed: Late to school
 * or lessons; Isolated from other pupils". To be asked only of a case in which the rule fired. `today` is `YYYY-MM-DD`.
 * A rule that may be shown to everybody names neither the values of private answers nor private rules.
 */
export function evidenceOf(rule: Rule, state: CaseState, today: string): readonly string[] {
  const pieces = piecesOf(rule.firesWhen, { rule, state, today });
  const lines = pieces.map((piece) => {
    if (typeof piece === 'string') return piece;
    const { question } = piece;
    const picked = pieces.flatMap((other) =>
      typeof other === 'object' && other.question === question ? other.picked : [],
    );
    const labels = question.options.filter(({ id }) => picked.includes(id)).map(({ label }) => label);
    return `${question.label}: ${labels.join('; ')}`;
  });
  return [...new Set(lines)];
}

/** A rule that fired, in its case. */
interface Firing {
  readonly rule: Rule;
  readonly state: CaseState;
  readonly today: string;
}

/** What is worth saying about a condition that holds. */
function piecesOf(condition: Condition, firing: Firing): readonly Piece[] {
  const { state } = firing;
  if ('all' in condition) return condition.all.flatMap((part) => piecesOf(part, firing));
  if ('any' in condition)
    return condition.any.filter((part) => holds(part, state)).flatMap((part) => piecesOf(part, firing));
  if ('named' in condition) return piecesOf(definitionOf(condition.named, state), firing);
  if ('not' in condition) return piecesOfAbsence(condition.not, firing);
  if ('rule' in condition) return [`Rule: ${nameFor(firing, ruleOf(condition.rule, state))}`];
  if ('anyRuleAtLeast' in condition) return otherReasons(condition.anyRuleAtLeast, firing);
  if ('event' in condition) return [EVENT_WORDS[condition.event]];
  if ('fact' in condition) return piecesOfFact(condition.fact, firing);
  return 'question' in condition ? piecesOfAnswer(condition, firing) : [];
}

/** What is worth saying about something that is not so. */
function piecesOfAbsence(condition: Condition, firing: Firing): readonly Piece[] {
  if ('anyRuleAtLeast' in condition) return [`No rule of level ${condition.anyRuleAtLeast} or above fired`];
  return 'question' in condition && 'countAtLeast' in condition ? piecesOfAnswer(condition, firing) : [];
}

function piecesOfAnswer(
  condition: Extract<Condition, { question: string }>,
  { rule, state, today }: Firing,
): readonly Piece[] {
  const question = need(state.knowledge.bank.questions.get(condition.question), condition.question);
  const blank = `${question.label}: not filled in`;
  if ('answered' in condition && !condition.answered) return [blank];
  if (question.private === true && !rule.private) return [`${question.label}: recorded, see the details`];
  if (question.options.length === 0)
    return [`${question.label}: ${answerInWords(question, state.answers[question.id], today)}`];
  const picked = pickedIn(question.id, state);
  return picked.length === 0
    ? [blank]
    : [{ question, picked: picked.filter((id) => isNamed(id, condition)) }];
}

/** True for an option that a condition is about, so that only the ticks that count are named. */
function isNamed(option: string, condition: Extract<Condition, { question: string }>): boolean {
  if ('is' in condition) return option === condition.is;
  if ('hasAnyOf' in condition) return condition.hasAnyOf.includes(option);
  return !('countAtLeast' in condition && condition.except?.includes(option) === true);
}

function piecesOfFact(name: string, { state, today }: Firing): readonly Piece[] {
  const fact = factOf(name);
  const figure = figureOf(fact, state);
  const values = fact.needs.map((id) => state.answers[id]);
  return figure ? [fact.inWords(values, figure, today)] : [];
}

/** Names the most pressing rules, of those that were looked at before this one. */
function otherReasons(floor: Level, firing: Firing): readonly Piece[] {
  const { state, rule } = firing;
  const before = firedAtLeast(floor, { fired: state.fired.slice(0, state.fired.indexOf(rule)) });
  const inOrder = mostPressingFirst(inReadingOrder(state.knowledge, before));
  const all = inOrder.map((each) => nameFor(firing, each));
  const names = [...new Set(all)].slice(0, MOST_NAMED);
  const more = all.filter((name) => !names.includes(name)).length;
  const rest = more > 0 ? `; and ${more} more` : '';
  return names.length === 0 ? [] : [`${OTHER_REASONS}: ${names.join('; ')}${rest}`];
}

/** The name of another rule, unless it is private and the one that names it is not. */
function nameFor({ rule }: Firing, other: Rule): string {
  return rule.private || !other.private ? other.name : 'a status check';
}

function ruleOf(id: string, { knowledge }: CaseState): Rule {
  return need(
    knowledge.rules.find((rule) => rule.id === id),
    id,
  );
}
