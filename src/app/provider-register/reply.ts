import type { RegisterProblem, RegisterRead, WeekRead } from './read.ts';
import type { NamedColumns } from './unknown.ts';
import type { WeekToUse } from './use.ts';

/** What is said above the box: the rows do not wait any more, or are deleted. */
export type RegisterNotice = 'gone' | 'dropped';

/** What somebody who reads in a provider's register is shown. */
export type RegisterReply =
  /** How to send it, and a box to paste it into. */
  | {
      readonly show: 'register-ask';
      readonly typed: string;
      readonly takesFiles: boolean;
      readonly problem?: RegisterProblem;
      readonly notice?: RegisterNotice;
    }
  /** Which column is what; `pupil` is the heading of the references. */
  | {
      readonly show: 'register-map';
      readonly file: string;
      readonly pupil: string;
      readonly offered: readonly string[];
      readonly chosen: Readonly<Partial<NamedColumns>>;
      readonly notice?: 'not-named';
    }
  /** What it says, and what a yes records. */
  | {
      readonly show: 'register-preview';
      readonly shown: readonly WeekRead[];
      /** Those of the shown weeks that are new or changed. */
      readonly toUse: readonly WeekToUse[];
      /** Weeks that do not fit on one card: to be recorded, and others. */
      readonly left: number;
      readonly hidden: number;
      readonly notUsed: RegisterRead['notUsed'];
      readonly others: number;
      /** Under which its rows wait, where somebody has just named its columns: a yes deletes them. */
      readonly file?: string;
    }
  /** References of cases: recorded, or left as they were because something changed meanwhile. */
  | { readonly show: 'register-used'; readonly done: readonly string[]; readonly left: readonly string[] };
