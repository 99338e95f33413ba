import type { RegisterProblem, RegisterRead, WeekRead } from './read.ts';
import type { WeekToUse } from './use.ts';

/** What somebody who reads in a provider's register is shown. */
export type RegisterReply =
  /** How to send it, and a box to paste it into. */
  | {
      readonly show: 'register-ask';
      readonly typed: string;
      readonly takesFiles: boolean;
      readonly problem?: RegisterProblem;
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
    }
  /** References of cases: recorded, or left as they were because something changed meanwhile. */
  | { readonly show: 'register-used'; readonly done: readonly string[]; readonly left: readonly string[] };
