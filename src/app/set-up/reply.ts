import type { RegisteredSchool } from '../ports/school-register.ts';

/** A school on an administrator's home card. */
export interface SchoolStanding {
  readonly school: RegisteredSchool;
  /** What is missing or wrong, a sentence each; none when it is in use. */
  readonly problems: readonly string[];
}

/** What an administrator is shown. */
export type SetUpReply =
  | { readonly text: string }
  | { readonly show: 'set-up-home'; readonly schools: readonly SchoolStanding[]; readonly mayAdd: boolean };
