import { personMeant } from '../../../domain/questions/short-ids.ts';
import { peopleWho, type StaffMember } from '../../../domain/people/roles.ts';
import type { RegisteredSchool } from '../../ports/school-register.ts';
import type { SetUpReply } from '../reply.ts';
import { nameSchool, staffOf, type SetUpTurn } from '../turn.ts';
import { wouldLackDeciders, writeStaff } from './list.ts';
import { listAfter, withPerson } from './person.ts';
import type { TakenOver } from './reply.ts';

/** Asks before somebody is taken off the list, with what they look after and who could take it over. */
export function askToRemove(turn: SetUpTurn, schoolId: string, personId: string): Promise<SetUpReply> {
  return withPerson(turn, schoolId, personId, (school, person) => removal(turn, school, person));
}

/**
 * Hands over what somebody looks after to those who are chosen, and takes them off the list. They are a stranger to the
 * bot from then on; what nobody is chosen for stays, and every lead is reminded of it.
 */
export function removePerson(
  turn: SetUpTurn,
  schoolId: string,
  personId: string,
  chosen: TakenOver,
): Promise<SetUpReply> {
  return withPerson(turn, schoolId, personId, async (school, person) => {
    const others = staffOf(school.settings).filter(({ id }) => id !== person.id);
    if (wouldLackDeciders(school, others)) return removal(turn, school, person, 'nobody-decides');
    const options = others.map(({ id, name }) => ({ id, label: name }));
    const handed = await turn.workOf(school.id)?.handOverWork({
      by: turn.person,
      from: person.id,
      cases: personMeant({ options }, chosen.cases),
      plans: personMeant({ options }, chosen.plans),
    });
    const written = await writeStaff(turn, school, (staff) => staff.filter(({ id }) => id !== person.id));
    if (written === 'nobody-decides') return removal(turn, school, person, 'nobody-decides');
    return listAfter(turn, school, written, {
      notice: 'removed',
      name: person.name,
      ...(handed === undefined ? {} : { handed }),
    });
  });
}

async function removal(
  turn: SetUpTurn,
  school: RegisteredSchool,
  { id, name }: StaffMember,
  problem?: 'nobody-decides',
): Promise<SetUpReply> {
  const others = staffOf(school.settings).filter((each) => each.id !== id);
  const [work] = (await turn.workOf(school.id)?.lookAtWork([id])) ?? [];
  return {
    show: 'staff-removal',
    school: nameSchool(school),
    person: { id, name },
    isSelf: id === turn.person.id,
    ...(work === undefined ? {} : { work }),
    leads: peopleWho(others, 'decides'),
    others,
    ...(problem === undefined ? {} : { problem }),
  };
}
