import type { Person } from '../../../domain/people/person.ts';
import type { Role } from '../../../domain/people/roles.ts';
import type { NamedSchool } from '../reply.ts';

/** What became of somebody's wish to be on the list. */
export interface JoinDecision {
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
  /** Undefined for no. */
  readonly roles?: readonly Role[] | undefined;
}

/** What is shown around somebody's wish to be on a school's list. */
export type JoinReply =
  /** To somebody who is on no list: what they are told anyway, and the way to ask. */
  | { readonly show: 'join-offer'; readonly says: string; readonly schools: readonly NamedSchool[] }
  | {
      readonly show: 'join-asked';
      readonly how: 'asked' | 'nobody-reached' | 'listed';
      readonly personId: string;
    }
  /** To administrators. `person.name` is as Teams gives it, and may be empty. */
  | {
      readonly show: 'join-request';
      readonly school: NamedSchool;
      readonly request: string;
      readonly person: Person;
      readonly decided?: JoinDecision;
      /** Decided in this very turn, and whether the person could be told. */
      readonly told?: boolean;
      readonly problem?: 'list-full';
    }
  /** To whoever asked, once it is decided. */
  | { readonly show: 'join-answer'; readonly school: NamedSchool; readonly isAdded: boolean };
