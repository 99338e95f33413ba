import { z } from 'zod/v4';
import { SUPPORT_STATES } from '../domain/content/condition.ts';
import { LEVELS } from '../domain/content/levels.ts';

const EVENTS = ['word-match', 'cleared', 'stop'] as const;

/** The kind of value under a key of a condition. */
type Part = 'id' | 'ids' | 'flag' | 'true' | 'level' | 'event' | 'supports' | 'condition' | 'conditions';

/**
 * The forms of `Condition` (domain/content/condition.ts): each key with its kind of value; `?` marks an optional one.
 */
const FORMS: readonly Readonly<Record<string, Part | `${Part}?`>>[] = [
  { always: 'true' },
  { question: 'id', answered: 'flag' },
  { question: 'id', is: 'id' },
  { question: 'id', isNot: 'id' },
  { question: 'id', hasAnyOf: 'ids' },
  { question: 'id', hasOnly: 'ids' },
  { question: 'id', countAtLeast: 'id', except: 'ids?' },
  { supports: 'supports', hasAnyOf: 'ids' },
  { fact: 'id', atLeast: 'id' },
  { fact: 'id', moreThan: 'id' },
  { fact: 'id', below: 'id' },
  { fact: 'id', atMost: 'id' },
  { rule: 'id' },
  { anyRuleAtLeast: 'level', count: 'id?' },
  { event: 'event' },
  { named: 'id' },
  { all: 'conditions' },
  { any: 'conditions' },
  { not: 'condition' },
];

const KEYS = new Set(FORMS.flatMap((form) => Object.keys(form)));
const BY_KEYS = new Map(
  FORMS.flatMap((form) => {
    const all = Object.keys(form);
    const needed = all.filter((key) => !form[key]?.endsWith('?'));
    return [all, needed].map((keys) => [keys.toSorted().join(' '), form] as const);
  }),
);

const wrong: Readonly<
  Record<Exclude<Part, 'condition' | 'conditions'>, (value: unknown) => string | undefined>
> = {
  id: (value) => (isId(value) ? undefined : 'should be one id in quotation marks'),
  ids: (value) =>
    Array.isArray(value) && value.length > 0 && value.every(isId)
      ? undefined
      : 'should be a list of ids, [ ... ]',
  flag: (value) => (typeof value === 'boolean' ? undefined : 'should be true or false'),
  true: (value) => (value === true ? undefined : 'should be true'),
  level: (value) => (isOneOf(value, LEVELS) ? undefined : `should be one of ${LEVELS.join(', ')}`),
  event: (value) => (isOneOf(value, EVENTS) ? undefined : `should be one of ${EVENTS.join(', ')}`),
  supports: (value) =>
    isOneOf(value, SUPPORT_STATES) ? undefined : `should be one of ${SUPPORT_STATES.join(', ')}`,
};

/**
 * What is wrong with the form of a condition, in words; undefined when nothing is. Written by hand because a union of
 * so many forms can only say "none of them fits", and is slow to say it.
 */
export function conditionProblem(raw: unknown): string | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw))
    return 'is not a condition; a condition is written in { }';
  const keys = Object.keys(raw);
  const unknown = keys.find((key) => !KEYS.has(key));
  if (unknown !== undefined) return `uses "${unknown}", which conditions do not know`;
  const form = BY_KEYS.get(keys.length > 1 ? keys.toSorted().join(' ') : (keys[0] ?? ''));
  if (!form)
    return `does not fit together: ${keys.map((key) => `"${key}"`).join(' and ') || 'nothing'} do not make a condition`;
  for (const key of keys) {
    const problem = partProblem(form[key]?.replace('?', '') as Part, (raw as Record<string, unknown>)[key]);
    if (problem !== undefined)
      return problem.startsWith('"') || problem.startsWith('uses') ? problem : `"${key}" ${problem}`;
  }
  return undefined;
}

function partProblem(part: Part, value: unknown): string | undefined {
  if (part === 'condition') return conditionProblem(value);
  if (part !== 'conditions') return wrong[part](value);
  if (!Array.isArray(value) || value.length === 0) return 'should be a list of conditions, [ ... ]';
  for (const each of value) {
    const problem = conditionProblem(each);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function isId(value: unknown): boolean {
  return typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9-]*$/.test(value);
}

function isOneOf(value: unknown, list: readonly string[]): boolean {
  return typeof value === 'string' && list.includes(value);
}

/** The same forms for the JSON Schema that editors use. */
export function conditionForEditors(): z.ZodType {
  const id = z.string();
  const parts: Readonly<Record<Part, () => z.ZodType>> = {
    id: () => id,
    ids: () => z.array(id).min(1),
    flag: () => z.boolean(),
    true: () => z.literal(true),
    level: () => z.enum(LEVELS),
    event: () => z.enum(EVENTS),
    supports: () => z.enum(SUPPORT_STATES),
    condition: () => z.lazy(() => condition),
    conditions: () => z.array(z.lazy(() => condition)).min(1),
  };
  const forms = FORMS.map((form) =>
    z.strictObject(
      Object.fromEntries(
        Object.entries(form).map(([key, part]) => {
          const schema = parts[part.replace('?', '') as Part]();
          return [key, part.endsWith('?') ? schema.optional() : schema];
        }),
      ),
    ),
  );
  const condition: z.ZodType = z.union(forms).meta({ title: 'When something holds' });
  return condition;
}
