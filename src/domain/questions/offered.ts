import type { Role } from '../people/roles.ts';
import { holds } from '../triage/holds.ts';
import type { Content } from '../content/content.ts';
import { runRules, type Case } from '../triage/triage.ts';
import type { FormName, Topic } from '../content/bank.ts';

/**
 * The topics of a form offered to a person with these roles now: those that are due, and those that already hold
 * answers, or answers to be `askedAgain`, for figures to be corrected. Only topics with at least one question for them.
 * The answers of a topic count in triage whether or not it is offered.
 */
export function offeredTopics(
  content: Content,
  given: Case,
  form: FormName,
  roles: readonly Role[],
  askedAgain: readonly string[] = [],
): readonly Topic[] {
  const state = runRules(content, given);
  const questions = [...content.bank.questions.values()];
  return content.bank.topics.filter((topic) => {
    if (topic.form !== form || !mayOpen(topic.roles, roles)) return false;
    const own = questions.filter((question) => question.topic === topic.id);
    const isAsked = own.some((question) => mayOpen(question.roles, roles) && holds(question.askWhen, state));
    const isAnswered = own.some(({ id }) => state.answers[id] !== undefined || askedAgain.includes(id));
    return isAsked && (isAnswered || holds(topic.offeredWhen, state));
  });
}

/** True when a list of roles admits somebody: no list admits everybody who may open the form. */
export function mayOpen(allowed: readonly Role[] | undefined, roles: readonly Role[]): boolean {
  return allowed === undefined || roles.some((role) => allowed.includes(role));
}
