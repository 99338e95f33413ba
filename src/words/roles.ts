import { ROLES, rolesThat, type Capability } from '../domain/people/roles.ts';

const and = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Everybody who can do something, by role: "the SENCO, inclusion leads and the headteacher". */
export function everybodyWho(capability: Capability): string {
  return and.format(rolesThat(capability).map((role) => ROLES[role].all));
}
