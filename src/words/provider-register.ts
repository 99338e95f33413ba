import { describeSessions } from './plans.ts';

// What people read who read in a provider's register.

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

export const NO_REGISTER_TO_READ =
  "A provider's register is read in by inclusion leads, and by the key adult of a plan that runs at a provider. No such plan is yours to update now.";

export const REGISTER_WORDS = {
  above: (school: string) => `${school} · Registers of providers`,
  ask: {
    title: "A provider's register",
    steps: [
      '1. Copy the rows from what the provider sent, with their headings: the reference that your school uses here, the week or the day, sessions offered and sessions attended.\r2. Paste them below.\r3. You see what would be recorded, and nothing is before you say yes.',
      "The weekly update then begins with these sessions. It stays the key adult's: how the pupil is, and who saw them, no register says.",
    ],
    file: 'Inclusion leads can send the Excel file or CSV in this chat instead, once its columns are known here.',
    box: 'The cells',
    placeholder: 'Paste the rows, with the line of headings on top',
    read: 'Go on',
    pasteAgain: 'What you pasted is too long to stand here again. Please paste it once more.',
    gone: 'Those rows do not wait here any more. Nothing was recorded now. Please paste them once more.',
    dropped: 'Nothing was recorded, and the rows are deleted.',
  },
  map: {
    columns: {
      week: 'The week, or a day in it',
      offered: 'Sessions offered',
      attended: 'Sessions attended',
    },
    'not-named': 'Please choose a column for each of the three, each a different one.',
    none: 'Choose a column',
    drop: 'Do nothing',
  },
  preview: {
    title: 'This would be recorded',
    nothing: 'Nothing new to record',
    use: 'Record these sessions',
    again: 'Read another register',
    notUsed: 'Not used',
    left: (count: number) =>
      `${count} more ${count === 1 ? 'week is' : 'weeks are'} too many for one card: record these, then paste the same rows again.`,
    hidden: (count: number) => `${count} more ${count === 1 ? 'week' : 'weeks'} with nothing to record.`,
    others: (count: number) =>
      `${count} other ${count === 1 ? 'row is' : 'rows are'} about nobody whose plan at a provider is yours to update.`,
  },
  used: {
    title: 'The register is read in',
    none: 'Nothing was recorded.',
    done: (references: readonly string[]) => `Recorded: ${list.format(references)}.`,
    left: (references: readonly string[]) =>
      `Left as it was, because something changed meanwhile: ${list.format(references)}. Paste the rows again to see it as it stands.`,
  },
} as const;

/** Why nothing of a register can be used. */
export function describeRegisterProblem(
  found:
    | {
        readonly problem:
          'empty' | 'too-large' | 'too-many-rows' | 'old-workbook' | 'not-a-table' | 'no-columns';
      }
    | { readonly problem: 'nobody-found'; readonly rows: number },
): string {
  switch (found.problem) {
    case 'empty':
      return 'There is nothing in it. Please paste the rows, with their headings.';
    case 'too-large':
    case 'too-many-rows':
      return 'It is more than I can take. Please send the weeks that are new.';
    case 'old-workbook':
      return 'This is an Excel file of the old kind (.xls), or one with a password. Please save it as .xlsx or CSV without a password, and send that.';
    case 'not-a-table':
      return 'I cannot find rows and columns in it. Please paste the cells with their headings.';
    case 'no-columns':
      return 'I need four columns, with headings: the reference that your school uses here, the week or day, sessions offered and sessions attended. I find no such columns, or no row of a pupil whose plan at a provider is yours to update.';
    case 'nobody-found':
      return `None of its ${found.rows} rows has the reference of a pupil whose plan at a provider is yours to update. Is it the reference that your school uses here?`;
  }
}

/** Why rows were not used, with their lines. */
export function describeRowsNotUsed({
  why,
  lines,
}: {
  readonly why: 'no-week' | 'no-sessions' | 'too-many' | 'twice' | 'two-plans';
  readonly lines: readonly number[];
}): string {
  const shown = lines.length > 8 ? [...lines.slice(0, 7), `${lines.length - 7} more`] : lines;
  const where = `${lines.length === 1 ? 'Line' : 'Lines'} ${list.format(shown.map(String))}`;
  switch (why) {
    case 'no-week':
      return `${where}: the week is not a day or a week that I know, such as 30/11/2026.`;
    case 'no-sessions':
      return `${where}: the sessions are not whole numbers.`;
    case 'too-many':
      return `${where}: more sessions attended than offered, or more than 14 in a week.`;
    case 'twice':
      return `${where}: the same pupil and the same week or day stand there twice.`;
    case 'two-plans':
      return `${where}: two running plans have this reference. Please give their weekly updates instead.`;
  }
}

/** What a week of a register means. */
export function describeWeekRead({
  is,
  before,
  ...read
}: {
  readonly is: 'new' | 'changed' | 'same' | 'told' | 'ahead' | 'outside';
  readonly offered: number;
  readonly attended: number;
  readonly before?: { readonly offered: number; readonly attended: number };
}): string {
  const said = describeSessions(read);
  const was = before === undefined ? '' : describeSessions(before);
  switch (is) {
    case 'new':
      return `${said}, new`;
    case 'changed':
      return `${said}; before it was ${was}`;
    case 'same':
      return `${said}, as it is recorded`;
    case 'told':
      return was === said
        ? `${said}, as the weekly update says`
        : `${said}; the weekly update says ${was}, and stands`;
    case 'ahead':
      return `${said}; not used, the week is still to come`;
    case 'outside':
      return `${said}; not used, the plan does not run then`;
  }
}
