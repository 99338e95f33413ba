import type { Condition } from '../domain/content/condition.ts';

/** The leaves of a condition; definitions are expanded when given. */
export function leaves(condition: Condition, definitions?: ReadonlyMap<string, Condition>): Condition[] {
  if ('all' in condition) return condition.all.flatMap((part) => leaves(part, definitions));
  if ('any' in condition) return condition.any.flatMap((part) => leaves(part, definitions));
  if ('not' in condition) return leaves(condition.not, definitions);
  if ('named' in condition && definitions) {
    const named = definitions.get(condition.named);
    return named ? leaves(named, definitions) : [];
  }
  return [condition];
}

export interface Reach {
  readonly definitions: ReadonlyMap<string, Condition>;
  /** Questions that can be asked. */
  readonly reachable: ReadonlySet<string>;
}

/**
 * False when a condition can plainly never hold: it depends on a question that is never asked, wants two different
 * answers to a question with one, or negates what always holds. A condition that passes may still be impossible.
 */
export function canHold(condition: Condition, reach: Reach): boolean {
  if ('not' in condition) return !('always' in condition.not);
  if ('any' in condition) return condition.any.some((part) => canHold(part, reach));
  if ('all' in condition)
    return condition.all.every((part) => canHold(part, reach)) && !contradicts(condition.all);
  if ('named' in condition) {
    const named = reach.definitions.get(condition.named);
    return named === undefined || canHold(named, reach);
  }
  if ('question' in condition && !('answered' in condition && !condition.answered))
    return reach.reachable.has(condition.question);
  return true;
}

function contradicts(parts: readonly Condition[]): boolean {
  return parts.some(
    (part) =>
      'question' in part &&
      'is' in part &&
      parts.some(
        (other) =>
          'question' in other &&
          other.question === part.question &&
          (('isNot' in other && other.isNot === part.is) ||
            ('answered' in other && !other.answered) ||
            ('hasOnly' in other && !other.hasOnly.includes(part.is))),
      ),
  );
}
