import { ROLES, type Role } from '../domain/people/roles.ts';

// What administrators read while they look after a school's staff.

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** "1 person", "12 people". */
function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`;
}

/** A role as a label: "Inclusion lead". */
export function labelRole(role: Role): string {
  const { title } = ROLES[role];
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** Somebody's roles in one line. */
export function describeRoles(roles: readonly Role[]): string {
  return roles.map(labelRole).join(', ');
}

export const STAFF_WORDS = {
  above: (school: string) => `${school} · Staff`,
  summary: 'Staff of the school',
  list: {
    title: 'Staff',
    none: 'Nobody is on the list yet. Add everybody at once from a list of your accounts, or one by one.',
    waiting: (count: number) => `${people(count)} asking to be on the list`,
    noneFound: (find: string) => `Nobody's name contains "${find}".`,
    count: (total: number) => `${people(total)} on the list. Press somebody to change them.`,
    found: (found: number, total: number) => `${found} of ${people(total)}.`,
    find: 'Find by name',
    typeName: 'Type part of a name',
    findButton: 'Find',
    everybody: 'Show everybody',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    add: 'Add somebody',
    many: 'Many at once',
  },
  person: {
    name: 'Name',
    roles: 'Roles',
    id: (id: string) => `Entra object id: ${id}`,
    rolesHelp: 'What somebody sees and may do follows from their roles. One person may have several.',
    recorded:
      'What you change is recorded with your name and holds at once. A role never lets anybody decide on a referral of their own.',
    recordedSelf:
      'This is you. You may give yourself a role; that is recorded with your name like every change. No role lets you decide on a referral of your own.',
    save: 'Save',
    remove: 'Remove from the list',
    back: 'Back to the list',
  },
  add: {
    title: 'Add somebody',
    id: 'Entra object id',
    idHelp:
      'It stands in entra.microsoft.com under Users, on the page of the person, as "Object ID". The person can also type "hello" to me: my answer gives it.',
    add: 'Add',
  },
  many: {
    title: 'Many at once',
    steps: [
      '1. Open entra.microsoft.com, then Users, All users, "Download users", and start the download.\r2. Open the file with a text editor or a spreadsheet, and copy all of it.\r3. Paste it here, or send me the file in this chat within an hour. Nothing changes before you have seen who would be added, and said yes.',
      'Guests, students and accounts that are switched off are left out. What you paste is kept for a day at most, without the names of students.',
    ],
    box: 'The list',
    placeholder: 'Paste the whole file, with the line of its columns on top',
    read: 'Go on',
    pasteAgain: 'What you pasted is too long to stand here again. Please paste it once more.',
  },
  who: {
    title: 'Who of these is staff?',
    found: (count: number) =>
      `${people(count)} of the list could be staff. A list of accounts often has students in it that look like anybody else, so please look before you go on.`,
    leftOut: 'Left out',
    hints: 'What the list says about them',
    departments: 'Departments',
    titles: 'Job titles',
    noHints: 'Neither departments nor job titles are filled in, so only the names can tell who is staff.',
    empty: 'empty',
    see: 'See all names',
    choice: 'Take',
    all: (count: number) => `all ${count}: I have looked, and there is no student among them`,
    containing: 'only those whose job title or department contains one of the words below',
    words: 'Words, with commas between them',
    wordsPlaceholder: 'for example: teacher, assistant, office',
    role: 'Role of everybody new',
    roleHelp: 'Leads, the SENCO, the DSL and the headteacher get theirs one by one, on the list.',
    preview: 'Show what would change',
    drop: 'Do nothing',
  },
  preview: {
    title: 'This would change',
    added: (count: number, role: Role) => `New: ${count}, each as ${ROLES[role].title}`,
    renamed: (count: number) => `Other name: ${count}`,
    left: (count: number) => `On your list, but not in the file: ${count}`,
    working: 'Of those not in the file, these look after something. Remove them one by one to hand it over:',
    stay: (count: number) => `As they are: ${count}`,
    stayWhy: 'Roles of people who are on your list already do not change.',
    none: 'The list would stay as it is.',
    nobody: 'Nobody.',
    rename: (before: string, name: string) => `${before} becomes ${name}`,
    disabled: (name: string) => `${name} (account switched off)`,
    more: 'All names',
    leavers: (count: number) => `Take the ${count === 1 ? 'person' : count} not in the file off the list`,
    leaversHelp:
      'Without the tick they stay. To hand over what somebody looks after, remove them one by one instead.',
    use: 'Use this',
    change: 'Choose again',
  },
  names: {
    candidates: 'Who could be staff',
    added: 'New',
    renamed: 'Other name',
    left: 'Not in the file',
    back: 'Back',
  },
  removal: {
    title: (name: string) => `Remove ${name}?`,
    what: 'From then on I answer them as I answer anybody who is not on the list. What they have sent stays with the school.',
    self: 'This is you: unless you look after all schools, you cannot come back here.',
    looksAfter: 'They look after',
    nothing: 'Nothing: no open case, no plan and no draft.',
    cases: 'Who takes over their cases?',
    plans: 'Who takes over as key adult?',
    stays: 'Nobody yet: every lead who may is reminded instead',
    remove: 'Remove',
    keep: 'Keep them',
  },
} as const;

/** Why somebody typed or changed was not taken. */
export const PERSON_PROBLEMS = {
  'no-name': 'Please write the name that colleagues know them by.',
  'name-too-long': 'A name has 100 characters at most.',
  'no-id':
    'An Entra object id has 32 letters and digits in five groups, like 0f8fad5b-d9cb-469f-a165-70867728950e. Please copy it whole.',
  'id-on-list': 'Somebody with this id is on the list already.',
  'no-roles': 'Please tick one role at least.',
  'nobody-decides':
    'Nobody else could answer a referral then. Please give another person the role inclusion lead first.',
  'list-full': 'The list is full: plans offer all staff on one card, and 350 fit on it.',
} as const;

/** What is wrong with a list of accounts. */
export function describeExportProblem(
  problem:
    | { readonly problem: 'empty' | 'not-a-table' | 'nobody' | 'not-allowed' | 'too-large' | 'failed' }
    | {
        readonly problem: 'columns-missing';
        readonly needed: readonly string[];
        readonly found: readonly string[];
      }
    | { readonly problem: 'too-many'; readonly count: number },
): string {
  switch (problem.problem) {
    case 'not-allowed':
      return 'I take a file only from where Teams keeps it, in SharePoint. Please attach it to a message to me from your computer.';
    case 'too-large':
      return 'The file is larger than 2 MB. Please delete the rows of students and the columns that are not needed in a spreadsheet first.';
    case 'failed':
      return 'I could not fetch the file from Teams. Please send it once more, or open it and paste what is in it.';
    case 'empty':
      return 'Nothing is in the box. Please paste the whole file.';
    case 'not-a-table':
      return 'I cannot find columns in this. Please paste the whole file that "Download users" gives, with its first line.';
    case 'nobody':
      return 'There are only the names of the columns in this, and nobody below them. Please paste the whole file.';
    case 'columns-missing': {
      const needed = list.format(problem.needed.map((column) => `"${column}"`));
      const found = problem.found.slice(0, 15).map((column) => `"${column.slice(0, 40)}"`);
      return `The column ${needed} is needed, and the first line has ${list.format(found)}. It looks like another list than "Download users" under All users gives.`;
    }
    case 'too-many':
      return `There are too many people in this for me to take at once, and ${problem.count} of them could be staff. Please delete the rows of students, leavers and others in a spreadsheet first.`;
  }
}

/** Why somebody cannot be preselected yet. */
export const WHO_PROBLEMS = {
  'no-rule': 'Please choose whom to take.',
  'no-words': 'Please write a word, as it stands in the job title or the department.',
  'nobody-fits': 'Nobody has one of these words in the job title or the department.',
  'too-many': 'There would be more than 350 people on the list, and no more fit on it. Please take fewer.',
} as const;

/** Why a previewed list was not used. */
export const PREVIEW_PROBLEMS = {
  'nobody-decides':
    'Nothing was changed: nobody on the list could answer a referral then. Leave the tick out, or give somebody who stays the role inclusion lead first.',
  'too-many': 'Nothing was changed: there would be more than 350 people on the list.',
  'changed-meanwhile':
    'Nothing was changed yet: somebody changed the settings of this school since you looked. This is what would change now.',
} as const;

const STUDENT_SIGNS = {
  'age-group': 'by age group',
  department: 'by department',
  'job-title': 'by job title',
  address: 'by their address',
} as const;

/** Who of a list was left out, a line for each reason. */
export function describeLeftOut(sorted: {
  readonly students: readonly { readonly sign: keyof typeof STUDENT_SIGNS; readonly count: number }[];
  readonly guests: readonly { readonly name: string }[];
  readonly disabled: readonly { readonly name: string }[];
  readonly twice: readonly string[];
  readonly withoutId: number;
  readonly withoutName: number;
  readonly missing: readonly ('userType' | 'accountEnabled')[];
}): readonly string[] {
  const { students, guests, disabled, twice, withoutId, withoutName, missing } = sorted;
  const all = students.reduce((sum, { count }) => sum + count, 0);
  const signs = students.map(({ sign, count }) => `${count} ${STUDENT_SIGNS[sign]}`).join(', ');
  const named = (names: readonly string[]) =>
    list.format(names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} more`] : names);
  const nameOf = ({ name }: { readonly name: string }) => name;
  return [
    ...(all > 0 ? [`Look like students: ${all} (${signs})`] : []),
    ...(guests.length > 0 ? [`Guests: ${guests.length} (${named(guests.map(nameOf))})`] : []),
    ...(disabled.length > 0
      ? [`Accounts switched off: ${disabled.length} (${named(disabled.map(nameOf))})`]
      : []),
    ...(twice.length > 0 ? [`Listed twice, taken once: ${named(twice)}`] : []),
    ...(withoutId > 0 ? [`Rows without an object id: ${withoutId}`] : []),
    ...(withoutName > 0 ? [`Rows without a name: ${withoutName}`] : []),
    ...missing.map((column) =>
      column === 'userType'
        ? 'There is no column "userType", so guests can be among them'
        : 'There is no column "accountEnabled", so accounts that are switched off can be among them',
    ),
  ];
}

/** What was done just before. */
export function describeStaffNotice(
  notice:
    | { readonly notice: 'added' | 'saved'; readonly name: string }
    | {
        readonly notice: 'removed';
        readonly name: string;
        readonly handed?: { readonly cases: number; readonly plans: number; readonly stayed: number };
      }
    | {
        readonly notice: 'unchanged' | 'changed-meanwhile' | 'file-expired' | 'file-dropped' | 'request-gone';
      }
    | {
        readonly notice: 'file-used';
        readonly added: number;
        readonly renamed: number;
        readonly removed: number;
      },
): string {
  switch (notice.notice) {
    case 'added':
      return `${notice.name} is on the list now.`;
    case 'saved':
      return `${notice.name} is saved.`;
    case 'removed':
      return `${notice.name} is off the list.${describeHanded(notice.handed)}`;
    case 'unchanged':
      return 'Nothing was different, so nothing was changed.';
    case 'changed-meanwhile':
      return 'Nothing was changed: somebody else changed this school at the same time. This is the list as it stands now.';
    case 'file-expired':
      return 'That list of accounts was used, or dropped, or is older than a day, so nothing was changed. Please paste it once more.';
    case 'request-gone':
      return 'Nobody asks that any more, so nothing was changed.';
    case 'file-dropped':
      return 'Nothing was changed, and the list of accounts is deleted.';
    case 'file-used':
      return `Done: ${notice.added} added, ${notice.renamed} renamed, ${notice.removed} taken off.`;
  }
}

function describeHanded(
  handed: { readonly cases: number; readonly plans: number; readonly stayed: number } | undefined,
): string {
  if (handed === undefined) return '';
  const { cases, plans, stayed } = handed;
  const over = [
    ...(cases > 0 ? [counted(cases, 'case')] : []),
    ...(plans > 0 ? [counted(plans, 'plan')] : []),
  ];
  return [
    ...(over.length > 0 ? [` Handed over: ${list.format(over)}.`] : []),
    ...(stayed > 0 ? [` What was not handed over (${stayed}) is now for every lead to see to.`] : []),
  ].join('');
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`;
}

/** What somebody looks after, a line each, in numbers only. */
export function describeWork(work: {
  readonly undecided: number;
  readonly running: number;
  readonly keyAdult: number;
  readonly questions: number;
  readonly drafts: number;
}): readonly string[] {
  const { undecided, running, keyAdult, questions, drafts } = work;
  return [
    ...(undecided > 0 ? [`${counted(undecided, 'case')} that nobody has decided on`] : []),
    ...(running > 0 ? [`${counted(running, 'case')} with a plan or before one`] : []),
    ...(keyAdult > 0 ? [`${counted(keyAdult, 'plan')} as key adult`] : []),
    ...(questions > 0 ? [`${counted(questions, 'question')} that wait for their answer`] : []),
    ...(drafts > 0 ? [`${counted(drafts, 'draft')}, which expires after seven days`] : []),
  ];
}
