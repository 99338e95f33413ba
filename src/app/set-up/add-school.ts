import { describeBesideField } from '../../words/set-up-parts.ts';
import { FIRST_ONLY, ID_TAKEN, NEW_SCHOOL_FIELDS, SCHOOL_ADDED } from '../../words/set-up.ts';
import { schoolHome } from './home.ts';
import { typedOf } from './parts/by-path.ts';
import type { Field, Typed } from './parts/part.ts';
import type { SetUpReply } from './reply.ts';
import { readAgain, writeSettings, type SetUpTurn } from './turn.ts';

const FIELDS: readonly Field[] = [
  { id: 'name', kind: 'text', ...NEW_SCHOOL_FIELDS.name },
  { id: 'id', kind: 'text', ...NEW_SCHOOL_FIELDS.id },
];

/** The card for a school that is not set up yet. */
export async function askForSchool(turn: SetUpTurn): Promise<SetUpReply> {
  return turn.isFirst ? show({}, {}) : { text: FIRST_ONLY };
}

/** Puts a new school into the register, of the administrator's own tenant; its parts are still to be filled in. */
export async function addSchool(
  turn: SetUpTurn,
  data: Readonly<Record<string, unknown>>,
): Promise<SetUpReply> {
  if (!turn.isFirst) return { text: FIRST_ONLY };
  const typed = typedOf(FIELDS, data);
  const taken = turn.schools.map((school) => school.id);
  const name = (typed['name'] ?? '').trim();
  const wanted = (typed['id'] ?? '').trim();
  const id = wanted === '' ? suggestId(name, taken) : wanted;
  const settings = {
    ...(id === '' ? {} : { id }),
    ...(name === '' ? {} : { name }),
    tenantId: turn.tenantId,
    closed: [],
    thresholds: {},
  };
  const problems = Object.fromEntries(
    turn.rules
      .problemsOf(settings)
      .filter(({ path: [key] }) => key === 'name' || (key === 'id' && (wanted !== '' || name !== '')))
      .map((problem) => [String(problem.path[0]), describeBesideField(problem)]),
  );
  if (taken.includes(id)) problems['id'] = ID_TAKEN;
  if (Object.keys(problems).length > 0) return show(typed, problems);
  const result = await writeSettings(turn, { id, settings: {}, version: 'new' }, settings);
  // Somebody else has just taken the id.
  if (result === 'changed') return addSchool(await readAgain(turn), data);
  return schoolHome(turn, id, [SCHOOL_ADDED]);
}

function show(typed: Typed, problems: Readonly<Record<string, string>>): SetUpReply {
  return {
    show: 'set-up-new',
    fields: FIELDS.map((field) => {
      const problem = problems[field.id];
      return { ...field, value: typed[field.id] ?? '', ...(problem === undefined ? {} : { problem }) };
    }),
  };
}

const LONGEST_ID = 40;
/** Words that every school's name has. */
const COMMON = /\b(the|of|and|school|academy|college|primary|secondary|community|high)\b/g;

/** A short id from a name: "Northfield Community School" gives `northfield`, or `northfield-2` when that is taken. */
export function suggestId(name: string, taken: readonly string[]): string {
  const slug = (text: string) => text.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’.]/g, '')
    .toLowerCase();
  const base = (slug(plain.replaceAll(COMMON, ' ')) || slug(plain))
    .slice(0, LONGEST_ID - 3)
    .replace(/-$/, '');
  if (base === '' || !taken.includes(base)) return base;
  for (let number = 2; ; number++) if (!taken.includes(`${base}-${number}`)) return `${base}-${number}`;
}
