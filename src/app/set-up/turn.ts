import type { Person } from '../../domain/people/person.ts';
import { can, type StaffMember } from '../../domain/people/roles.ts';
import type { Names } from '../turn.ts';
import type { WorkOfStaff } from '../case/leavers.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Version } from '../ports/records.ts';
import type { FetchFile } from '../ports/fetch-file.ts';
import type { Proposals } from '../ports/proposals.ts';
import type { RegisteredSchool, SchoolRegister, WrittenSettings } from '../ports/school-register.ts';
import type { SettingsRules } from '../ports/settings-rules.ts';
import type { Place, SignedIdentity } from '../bot.ts';
import type { Address, AddressBook, Messenger, SendFailureReason } from '../ports/messenger.ts';
import type { DrawSetUp, NamedSchool } from './reply.ts';
import { SOMEBODY } from '../../words/set-up.ts';

/** What setting up schools depends on. */
export interface SetUpPorts {
  readonly register: SchoolRegister;
  readonly rules: SettingsRules;
  readonly proposals: Proposals;
  /** Fetches a list of staff that an administrator sends as a file. */
  readonly fetchFile: FetchFile;
  /** What a school's people look after; undefined while it is not in use. */
  readonly workOf: (school: string) => WorkOfStaff | undefined;
  /** Brings what was written into use in this process at once; the others follow within seconds. */
  readonly takeOver: () => Promise<void>;
  /** Entra object ids of those who may set up every school, and whether this is their tenant. */
  readonly administrators: readonly string[];
  readonly isTenant: (tenantId: string) => boolean;
  readonly messenger: Pick<Messenger, 'postToChannel' | 'editPost' | 'sendToPerson'>;
  /** Where a school's people and channels can be reached. */
  readonly addressBook: (school: string) => AddressBook;
  /** Where administrators can be reached who have talked to the bot, staff or not. */
  readonly administratorAddresses: Pick<AddressBook, 'person'>;
  /** Whether the bot is in a channel, without posting anything there. Never throws. */
  readonly reach: (channel: Address) => Promise<'reached' | SendFailureReason>;
  readonly clock: Clock;
  readonly names: Names;
  readonly log: Log;
}

/** An administrator's turn. */
export interface SetUpTurn extends SetUpPorts {
  readonly person: Person;
  readonly tenantId: string;
  /** Named in the environment: may add schools, and set up all of them. */
  readonly isFirst: boolean;
  /** Those that this person may set up, as they stand in the register. */
  readonly schools: readonly RegisteredSchool[];
  readonly place: TurnPlace;
  readonly draw: DrawSetUp;
}

/** Where an administrator typed or pressed. */
export type TurnPlace = Place & {
  /** The message that carries the pressed card. */
  readonly messageId?: string | undefined;
};

/** The turn of an administrator; undefined for everybody else. Throws when storage is unavailable. */
export async function openSetUpTurn(
  ports: SetUpPorts,
  { tenantId, personId, name }: SignedIdentity,
  at: Pick<SetUpTurn, 'place' | 'draw'>,
): Promise<SetUpTurn | undefined> {
  if (tenantId === undefined || personId === undefined) return undefined;
  const isFirst = ports.isTenant(tenantId) && ports.administrators.includes(personId);
  const all = await ports.register.all();
  const schools = isFirst ? all : all.filter((school) => setsUp(school, tenantId, personId));
  if (!isFirst && schools.length === 0) return undefined;
  const known = all.flatMap(({ settings }) => staffOf(settings)).find(({ id }) => id === personId);
  return {
    ...ports,
    ...at,
    person: { id: personId, name: known?.name ?? name ?? SOMEBODY },
    tenantId,
    isFirst,
    schools,
  };
}

/** The turn with the schools as they stand now. Throws when storage is unavailable. */
export async function readAgain(turn: SetUpTurn): Promise<SetUpTurn> {
  const { isFirst, tenantId, person } = turn;
  const all = await turn.register.all();
  return {
    ...turn,
    schools: isFirst ? all : all.filter((school) => setsUp(school, tenantId, person.id)),
  };
}

/** The school with this id, if this person may set it up. */
export function schoolOf(turn: SetUpTurn, id: string): RegisteredSchool | undefined {
  return turn.schools.find((school) => school.id === id);
}

/** Its name, as far as it is known. */
export function schoolName({ id, settings }: RegisteredSchool): string {
  const { name } = settings;
  return typeof name === 'string' && name.trim() !== '' ? name : id;
}

function setsUp({ settings }: RegisteredSchool, tenantId: string, personId: string): boolean {
  return (
    settings['tenantId'] === tenantId &&
    staffOf(settings).some((one) => one.id === personId && can(one, 'sets-up'))
  );
}

/** A school by its name, or by its id while it has none. */
export function nameSchool({ id, settings }: Pick<RegisteredSchool, 'id' | 'settings'>): NamedSchool {
  const { name } = settings;
  return { id, name: typeof name === 'string' ? name : id };
}

/** The staff of settings that may be incomplete. */
export function staffOf(settings: WrittenSettings): readonly StaffMember[] {
  const staff: unknown = settings['staff'];
  return Array.isArray(staff) ? (staff as readonly StaffMember[]) : [];
}

/** The settings were changed by somebody else between reading and writing; nothing was written. */
export type WriteResult = 'done' | 'changed';

/** Writes a school's settings, `new` for one that is not in the register yet, with the row about who changed what, and brings them into use. */
export async function writeSettings(
  turn: Pick<SetUpTurn, 'register' | 'names' | 'clock' | 'takeOver' | 'person'>,
  school: Omit<RegisteredSchool, 'version'> & { readonly version: Version | 'new' },
  next: WrittenSettings,
): Promise<WriteResult> {
  const result = await turn.register.write(school.id, next, school.version, {
    id: turn.names.id(),
    at: turn.clock.now().toISOString(),
    by: turn.person,
    changed: compareSettings(school.settings, next),
  });
  if (result !== 'done') return 'changed';
  await turn.takeOver();
  return 'done';
}

/** What differs, part by part; of lists, only the entries that are in one of the two. */
export function compareSettings(
  before: WrittenSettings,
  after: WrittenSettings,
): readonly { readonly part: string; readonly before: unknown; readonly after: unknown }[] {
  const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return parts.flatMap((part) => {
    const [old = null, now = null]: unknown[] = [before[part], after[part]];
    if (JSON.stringify(old) === JSON.stringify(now)) return [];
    if (!Array.isArray(old) || !Array.isArray(now)) return [{ part, before: old, after: now }];
    const [were, are] = [old, now].map((list) => new Set(list.map((each) => JSON.stringify(each))));
    return [
      {
        part,
        before: old.filter((each) => !are?.has(JSON.stringify(each))),
        after: now.filter((each) => !were?.has(JSON.stringify(each))),
      },
    ];
  });
}
