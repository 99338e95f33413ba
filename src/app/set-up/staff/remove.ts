import type { SetUpReply } from '../reply.ts';
import { nameSchool, type SetUpTurn } from '../turn.ts';
import { writeStaff } from './list.ts';
import { listAfter, withPerson } from './person.ts';

/** Asks before somebody is taken off the list. */
export function askToRemove(turn: SetUpTurn, schoolId: string, personId: string): Promise<SetUpReply> {
  return withPerson(turn, schoolId, personId, (school, person) => ({
    show: 'staff-removal',
    school: nameSchool(school),
    person,
  }));
}

/** Takes somebody off the list. They are a stranger to the bot from then on. */
export function removePerson(turn: SetUpTurn, schoolId: string, personId: string): Promise<SetUpReply> {
  return withPerson(turn, schoolId, personId, async (school, person) => {
    const written = await writeStaff(turn, school, (staff) => staff.filter(({ id }) => id !== person.id));
    if (written === 'nobody-decides')
      return { show: 'staff-removal', school: nameSchool(school), person, problem: 'nobody-decides' };
    return listAfter(turn, school, written, { notice: 'removed', name: person.name });
  });
}
