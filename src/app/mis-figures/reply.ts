import type { MisColumn } from '../../domain/content/mis-layouts.ts';
import type { NoFile } from '../ports/fetch-file.ts';
import type { PageOf } from '../pages.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import type { CaseFigures } from './case-figures.ts';
import type { FiguresPreview } from './preview.ts';
import type { ExportProblem, UnknownFigures } from './read-export.ts';
import type { SortedFigures } from './sort-rows.ts';
import type { FiguresUsed } from './use.ts';

/** What is said above a card about an export. */
export type FiguresNotice = 'gone' | 'dropped' | 'changed-meanwhile' | 'nothing-named';

/** What somebody who reads figures in is shown. */
export type FiguresReply =
  /** How to send an export, and a box to paste it into. */
  | {
      readonly show: 'figures-ask';
      readonly typed: string;
      readonly problem?: ExportProblem | { readonly problem: NoFile };
      readonly notice?: FiguresNotice;
    }
  /** Which column is what. */
  | {
      readonly show: 'figures-map';
      readonly file: string;
      readonly unknown: UnknownFigures;
      /** What may be named, of what this person may add. */
      readonly columns: readonly MisColumn[];
      /** They also read in registers of providers, for which it may be meant. */
      readonly mayBeRegister: boolean;
      readonly chosen: Readonly<Partial<Record<MisColumn, string>>>;
      readonly notice?: FiguresNotice;
    }
  /** What would change. */
  | {
      readonly show: 'figures-preview';
      readonly file: string;
      readonly reader: StaffMember;
      readonly sorted: SortedFigures;
      readonly preview: FiguresPreview;
      readonly page: PageOf<CaseFigures>;
      readonly evenInDoubt: boolean;
      readonly notice?: FiguresNotice;
    }
  | { readonly show: 'figures-used'; readonly used: FiguresUsed };
