import type { Person } from '../../domain/people/person.ts';
import { isSameName, mentionsIn, peopleIn, valueAt, type Mention, type Subject } from './mentions.ts';
import type { Copies, StoredValue } from '../ports/copies.ts';
import type { AddressBook } from '../ports/messenger.ts';
import type { Proposals } from '../ports/proposals.ts';
import type { SchoolSettings } from '../../domain/school/settings.ts';

/** Where a school's rows are read from. */
export interface Sources {
  readonly copies: Pick<Copies, 'values'>;
  readonly proposals: Pick<Proposals, 'ofSchool'>;
  /** Administrators are reached by a book of their own. */
  readonly administrators: Pick<AddressBook, 'person'>;
  /** As the bot uses them: they need not be in storage. */
  readonly settings: SchoolSettings;
}

/** A row that is about somebody, or a part of one that holds other people too. */
export interface HeldRow extends StoredValue {
  readonly mentions: readonly Mention[];
  /** Why a person looks at it before it is given to anybody. */
  readonly check?: 'pupil' | 'another-person';
}

/** All that is stored about one member of staff. */
export interface HeldAboutStaff {
  readonly subject: Subject;
  readonly rows: readonly HeldRow[];
  /** References of the cases that are held, by id. */
  readonly references: ReadonlyMap<string, string>;
}

/** What was found under a name or an id; `several` have the same name. */
export type Found =
  | { readonly found: 'one'; readonly held: HeldAboutStaff }
  | { readonly found: 'several'; readonly people: readonly (Person & { readonly isStaff: boolean })[] }
  | { readonly found: 'nobody' };

/** Rows about pupils, in which staff are named. */
const ABOUT_PUPILS: ReadonlySet<string> = new Set(['referral', 'draft', 'request', 'hold']);
/** Rows about many people, of which only what is around a mention is somebody's own. */
const OF_MANY: ReadonlySet<string> = new Set(['settings', 'change', 'proposal']);
/** An Entra object id, which counts although no name stands beside it. */
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Finds everything held about a member of staff, by name or id, in rows of every kind, also of those who are no longer
 * on the list. Throws when storage cannot be reached.
 */
export async function findHeldAboutStaff(sources: Sources, wanted: string): Promise<Found> {
  const rows = await readAll(sources);
  const typed = wanted.trim();
  const named = new Map<string, Set<string>>();
  for (const { value } of rows)
    for (const { id, name } of peopleIn(value)) named.set(id, (named.get(id) ?? new Set()).add(name));
  const ids = named.has(typed)
    ? [typed]
    : [...named].filter(([, names]) => [...names].some((name) => isSameName(name, typed))).map(([id]) => id);
  if (ids.length > 1) {
    const staff = new Set(sources.settings.staff.map(({ id }) => id));
    return {
      found: 'several',
      people: ids.map((id) => ({ id, name: nameOf(id, typed), isStaff: staff.has(id) })),
    };
  }
  const [id = ID.test(typed) ? typed.toLowerCase() : undefined] = ids;
  const subject: Subject =
    id === undefined
      ? { names: [typed] }
      : {
          id,
          names: [
            nameOf(id, typed),
            ...[...(named.get(id) ?? [])].filter((name) => name !== nameOf(id, typed)),
          ],
        };
  const address = id === undefined ? undefined : await sources.administrators.person(id);
  if (id !== undefined && address) rows.push({ kind: 'address-book', key: [id], value: address });
  const held = rows.flatMap((row) => heldOf(row, subject));
  // A name that only stands inside longer texts is nobody's yet: it may be a word.
  if (held.every(({ mentions }) => mentions.every(({ how }) => how === 'text'))) return { found: 'nobody' };
  return { found: 'one', held: { subject, rows: held, references: referencesIn(rows) } };

  function nameOf(of: string, otherwise: string): string {
    return (
      sources.settings.staff.find((one) => one.id === of)?.name ??
      [...(named.get(of) ?? [])].at(-1) ??
      otherwise
    );
  }
}

async function readAll({ copies, proposals, settings }: Sources): Promise<StoredValue[]> {
  const rows: StoredValue[] = [];
  for await (const page of copies.values()) rows.push(...page);
  if (!rows.some(({ kind }) => kind === 'settings'))
    rows.push({ kind: 'settings', key: [settings.id], value: settings });
  const waiting = await proposals.ofSchool(settings.id);
  return [...rows, ...waiting.map(({ value }) => ({ kind: 'proposal', key: [value.id], value }))];
}

/** The row, if it is about them; nothing otherwise. */
function heldOf(row: StoredValue, subject: Subject): readonly HeldRow[] {
  const { kind, key } = row;
  const inValue = mentionsIn(row.value, subject);
  const inKey: readonly Mention[] =
    subject.id !== undefined && key.some((part) => part.split('|').includes(subject.id ?? ''))
      ? [{ path: [], how: 'id' }]
      : [];
  const mentions = inValue.length > 0 ? inValue : inKey;
  if (mentions.length === 0) return [];
  if (OF_MANY.has(kind))
    return mentions.map((mention) =>
      checked(
        { kind, key, value: around(row.value, mention), mentions: [withInstant(mention, row.value)] },
        subject,
      ),
    );
  return [
    checked({ ...row, value: kind === 'audit' ? withoutAnswers(row.value) : row.value, mentions }, subject),
  ];
}

/** A mention whose surroundings have no date happened when the row was written. */
function withInstant(mention: Mention, value: unknown): Mention {
  const { at } = value as { readonly at?: unknown };
  return mention.at !== undefined || typeof at !== 'string' ? mention : { ...mention, at };
}

/** What a mention stands in: the person whole, or all of it where they did it. */
function around(value: unknown, { path }: Mention): unknown {
  const own = path.at(-1) === 'name' ? path.slice(0, -1) : path;
  const holder = own.at(-1) === 'by' || typeof valueAt(value, own) !== 'object' ? own.slice(0, -1) : own;
  return valueAt(value, holder);
}

function checked(row: HeldRow, subject: Subject): HeldRow {
  const check = ABOUT_PUPILS.has(row.kind)
    ? 'pupil'
    : row.mentions.some(({ how }) => how === 'text') ||
        peopleIn(row.value).some(({ id }) => id !== subject.id)
      ? 'another-person'
      : undefined;
  return check === undefined ? row : { ...row, check };
}

/** An audit entry without a pupil's answers, of which it says how many there are. */
function withoutAnswers(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('corrected' in value)) return value;
  const { corrected, ...entry } = value;
  return { ...entry, answersLeftOut: Array.isArray(corrected) ? corrected.length : 1 };
}

function referencesIn(rows: readonly StoredValue[]): ReadonlyMap<string, string> {
  return new Map(
    rows
      .filter(({ kind }) => kind === 'referral')
      .flatMap(({ value }) => {
        const { id, reference } = value as { readonly id?: unknown; readonly reference?: unknown };
        return typeof id === 'string' && typeof reference === 'string' ? [[id, reference] as const] : [];
      }),
  );
}
