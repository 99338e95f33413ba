import type { Role } from '../domain/people/roles.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { providersSeenBy } from './providers.ts';
import { CLOSED_2026_27, INSET_2026_27, TERMS_2026_27 } from './school-year.ts';

/** A made-up person, as Teams knows them. */
export interface DemoPerson {
  /** Entra object id. */
  readonly id: string;
  /** Teams user id. */
  readonly teamsId: string;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string;
  /** None: somebody in the tenant who is not on the staff list. */
  readonly roles: readonly Role[];
}

function person(number: number, givenName: string, surname: string, ...roles: Role[]): DemoPerson {
  const login = `${givenName}.${surname}`.toLowerCase();
  return {
    id: `7d3f0c52-0000-4000-8000-${String(number).padStart(12, '0')}`,
    teamsId: `29:1northfield-${login}`,
    givenName,
    surname,
    email: `${login}@northfield.example`,
    roles,
  };
}

/** Everybody in the demo. All of them are invented. */
export const PEOPLE = {
  teacher: person(1, 'Sam', 'Okafor', 'teacher'),
  lead: person(2, 'Maya', 'Lindqvist', 'inclusion-lead'),
  otherTeacher: person(3, 'Dan', 'Whitlock', 'teacher'),
  office: person(4, 'Jo', 'Pemberton', 'office'),
  senco: person(5, 'Tomasz', 'Wren', 'senco'),
  dsl: person(6, 'Helen', 'Ashdown', 'dsl'),
  deputyDsl: person(7, 'Karim', 'Osei', 'dsl', 'teacher'),
  headteacher: person(8, 'Ruth', 'Calloway', 'headteacher'),
  student: person(9, 'Robin', 'Student'),
} as const satisfies Record<string, DemoPerson>;

/** The bot as both windows know it. */
export const BOT = { id: '28:1northfield-referral-bot', name: 'Inclusion referrals' } as const;

/** The inclusion lead's small team. Its General channel has the team's own id, as in Teams. */
export const INCLUSION_TEAM = {
  id: '19:northfield-inclusion-team@thread.tacv2',
  name: 'Northfield inclusion',
  aadGroupId: '7d3f0c52-0000-4000-8000-000000000101',
  channel: { id: '19:northfield-inclusion-channel@thread.tacv2', name: 'Inclusion' },
} as const;

/** A team of the teacher's that has nothing to do with referrals. */
export const TEACHING_TEAM = {
  id: '19:northfield-teaching-team@thread.tacv2',
  name: 'Northfield teaching',
  aadGroupId: '7d3f0c52-0000-4000-8000-000000000102',
  channel: { id: '19:northfield-maths-channel@thread.tacv2', name: 'Maths' },
} as const;

/** The demo school's directory of providers. */
export const PROVIDERS = providersSeenBy({ id: PEOPLE.lead.id, name: fullName(PEOPLE.lead) });

/** The demo school's settings. The telephone numbers are from the range reserved for fiction. */
export const SCHOOL: SchoolSettings = {
  id: 'northfield',
  name: 'Northfield Community School',
  tenantId: '7d3f0c52-0000-4000-8000-000000000100',
  dsl: {
    name: fullName(PEOPLE.dsl),
    phone: '01632 960 111',
    deputy: { name: fullName(PEOPLE.deputyDsl), phone: '01632 960 112' },
  },
  staff: Object.values<DemoPerson>(PEOPLE)
    .filter(({ roles }) => roles.length > 0)
    .map((one) => ({ id: one.id, name: fullName(one), roles: one.roles })),
  channels: { inclusion: INCLUSION_TEAM.channel.id, staff: [INCLUSION_TEAM.id] },
  councils: ['Birmingham'],
  terms: TERMS_2026_27,
  insetDays: INSET_2026_27,
  closed: CLOSED_2026_27,
  digests: [
    { channel: INCLUSION_TEAM.channel.id, day: 'friday', time: '14:00' },
    { channel: INCLUSION_TEAM.id, day: 'friday', time: '15:30' },
  ],
  quietHours: { from: '18:00', until: '07:30' },
  providers: PROVIDERS,
  thresholds: {},
};

/** A person's own chat with the bot. */
export function chatOf(one: DemoPerson): string {
  return `a:1northfield-chat-${one.email.split('@')[0]}`;
}

export function fullName(one: DemoPerson): string {
  return `${one.givenName} ${one.surname}`;
}
