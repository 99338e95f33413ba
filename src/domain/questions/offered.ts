import type { Part, Topic } from './bank.ts';
import { compiled } from '../triage/compiled.ts';
import type { Knowledge } from '../triage/knowledge.ts';
import type { Role } from '../people/roles.ts';
import { examined, type Case } from '../triage/triage.ts';

/**
 * The topics of a part that are put to a person with these roles now: those whose time has come, and those that hold
 * answers already, or answers to be `askedAgain`, so that figures can be corrected. Only topics with at least one question that is asked of them. The
 * answers of a topic count in triage whether or not it is offered.
 */
export function offeredTopics(
  knowledge: Knowledge,
  given: Case,
  part: Part,
  roles: readonly Role[],
  askedAgain: readonly string[] = [],
): readonly Topic[] {
  const { questions, test } = compiled(knowledge);
  const state = examined(knowledge, given);
  return knowledge.bank.topics.filter((topic) => {
    if (topic.part !== part || !mayOpen(topic.roles, roles)) return false;
    const mine = questions.filter(
      ({ question }) => question.topic === topic.id && mayOpen(question.roles, roles),
    );
    const open = mine.some(({ askWhen }) => !askWhen || askWhen(state));
    const answered = questions.some(
      ({ question }, at) =>
        question.topic === topic.id && (state.values[at] !== undefined || askedAgain.includes(question.id)),
    );
    return open && (answered || test(topic.offeredWhen)(state));
  });
}

/** True when a list of roles lets somebody in: no list lets everybody in who may open the part. */
export function mayOpen(allowed: readonly Role[] | undefined, roles: readonly Role[]): boolean {
  return allowed === undefined || roles.some((role) => allowed.includes(role));
}
