import type { CalendarPage } from './case-days.ts';
import type { CensusOfSchool } from './census.ts';
import type { MadeForm } from './council-forms/made-form.ts';
import type { OutcomesOfSchool } from './outcomes.ts';
import type { AgreementSheet } from './pack/agreement-sheet.ts';
import type { Pack } from './pack/pack.ts';
import type { PupilRecord } from './record/record.ts';

/** What a file is drawn from: a page to read and print, a Word document, days for a calendar, a table, or data. */
export type DrawnContent =
  | { readonly pack: Pack }
  | { readonly record: PupilRecord }
  | { readonly calendar: CalendarPage }
  | { readonly agreement: AgreementSheet }
  | { readonly outcomes: OutcomesOfSchool }
  | { readonly census: CensusOfSchool }
  | { readonly councilForm: MadeForm; readonly as: 'html' | 'docx' }
  | { readonly data: object };
