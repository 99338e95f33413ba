import type { Answers, AnswerValue } from '../content/answers.ts';
import type { Question } from '../content/bank.ts';
import type { Content } from '../content/content.ts';
import { reasonsOnly } from './reasons.ts';
import { explain, openSteps, runRules, type Case } from './triage.ts';
import type { TriageResult } from './triage-result.ts';

/**
 * What may be shown of a case where others can see it: level, reasons and steps come from rules run without anything
 * that reveals safeguarding, care or SEND status, so they cannot reveal it.
 */
export type SharedResult = Pick<TriageResult, 'level' | 'provisional' | 'duties' | 'nextSteps'> & {
  /** Fired rules that may be named. */
  readonly reasons: TriageResult['rulesFired'];
  /** The whole result without private facts, for comparison. */
  readonly result: TriageResult;
};

/** Triage of what may be shared of a case. `whole` is its full result, if already known. */
export function sharedTriage(content: Content, given: Case, whole?: TriageResult): SharedResult {
  const answers = toSharedAnswers(content, given.answers);
  const isAll = Object.entries(given.answers).every(([id, value]) => answers[id] === value);
  const state = runRules(content, { ...given, answers });
  const result = isAll && whole ? whole : explain(state, given.today);
  const open = new Set(result.rulesFired.filter((rule) => !rule.private).map(({ id }) => id));
  return {
    level: result.level,
    provisional: result.provisional,
    duties: result.duties.filter((id) => open.has(id)),
    reasons: reasonsOnly(result.rulesFired, content).filter(({ id }) => open.has(id)),
    // Steps about parents are in the details only: there are none where the DSL advises against contact, and their
    // absence would reveal it.
    nextSteps: openSteps(state).filter(({ kind }) => kind !== 'parents'),
    result,
  };
}

/** A private tick counts nowhere: a reason or step that it takes away would reveal it as well. */
function withoutPrivateTicks({ options }: Question, value: AnswerValue): AnswerValue | undefined {
  const secret = new Set<unknown>(options.flatMap(({ id, private: isPrivate }) => (isPrivate ? [id] : [])));
  if (!Array.isArray(value)) return secret.has(value) ? undefined : value;
  const open = value.filter((tick) => !secret.has(tick));
  if (open.length === value.length) return value;
  return open.length > 0 ? open : undefined;
}

/** The answers with each that reveals a status replaced by the one it counts as on a shared card, or left out. */
function toSharedAnswers({ bank }: Content, answers: Answers): Answers {
  const shared: Record<string, AnswerValue> = {};
  for (const [id, value] of Object.entries(answers)) {
    const question = bank.questions.get(id);
    const told = question ? toSharedAnswer(question, value) : value;
    if (told !== undefined) shared[id] = told;
  }
  return shared;
}

function toSharedAnswer(question: Question, given: AnswerValue): AnswerValue | undefined {
  const value = withoutPrivateTicks(question, given);
  if (value === undefined) return undefined;
  const instead = new Map(
    question.options.flatMap(({ id, sharedAs }) => (sharedAs === undefined ? [] : [[id, sharedAs] as const])),
  );
  if (instead.size === 0) return question.private === true ? undefined : value;
  const tell = (id: string): string => instead.get(id) ?? id;
  if (typeof value === 'string') return tell(value);
  return Array.isArray(value) && value.some((id) => instead.has(id)) ? [...new Set(value.map(tell))] : value;
}
