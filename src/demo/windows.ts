import { BOT, chatOf, fullName, INCLUSION_TEAM, PEOPLE, SCHOOL, TEACHING_TEAM } from './school.ts';
import type { DemoPerson } from './school.ts';

/** Who sits at a playground window, and what they see there. */
export interface DemoWindow {
  readonly person: DemoPerson;
  readonly team: typeof INCLUSION_TEAM | typeof TEACHING_TEAM;
  /** Others whom the person can mention. The playground wants exactly five. */
  readonly others: readonly [DemoPerson, DemoPerson, DemoPerson, DemoPerson, DemoPerson];
}

export const WINDOWS: Readonly<Record<'teacher' | 'lead', DemoWindow>> = {
  teacher: {
    person: PEOPLE.teacher,
    team: TEACHING_TEAM,
    others: [PEOPLE.otherTeacher, PEOPLE.office, PEOPLE.dsl, PEOPLE.headteacher, PEOPLE.student],
  },
  lead: {
    person: PEOPLE.lead,
    team: INCLUSION_TEAM,
    others: [PEOPLE.teacher, PEOPLE.senco, PEOPLE.dsl, PEOPLE.headteacher, PEOPLE.student],
  },
};

/** A window's configuration in the playground's format 0.1.1. It is JSON, which is YAML too. */
export function playgroundConfig({ person, team, others }: DemoWindow): string {
  const config = {
    version: '0.1.1',
    tenantId: SCHOOL.tenantId,
    bot: BOT,
    currentUser: user(person),
    users: others.map(user),
    personalChat: { id: chatOf(person) },
    groupChat: { id: '19:northfield-group-chat@thread.v2', name: 'Group' },
    team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId, channels: [team.channel] },
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/** Where the bot sends messages for the window on this port. */
export function serviceUrl(port: number): string {
  return `http://localhost:${port}/_connector`;
}

function user(one: DemoPerson): Readonly<Record<string, string>> {
  return {
    id: one.teamsId,
    name: fullName(one),
    // The playground's own spelling.
    userPrincipleName: one.email,
    aadObjectId: one.id,
    givenName: one.givenName,
    surname: one.surname,
    email: one.email,
  };
}
