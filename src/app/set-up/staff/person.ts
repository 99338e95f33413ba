import { USUAL_ROLE } from '../../../domain/people/roles.ts';
import { z } from 'zod/v4';
import type { StaffMember } from '../../../domain/people/roles.ts';
import type { RegisteredSchool } from '../../ports/school-register.ts';
import type { SetUpReply } from '../reply.ts';
import { nameSchool, staffOf, type SetUpTurn } from '../turn.ts';
import { MOST_STAFF } from './limits.ts';
import { listStaff, schoolNow, rolesIn, ticksIn, withSchool, writeStaff } from './list.ts';
import type { PersonProblems, StaffNotice, TypedPerson } from './reply.ts';

/** In characters. */
export const LONGEST_NAME = 100;
const entraId = z.guid();

/** One person of the list, to be changed. */
export function showPerson(turn: SetUpTurn, schoolId: string, personId: string): Promise<SetUpReply> {
  return withPerson(turn, schoolId, personId, (school, person) => personCard(turn, school, person));
}

/** Changes a person's name and roles. */
export function savePerson(
  turn: SetUpTurn,
  schoolId: string,
  personId: string,
  given: { readonly name: string; readonly roles: string },
): Promise<SetUpReply> {
  return withPerson(turn, schoolId, personId, async (school, person) => {
    const typed = { name: given.name, id: person.id, roles: ticksIn(given.roles) };
    const problems = problemsIn(typed);
    if (hasAny(problems)) return personCard(turn, school, person, typed, problems);
    const next = { ...person, name: typed.name.trim(), roles: rolesIn(typed.roles) };
    if (JSON.stringify(next) === JSON.stringify(person))
      return listStaff(turn, school, { notice: { notice: 'unchanged' } });
    const written = await writeStaff(turn, school, (staff) =>
      staff.map((each) => (each.id === person.id ? next : each)),
    );
    if (written === 'nobody-decides')
      return personCard(turn, school, person, typed, { roles: 'nobody-decides' });
    return listAfter(turn, school, written, { notice: 'saved', name: next.name });
  });
}

/** The form to add somebody, filled in as far as something is known. */
export function askForPerson(
  turn: SetUpTurn,
  schoolId: string,
  typed: TypedPerson = { name: '', id: '', roles: [USUAL_ROLE] },
): Promise<SetUpReply> {
  return withSchool(turn, schoolId, (school) => addCard(school, typed, {}));
}

/** Adds somebody to the list. */
export function addPerson(
  turn: SetUpTurn,
  schoolId: string,
  given: { readonly name: string; readonly id: string; readonly roles: string },
): Promise<SetUpReply> {
  return withSchool(turn, schoolId, async (school) => {
    const typed = { ...given, roles: ticksIn(given.roles) };
    const staff = staffOf(school.settings);
    const id = entraId.safeParse(typed.id.trim().toLowerCase());
    const problems: PersonProblems = {
      ...problemsIn(typed),
      ...(!id.success
        ? { id: 'no-id' }
        : staff.some((each) => each.id === id.data)
          ? { id: 'id-on-list' }
          : staff.length >= MOST_STAFF
            ? { id: 'list-full' }
            : {}),
    };
    if (hasAny(problems) || !id.success) return addCard(school, typed, problems);
    const person = { id: id.data, name: typed.name.trim(), roles: rolesIn(typed.roles) };
    const written = await writeStaff(turn, school, (all) => [
      ...all.filter((each) => each.id !== person.id),
      person,
    ]);
    return listAfter(turn, school, written, { notice: 'added', name: person.name });
  });
}

/** The list after a write, which says what was done. */
export async function listAfter(
  turn: SetUpTurn,
  school: RegisteredSchool,
  written: Awaited<ReturnType<typeof writeStaff>>,
  notice: StaffNotice,
): Promise<SetUpReply> {
  const now = await schoolNow(turn, school);
  return listStaff(turn, now, { notice: written === 'done' ? notice : { notice: 'changed-meanwhile' } });
}

/** Runs for a person who is on the list; otherwise the list shows who is. */
export function withPerson(
  turn: SetUpTurn,
  schoolId: string,
  personId: string,
  run: (school: RegisteredSchool, person: StaffMember) => Promise<SetUpReply> | SetUpReply,
): Promise<SetUpReply> {
  return withSchool(turn, schoolId, (school) => {
    const person = staffOf(school.settings).find(({ id }) => id === personId);
    return person
      ? run(school, person)
      : listStaff(turn, school, { notice: { notice: 'changed-meanwhile' } });
  });
}

function personCard(
  turn: SetUpTurn,
  school: RegisteredSchool,
  person: StaffMember,
  typed: TypedPerson = person,
  problems: PersonProblems = {},
): SetUpReply {
  const isSelf = person.id === turn.person.id;
  return { show: 'staff-person', school: nameSchool(school), person, typed, problems, isSelf };
}

function addCard(school: RegisteredSchool, typed: TypedPerson, problems: PersonProblems): SetUpReply {
  return { show: 'staff-add', school: nameSchool(school), typed, problems };
}

/** What is wrong with a name and roles as they were typed. */
export function problemsIn({ name, roles }: TypedPerson): PersonProblems {
  const length = name.trim().length;
  return {
    ...(length === 0 ? { name: 'no-name' } : length > LONGEST_NAME ? { name: 'name-too-long' } : {}),
    ...(rolesIn(roles).length === 0 ? { roles: 'no-roles' } : {}),
  };
}

function hasAny(problems: PersonProblems): boolean {
  return Object.keys(problems).length > 0;
}
