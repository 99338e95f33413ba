import { can, ROLE_NAMES, type Role, type StaffMember } from '../../../domain/people/roles.ts';
import type { RegisteredSchool } from '../../ports/school-register.ts';
import { NO_SUCH_SCHOOL } from '../../../words/set-up.ts';
import { takePage } from '../../pages.ts';
import type { SetUpReply } from '../reply.ts';
import { nameSchool, readAgain, schoolOf, staffOf, writeSettings, type SetUpTurn } from '../turn.ts';
import { PEOPLE_A_PAGE } from './limits.ts';
import type { StaffNotice } from './reply.ts';
import { waitingFor } from './wishes.ts';

/** Runs for a school that this administrator may set up; everybody else is told that nothing was done. */
export async function withSchool(
  turn: SetUpTurn,
  id: string,
  run: (school: RegisteredSchool) => Promise<SetUpReply> | SetUpReply,
): Promise<SetUpReply> {
  const school = schoolOf(turn, id);
  return school ? run(school) : { text: NO_SUCH_SCHOOL };
}

/** The school as it stands in the register now, after a write. */
export async function schoolNow(turn: SetUpTurn, school: RegisteredSchool): Promise<RegisteredSchool> {
  return schoolOf(await readAgain(turn), school.id) ?? school;
}

/** A page of the staff by name, or of those whose name contains `find`. */
export async function listStaff(
  turn: Pick<SetUpTurn, 'proposals' | 'clock'>,
  school: RegisteredSchool,
  { page = 1, find = '', notice }: { page?: number; find?: string; notice?: StaffNotice } = {},
): Promise<SetUpReply> {
  const all = staffOf(school.settings).toSorted((one, other) => one.name.localeCompare(other.name, 'en-GB'));
  const asked = find.trim().toLowerCase();
  const found = all.filter(({ name }) => name.toLowerCase().includes(asked));
  return {
    show: 'staff-list',
    school: nameSchool(school),
    people: takePage(found, page, PEOPLE_A_PAGE),
    find: find.trim(),
    total: all.length,
    found: found.length,
    waiting: (await waitingFor(turn, school)).map(({ id, by }) => ({ request: id, name: by.name })),
    ...(notice === undefined ? {} : { notice }),
  };
}

/** A list of staff was not written: somebody else changed the settings, or nobody on it could decide. */
type StaffWrite = 'done' | 'changed' | 'nobody-decides';

/** True where this list would leave a school that has people to decide without any. */
export function wouldLackDeciders(school: RegisteredSchool, next: readonly StaffMember[]): boolean {
  const decides = (person: StaffMember) => can(person, 'decides');
  return staffOf(school.settings).some(decides) && !next.some(decides);
}

/** How often a change is tried again on what somebody else has just written. */
const TRIES = 3;

/**
 * Changes a school's list of staff, with who changed it. Where somebody else was quicker, the change is made to what
 * they wrote, so `change` has to fit any list.
 */
export async function writeStaff(
  turn: SetUpTurn,
  school: RegisteredSchool,
  change: (staff: readonly StaffMember[]) => readonly StaffMember[],
  tries = TRIES,
): Promise<StaffWrite> {
  const next = change(staffOf(school.settings));
  if (wouldLackDeciders(school, next)) return 'nobody-decides';
  const written = await writeSettings(turn, school, { ...school.settings, staff: next });
  if (written === 'done' || tries <= 1) return written;
  return writeStaff(turn, await schoolNow(turn, school), change, tries - 1);
}

/** The roles among what a client sent, in the order of the table. */
export function rolesIn(given: readonly string[]): readonly Role[] {
  return ROLE_NAMES.filter((role) => given.includes(role));
}

/** Several ticks come as `a,b`. */
export function ticksIn(given: string): readonly string[] {
  return given.split(',').filter(Boolean);
}
