import type { TeamsUser } from '../../support/activities.ts';
import { testSchool } from '../../support/school.ts';
import type { SchoolSettings } from '../../../src/domain/school/settings.ts';

/** Who works together on a case. Everybody is made up. */
export interface Seat {
  readonly teacher: TeamsUser;
  /** Teaches too, and keeps in touch with the pupil. */
  readonly keyAdult: TeamsUser;
  readonly lead: TeamsUser;
  readonly otherLead: TeamsUser;
}

/** So many teachers and leads, and one office. */
export interface Staff {
  readonly list: SchoolSettings['staff'];
  readonly everybody: readonly TeamsUser[];
  readonly office: TeamsUser;
  seat(number: number): Seat;
}

/** A chat takes one message a second, so a teacher and a lead for each seat. */
export function staffOf(seats: number): Staff {
  const someone = (role: string, number: number, digit: number): TeamsUser => ({
    id: `29:${role}-${number}`,
    name: `${role} ${number}`,
    aadObjectId: `20000000-0000-4000-8000-${String(digit * 1000 + number).padStart(12, '0')}`,
    chat: `a:${role}-${number}-chat`,
  });
  const teachers = Array.from({ length: seats }, (_, at) => someone('Teacher', at, 1));
  const leads = Array.from({ length: seats }, (_, at) => someone('Lead', at, 2));
  const office = someone('Office', 0, 3);
  const at = (people: readonly TeamsUser[], number: number): TeamsUser =>
    people[number % seats] ?? someone('Nobody', number, 9);
  return {
    list: [
      ...testSchool().staff.filter(({ roles }) => roles.includes('senco') || roles.includes('headteacher')),
      ...teachers.map(({ aadObjectId: id, name }) => ({ id, name, roles: ['teacher'] as const })),
      ...leads.map(({ aadObjectId: id, name }) => ({ id, name, roles: ['inclusion-lead'] as const })),
      { id: office.aadObjectId, name: office.name, roles: ['office'] },
    ],
    everybody: [...teachers, ...leads, office],
    office,
    seat: (number) => ({
      teacher: at(teachers, number),
      keyAdult: at(teachers, number + 1),
      lead: at(leads, number),
      otherLead: at(leads, number + 1),
    }),
  };
}
