/** Who somebody is in the school, as far as the product asks (`brief.md` section 3). One person may hold several. */
export const ROLES = ['teacher', 'office', 'senco', 'inclusion-lead', 'dsl', 'headteacher'] as const;
export type Role = (typeof ROLES)[number];

/** A member of staff as the school's settings name them. `id` is the Entra object id. */
export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
}

/** Who did what and who looked at a case is for those who answer for it. */
export function mayReadHistory(person: StaffMember): boolean {
  return person.roles.some((role) => role === 'inclusion-lead' || role === 'headteacher');
}
