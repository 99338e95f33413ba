import type { Question } from '../domain/content/bank.ts';
import type { FactsProblem } from '../domain/case/facts-checks.ts';
import type { RowContradiction } from '../domain/mis-figures/answers-of-row.ts';
import { describeDayWithYear } from './dates.ts';
import { describeFactsProblem } from './facts-problems.ts';

// What is wrong with an export of figures, or worth a look.

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** Why an export cannot be used. */
export function describeExportProblem(
  found:
    | { readonly problem: 'empty' | 'too-large' | 'too-many-rows' | 'old-workbook' | 'not-a-table' }
    | { readonly problem: 'not-allowed' | 'failed' | 'no-open-case' }
    | { readonly problem: 'nobody-found'; readonly rows: number; readonly open: number }
    | { readonly problem: 'no-figures'; readonly isInSeveral: boolean },
): string {
  switch (found.problem) {
    case 'empty':
      return 'There is nothing in it. Please send the whole list, with its headings.';
    case 'too-large':
      return 'It is larger than I can take: 5 MB, and 24 MB unpacked. Please leave out what is not needed, such as marks day by day, and send the totals.';
    case 'too-many-rows':
      return 'It has more than 20,000 rows. Please send a row a pupil, with totals.';
    case 'old-workbook':
      return 'This is an Excel file of the old kind (.xls), or one with a password. Please save it as .xlsx or CSV without a password, and send that.';
    case 'not-a-table':
      return 'I cannot find rows and columns in it. Please send an Excel file or CSV, or paste the cells with their headings.';
    case 'not-allowed':
      return 'I take a file only from where Teams keeps it, in SharePoint. Please attach it to a message to me from your computer.';
    case 'failed':
      return 'I could not fetch the file from Teams. Please send it once more, or paste its cells.';
    case 'no-open-case':
      return 'No case is open, so there is nothing that figures could be added to. Nothing of the list was kept.';
    case 'no-figures':
      return found.isInSeveral
        ? 'Each pupil stands in several rows, as in a list of incidents or marks. Please send a list with one row a pupil, with totals. Nothing of it was kept.'
        : 'Your pupils are in it, but I find no column of figures. Please send a list with totals, such as possible sessions and sessions missed, and not marks day by day. Nothing of it was kept.';
    case 'nobody-found':
      return `None of its ${found.rows} rows has the reference of a pupil with an open case (${found.open} now). Is it the list of your school, and is the reference in it the one that staff type here? Nothing of it was kept.`;
  }
}

/** Why a whole export cannot be taken as it is. */
export function describeNotAsTaken(
  found:
    { readonly why: 'no-day' | 'future' } | { readonly why: 'before-school-year'; readonly began: string },
): string {
  switch (found.why) {
    case 'no-day':
      return 'Please say up to which day the figures count, for example 24 Nov 2026.';
    case 'future':
      return 'The day of the figures is still to come. Please give the day up to which they count.';
    case 'before-school-year':
      return `These are figures of last school year, or began in it: this one began on ${describeDayWithYear(found.began)}. Please send those of this school year.`;
  }
}

/** Why a row, or a cell of it, was not used, with its lines. */
export function describeNotRead(
  found:
    | { readonly why: 'twice' | 'two-pupils' | 'other-year'; readonly lines: readonly number[] }
    | {
        readonly why: 'formula' | 'no-figure' | 'no-day' | 'no-status';
        readonly lines: readonly number[];
        readonly heading: string;
      },
): string {
  const where = `${found.lines.length === 1 ? 'Line' : 'Lines'} ${list.format(
    found.lines.length > 8
      ? [...found.lines.slice(0, 7).map(String), `${found.lines.length - 7} more`]
      : found.lines.map(String),
  )}`;
  switch (found.why) {
    case 'twice':
      return `${where}: the same reference stands there more than once, so none of these rows was used.`;
    case 'two-pupils':
      return `${where}: open cases with this reference are of different year groups, so I cannot tell whose row it is.`;
    case 'other-year':
      return `${where}: another year group than the case has. It may be another pupil with the same reference.`;
    case 'formula':
      return `${where}: a formula under "${found.heading.slice(0, 40)}", which is not worked out. Please send values.`;
    case 'no-figure':
      return `${where}: no figure that I understand under "${found.heading.slice(0, 40)}".`;
    case 'no-day':
      return `${where}: no day that I understand under "${found.heading.slice(0, 40)}".`;
    case 'no-status':
      return `${where}: no SEN status that I understand under "${found.heading.slice(0, 40)}".`;
  }
}

/** After "Please look". */
export const FIGURES_DOUBTS = {
  'fewer-possible': 'there were more possible sessions before. Is it another pupil, or another school year?',
  older: 'these are older than the figures that are recorded.',
  'fewer-suspensions': 'there were more suspensions before.',
  'lower-sen': 'an EHC plan is recorded, and this says that there is none.',
  'few-found':
    'fewer than a third of your open cases are in it. Is it the list of your school, and of all year groups?',
} as const;

/** Why a case gets none of the figures of its row. */
export function describeNoFigures(
  found:
    | { readonly why: RowContradiction }
    | { readonly why: 'not-a-value'; readonly question: Question }
    | { readonly why: 'does-not-fit'; readonly question: Question; readonly problem: FactsProblem },
): string {
  switch (found.why) {
    case 'missed-over-possible':
      return 'more sessions missed than possible.';
    case 'sum-over-possible':
      return 'attended and missed come to more than possible.';
    case 'part-time-over-missed':
      return 'more sessions with code C2 than sessions missed.';
    case 'weekday-over-possible':
      return 'more sessions missed on a weekday than possible, or a share above 100 %.';
    case 'weekdays-over-missed':
      return 'sessions missed by weekday come to more than all sessions missed.';
    case 'weekdays-over-possible':
      return 'possible sessions by weekday come to more than all possible sessions.';
    case 'weekdays-beside-total':
      return 'the shares by weekday do not fit the total. Do they count attendance, or another time?';
    case 'not-a-value':
      return `what it says for "${found.question.label}" cannot be, or does not fit the other figures.`;
    case 'does-not-fit':
      return `${found.question.label}. ${describeFactsProblem(found.problem)}`;
  }
}
