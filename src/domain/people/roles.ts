import type { Person } from './person.ts';

/** What a role grants: what its holders may do, what they may know, and what they are asked for. */
export type Capability =
  /** Takes cases on, decides on them, plans, reviews, hands over and closes; owns a case; stands in for a key adult. */
  | 'decides'
  /** Overrides a block on alternative provision, where the content allows it. */
  | 'overrides'
  /** Approves that a case goes to a panel, where the panel asks for the headteacher's approval. */
  | 'approves-panels'
  /** Is told of a case that nobody may decide on, because every lead has raised it. */
  | 'stands-in-for-leads'
  /** Reads full referrals and plans, and asks for lists of cases. */
  | 'reads-cases'
  /** Reads a case's history: who did what and who viewed it. */
  | 'reads-history'
  /** Sees which date a private rule sets, outside the full referral too. */
  | 'reads-private-dates'
  /** May know that the DSL is aware of a pupil or involved in a case. */
  | 'knows-of-dsl'
  /** Gets the referral pack of a case. */
  | 'gets-packs'
  /**
   * Answers for what is held about pupils: sees what it is and when it goes, gives a copy of it out, keeps it under a
   * legal hold, asks for its deletion or approves it.
   */
  | 'handles-data'
  /** Keeps the school's directory of providers: records what was checked, by whom and until when. */
  | 'keeps-providers'
  /** Reads what came of support and provision, by term: rounded counts and averages, and nothing about a pupil. */
  | 'reads-outcomes'
  /** Makes the school census lines of placements at providers: a pupil's reference, the provider and the days. */
  | 'makes-census'
  /** Previews the weekly digests, holds them and posts them early. */
  | 'runs-digests'
  /** Is asked for office facts, and reminded of missing ones. */
  | 'gives-office-facts'
  /** Reads figures in from an export of the school's management information system. */
  | 'imports-figures'
  /** Adds any office fact open to the role, even one that nobody asks for yet. */
  | 'adds-any-office-fact'
  /** Is alerted when the bot cannot do its work, such as posting to a channel. */
  | 'is-told-of-failures'
  /** Sets up the bot for the school and looks after its settings; learns nothing about a pupil by it. */
  | 'sets-up';

/**
 * Everybody's part in the school, one role a row: its name in words, what all who hold it are called, and what it brings with it. This table alone knows
 * roles; everything else asks `can`. Settings give roles to people, and questions of the content name those they are for.
 * To add one: a row here and in the table of its test, then `npm run content:schema`.
 */
export const ROLES = {
  teacher: { title: 'teacher', all: 'teachers', can: [] },
  office: {
    title: 'office',
    all: 'the office',
    can: ['gives-office-facts', 'imports-figures', 'makes-census'],
  },
  senco: { title: 'SENCO', all: 'the SENCO', can: ['reads-cases'] },
  'inclusion-lead': {
    title: 'inclusion lead',
    all: 'inclusion leads',
    can: [
      'decides',
      'reads-cases',
      'reads-history',
      'reads-private-dates',
      'knows-of-dsl',
      'gets-packs',
      'handles-data',
      'keeps-providers',
      'reads-outcomes',
      'runs-digests',
      'adds-any-office-fact',
      'imports-figures',
      'makes-census',
      'is-told-of-failures',
    ],
  },
  dsl: { title: 'DSL', all: 'the DSL', can: ['knows-of-dsl'] },
  headteacher: {
    title: 'headteacher',
    all: 'the headteacher',
    can: [
      'overrides',
      'approves-panels',
      'stands-in-for-leads',
      'handles-data',
      'reads-cases',
      'reads-history',
      'reads-private-dates',
      'reads-outcomes',
      'knows-of-dsl',
    ],
  },
  administrator: { title: 'administrator', all: 'administrators', can: ['sets-up'] },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly all: string; readonly can: readonly Capability[] }>
>;
export type Role = keyof typeof ROLES;

/** Every role, in the order of the table. */
export const ROLE_NAMES = Object.keys(ROLES) as readonly Role[];

/** What somebody new to the list is, unless an administrator says otherwise. */
export const USUAL_ROLE: Role = 'teacher';

/** A member of staff as the school's settings name them. `id` is the Entra object id. One person may hold several roles. */
export interface StaffMember extends Person {
  readonly roles: readonly Role[];
}

/** True when one of the person's roles grants this. */
export function can({ roles }: Pick<StaffMember, 'roles'>, capability: Capability): boolean {
  return roles.some((role) => bringsWithIt(role, capability));
}

/** Those of the staff who can, in the order of the settings. */
export function peopleWho(staff: readonly StaffMember[], capability: Capability): readonly StaffMember[] {
  return staff.filter((person) => can(person, capability));
}

/** The roles that grant this. */
export function rolesThat(capability: Capability): readonly Role[] {
  return ROLE_NAMES.filter((role) => bringsWithIt(role, capability));
}

function bringsWithIt(role: Role, capability: Capability): boolean {
  const brings: readonly Capability[] = ROLES[role].can;
  return brings.includes(capability);
}
