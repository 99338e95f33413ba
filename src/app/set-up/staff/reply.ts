import type { StaffMember } from '../../../domain/people/roles.ts';
import type { Person } from '../../../domain/people/person.ts';
import type { HandedOver, Work } from '../../case/leavers.ts';
import type { NoFile } from '../../ports/fetch-file.ts';
import type { PageOf } from '../../pages.ts';
import type { NamedSchool } from '../reply.ts';
import type { ExportProblem, SortedExport } from './read-export.ts';
import type { StaffComparison } from './compare.ts';

/** What is wrong with what was typed about a person. */
export type PersonProblem =
  | 'no-name'
  | 'name-too-long'
  | 'no-id'
  | 'id-on-list'
  | 'no-roles'
  /** Without this person nobody could answer a referral. */
  | 'nobody-decides'
  | 'list-full';

/** Problems by the field they stand beside. */
export type PersonProblems = Readonly<Partial<Record<'name' | 'id' | 'roles', PersonProblem>>>;

/** As typed: roles as a client sends them. */
export interface TypedPerson {
  readonly name: string;
  readonly id: string;
  readonly roles: readonly string[];
}

/** What happened just before, said on the card that follows. */
export type StaffNotice =
  | { readonly notice: 'added' | 'saved'; readonly name: string }
  | { readonly notice: 'removed'; readonly name: string; readonly handed?: HandedOver }
  | { readonly notice: 'unchanged' | 'changed-meanwhile' | 'file-expired' | 'file-dropped' | 'request-gone' }
  | {
      readonly notice: 'file-used';
      readonly added: number;
      readonly renamed: number;
      readonly removed: number;
    };

/** Who was chosen to take over somebody's cases and plans, as a client sends it; anything else is nobody. */
export interface TakenOver {
  readonly cases: string;
  readonly plans: string;
}

/** The rule and the role chosen for a file, as they were typed. */
export interface FileChoice {
  readonly who: string;
  readonly words: string;
  readonly role: string;
  readonly leavers: string;
}

/** Lists of names behind a file's card. */
export const FILE_GROUPS = ['candidates', 'added', 'renamed', 'left'] as const;
export type FileGroup = (typeof FILE_GROUPS)[number];

interface OfSchool {
  readonly school: NamedSchool;
}

/** What an administrator is shown of a school's staff. */
export type StaffReply = OfSchool &
  (
    | {
        readonly show: 'staff-list';
        readonly people: PageOf<StaffMember>;
        readonly find: string;
        /** On the whole list, and of those the ones who can be shown. */
        readonly total: number;
        readonly found: number;
        readonly notice?: StaffNotice;
        /** People who ask to be on the list. */
        readonly waiting: readonly { readonly request: string; readonly name: string }[];
      }
    | {
        readonly show: 'staff-person';
        readonly person: StaffMember;
        readonly typed: TypedPerson;
        readonly problems: PersonProblems;
        readonly isSelf: boolean;
      }
    | {
        readonly show: 'staff-add';
        readonly typed: TypedPerson;
        readonly problems: PersonProblems;
        /** Somebody's wish that this answers; their id stands. */
        readonly request?: string;
      }
    | {
        readonly show: 'staff-many';
        readonly typed: string;
        readonly problem?: ExportProblem | { readonly problem: NoFile };
      }
    | {
        readonly show: 'staff-who';
        readonly file: string;
        readonly sorted: SortedExport;
        readonly choice: FileChoice;
        readonly problem?: 'no-rule' | 'no-words' | 'nobody-fits' | 'too-many';
      }
    | {
        readonly show: 'staff-preview';
        readonly file: string;
        readonly choice: FileChoice;
        readonly compared: StaffComparison;
        /** Of those who left, whoever looks after something: it stays unless they are removed one by one. */
        readonly working: readonly { readonly name: string; readonly work: Work }[];
        /** Of the list that it was compared with. */
        readonly version: string;
        readonly problem?: 'nobody-decides' | 'too-many' | 'changed-meanwhile';
      }
    | {
        readonly show: 'staff-names';
        readonly file: string;
        readonly choice: FileChoice;
        readonly group: FileGroup;
        readonly lines: PageOf<{ readonly name: string; readonly more: string }>;
        readonly total: number;
      }
    | {
        readonly show: 'staff-removal';
        readonly person: Person;
        readonly isSelf: boolean;
        /** What they look after, in numbers; absent while the school is not in use. */
        readonly work?: Work;
        /** Who could take over cases, and plans. */
        readonly leads: readonly StaffMember[];
        readonly others: readonly StaffMember[];
        readonly problem?: 'nobody-decides';
      }
  );
