import { BY_COMMAND, type Person } from '../../domain/people/person.ts';

/** Whom a record is about. Without an id, for somebody who stands in storage by name alone. */
export interface Subject {
  readonly id?: string;
  /** All names under which the id is stored; the first is how they are addressed. */
  readonly names: readonly [string, ...string[]];
}

/** A place in a stored value that is about somebody. */
export interface Mention {
  /** Where it stands: names of properties, and positions in lists. */
  readonly path: readonly (string | number)[];
  /** By their id; by their name where no id is; or named inside a longer text. */
  readonly how: 'id' | 'name' | 'text';
  /** ISO instant that stands beside it. */
  readonly at?: string;
}

/** An id that is part of a longer text is taken for one from this length on. */
const SURE_LENGTH = 20;

/** Everything in a value that is about somebody, whatever the value is. A namesake with another id is somebody else. */
export function mentionsIn(value: unknown, subject: Subject): readonly Mention[] {
  const found: Mention[] = [];
  const named = subject.names.map((name) => wholeName(name));
  walk(value, [], []);
  return found;

  function walk(
    part: unknown,
    path: Mention['path'],
    around: readonly Readonly<Record<string, unknown>>[],
  ): void {
    if (typeof part === 'string') {
      const how = howNamed(part, path.at(-1) === 'name');
      if (how) add(path, how, around);
    } else if (Array.isArray(part)) {
      for (const [at, each] of part.entries()) walk(each, [...path, at], around);
    } else if (isObject(part)) {
      const inside = [...around, part];
      const person = isPerson(part);
      if (person && part.id === subject.id) add(path, 'id', inside);
      for (const [name, each] of Object.entries(part)) {
        // Of a person only the name typed at a command is anybody's.
        if (person && (name === 'id' || (name === 'name' && part.id !== BY_COMMAND))) continue;
        // A list by person.
        if (subject.id !== undefined && name === subject.id) add([...path, name], 'id', inside);
        walk(each, [...path, name], inside);
      }
    }
  }

  function add(
    path: Mention['path'],
    how: Mention['how'],
    around: readonly Readonly<Record<string, unknown>>[],
  ): void {
    const at = instantBeside(path, around);
    found.push({ path, how, ...(at === undefined ? {} : { at }) });
  }

  function howNamed(text: string, isName: boolean): Mention['how'] | undefined {
    const { id } = subject;
    if (id !== undefined && (text.split('|').includes(id) || (id.length >= SURE_LENGTH && text.includes(id))))
      return 'id';
    if (isName && subject.names.some((name) => isSameName(name, text))) return 'name';
    return named.some((pattern) => pattern.test(text)) ? 'text' : undefined;
  }
}

/** Every person in a value: whoever has both an id and a name. Not those who only gave a name at a command. */
export function peopleIn(value: unknown): readonly Person[] {
  if (Array.isArray(value)) return value.flatMap((each: unknown) => peopleIn(each));
  if (!isObject(value)) return [];
  const inside = Object.values(value).flatMap((each) => peopleIn(each));
  return isPerson(value) && value.id !== BY_COMMAND
    ? [{ id: value.id, name: value.name }, ...inside]
    : inside;
}

/** The value at a path. */
export function valueAt(value: unknown, path: Mention['path']): unknown {
  let part = value;
  for (const step of path) part = (part as Readonly<Record<string | number, unknown>> | undefined)?.[step];
  return part;
}

/** True for the same name, whatever the capitals and spaces. */
export function isSameName(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** The name as whole words, in any text. */
function wholeName(name: string): RegExp {
  const words = name
    .normalize('NFC')
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(String.raw`(?<![\p{L}\p{N}])${words.join(String.raw`\s+`)}(?![\p{L}\p{N}])`, 'iu');
}

/** When it happened: what stands in the same object, or in the one around a person. */
function instantBeside(
  path: Mention['path'],
  around: readonly Readonly<Record<string, unknown>>[],
): string | undefined {
  const name = path.findLast((step) => typeof step === 'string') ?? '';
  const fields = [
    `${name.replace(/By$/, '')}At`,
    'at',
    'since',
    'madeAt',
    'sentAt',
    'startedAt',
    'createdAt',
  ];
  // A person's own object, then the one that holds it.
  const own = around.at(-1);
  const holders = own && isPerson(own) ? [own, around.at(-2)] : [own];
  for (const holder of holders)
    for (const field of fields) {
      const value = holder?.[field];
      if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) return value;
    }
  return undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPerson(
  value: Readonly<Record<string, unknown>>,
): value is Readonly<Record<string, unknown>> & Person {
  return typeof value['id'] === 'string' && value['id'] !== '' && typeof value['name'] === 'string';
}
