import type { RetentionPeriods } from '../domain/school/retention.ts';
import { describeMomentWithYear } from './dates.ts';
import { everybodyWho } from './roles.ts';
import { NEW_YEAR_REQUEST } from './school-year-end.ts';
import { TRANSFER_REQUEST } from './transfer.ts';

// What those who handle pupils' data read in their chat.

export const ONLY_HANDLERS = `Only ${everybodyWho('handles-data')} can look up, give out or delete what is held about a pupil.`;

/** The longest reference of a pupil that is looked up, in characters. */
export const LONGEST_PUPIL = 40;

export const PUPIL_PROBLEMS = {
  none: 'Please type the school\'s own reference of the pupil, like "AB 8".',
  long: `A reference has ${LONGEST_PUPIL} characters at most.`,
  nothing: (pupil: string) =>
    `Nothing is held under "${pupil}". Capitals and spaces make no difference; names are not kept.`,
} as const;

/** What a reason is called where it is too long. */
export const REASON_NAME = 'the reason';
export const REASON_MISSING =
  'Please write a short reason. It is shown to whoever else handles data here, and kept for 14 days.';

/** The most cases in one request. */
export const MOST_IN_REQUEST = 20;

export const ASK_PROBLEMS = {
  noneTicked: 'Please tick the cases that are meant first.',
  tooMany: `Please tick ${MOST_IN_REQUEST} cases at most.`,
  gone: 'Nothing is held under that reference any more.',
} as const;

export const REQUEST_GONE = 'That request is no longer here: it was decided, or has expired.';

export const REQUEST_NOTICES = {
  asked: 'Asked. It waits for a second person, who has been told in their own chat.',
  askedBefore: (name: string) => `${name} has asked for this already. This is the request as it stands.`,
  expired: 'That request was not decided within 14 days, so it counts no more. Nothing was done.',
} as const;

export const REQUEST_PROBLEMS = {
  own: 'You have asked for this yourself, so somebody else has to approve it.',
  inTheWay: 'Not done: something is in the way. It stands with each case below.',
  approved: 'This has been approved and is being carried out.',
} as const;

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

export const DATA_WORDS = {
  above: (school: string) => `${school} · Data protection`,
  /** The notification line. */
  summary: 'Data protection',
  home: {
    title: 'What is held about pupils',
    kept: ({ notNeededDays, caseSchoolYears, auditYears }: RetentionPeriods) =>
      `A case goes ${counted(notNeededDays, 'day')} after it needed nothing or was withdrawn; otherwise at the end of the school year, ${counted(caseSchoolYears, 'school year')} after the one it was last worked on. Who decided and who looked is kept for ${counted(auditYears, 'year')}. Administrators set these periods.`,
    waiting: (count: number) =>
      count === 0
        ? 'No request waits for a second person.'
        : `${counted(count, 'request waits', 'requests wait')} for a second person:`,
    pupil: "Reference of a pupil, or of one of the pupil's cases",
    placeholder: 'AB 8',
    lookUp: 'Look up',
    report: 'What would be deleted',
    back: 'Data protection',
  },
  pupil: {
    title: (pupil: string) => `Pupil ${pupil}`,
    held: (cases: number, drafts: number) =>
      `Held under this reference: ${[
        ...(cases > 0 ? [counted(cases, 'case')] : []),
        ...(drafts > 0
          ? [counted(drafts, 'form that somebody is filling in', 'forms that somebody is filling in')]
          : []),
      ].join(', and ')}.`,
    whose: 'Two pupils may share a reference.',
    case: (reference: string, year: string) => `${reference} · ${year}`,
    raised: (day: string, stage: string) => `Raised ${day}. ${stage}.`,
    keptUntil: (day: string) => `Kept until ${day}.`,
    onHold: (name: string, day: string, reason: string) => `Legal hold, set by ${name} on ${day}: ${reason}`,
    onDamagedHold:
      'Legal hold, of which nobody can tell who set it or why: it cannot be read. Find out, lift it, and set it again if it is still needed.',
    which: 'Are all of these about the same pupil? Tick those that are meant.',
    whatToDo: 'What to do',
    back: 'Back to the pupil',
  },
} as const;

/** Why a case of a request stays as it is, or what has become of it. */
export const STANDING_WORDS = {
  undecided: 'In the way: nobody has decided on it. Decide in the inclusion channel first.',
  'plan-awaited': 'In the way: it was approved and waits for its plan. Close it first.',
  'plan-running': 'In the way: its plan is running. End the plan first.',
  'on-hold': 'In the way: it is under a legal hold, which has to be lifted first.',
  changed:
    'Somebody has worked on it since this was asked for, so it stays. Ask again if it should go as it is now.',
  gone: 'It is no longer held.',
  ready: '',
} as const;

/** Forms that are in the way of a request. */
export function describeDraftsInTheWay(count: number): string {
  return `In the way: ${counted(count, 'form', 'forms')} about this pupil that somebody is filling in. Ask your colleagues to send or delete what they have begun; after seven days it is gone by itself.`;
}

/** What a request asks for, by its kind. */
export const REQUEST_WORDS = {
  erase: {
    title: 'Delete early',
    ask: 'Ask for deletion',
    what: 'These cases would be deleted for good, with everything in them: answers, decisions, plan, updates, notes.',
    stays:
      "What stays, for the time the audit is kept: that there was a case, its reference, who worked on it and who looked, and who asked for its deletion and approved it; without any answer. The pupil's own file is not touched: if the school has to keep the decision, get the record or the pack first.",
    send: 'Ask for deletion',
    approve: 'Approve: delete for good',
    goOn: 'Go on deleting',
    done: (references: string) => `Deleted for good: ${references}.`,
    noneDone: 'Nothing was deleted.',
    left: (references: string) =>
      `Still here, because somebody worked on it or set a legal hold: ${references}.`,
  },
  'new-year': NEW_YEAR_REQUEST,
  transfer: TRANSFER_REQUEST,
} as const;

const and = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** References or names in one line. */
export function inList(items: readonly string[]): string {
  return and.format(items);
}

export const REQUEST_CARD = {
  reason: 'Why',
  reasonHelp: 'Without a name, and without what is in the case.',
  others: (names: readonly string[]) =>
    names.length === 0
      ? 'In the way: nobody else at your school may approve it. A second person with the role of an inclusion lead or the headteacher is needed; whoever runs the bot can also do it for two people, by command.'
      : `It waits for one other person: ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(names)}.`,
  asked: (name: string, at: string, reason: string) =>
    `${name} asked for this on ${describeMomentWithYear(at)}: ${reason}`,
  waitsUntil: (day: string) => `It waits for a second person until ${day}.`,
  approved: (name: string, at: string) =>
    `${name} approved it on ${describeMomentWithYear(at)}, and it is not finished yet.`,
  ended: {
    done: (name: string, at: string) => `${name} approved it on ${describeMomentWithYear(at)}.`,
    declined: (name: string, at: string) => `${name} declined it on ${describeMomentWithYear(at)}:`,
    withdrawn: (name: string, at: string) => `${name} took it back on ${describeMomentWithYear(at)}.`,
    overtaken: (_name: string, at: string) =>
      `It ended on ${describeMomentWithYear(at)} with nothing done, because what it was about had changed since it was asked for. Please look again and ask again.`,
  },
  cardsLeft: (references: string) =>
    `Teams did not let these cards be replaced, so please delete them in the inclusion channel: ${references}.`,
  cardsReplaced: 'Their cards in the inclusion channel say nothing about anybody any more.',
  elsewhere:
    "Not replaced, because the bot does not keep where they are: cards and messages in people's own chats, lines under a card, digests, and what was notified. They go with the retention of your school's Teams, or when people delete them.",
  declineLabel: 'Why not, if you decline',
  decline: 'Decline',
  withdraw: 'Take it back',
  stays: 'What stays',
  second: 'Who approves it',
  waiting: (name: string, day: string) => `Asked by ${name}, waits until ${day}`,
  unfinished: 'Approved and not finished',
} as const;

/** The card that brings somebody to a request, and its notification line: no pupil in either. */
export const REQUEST_POST = {
  asked: {
    title: 'A data request waits for a second person',
    says: (name: string) =>
      `${name} has asked for something about a pupil's data that one person must not do alone. Please look, and approve or decline it.`,
    open: 'Open the request',
    summary: 'A data request waits for you',
  },
  ended: {
    title: 'Your data request was decided',
    says: (name: string) => `${name} has decided on what you asked for about a pupil's data.`,
    open: 'See what was decided',
    summary: 'A data request was decided',
  },
  overtaken: {
    title: 'A data request has ended with nothing done',
    says: () =>
      'What it was about had changed since it was looked at, so nothing was done. If it is still wanted, please look again and ask again.',
    open: 'See the request',
    summary: 'A data request has ended',
  },
} as const;

/** Teams asks before a file goes anywhere. */
export const RECORD_ASKS =
  'Teams asks you now whether to save the record to your own files. Nothing is saved before you say yes.';
export const RECORD_FILE =
  'Everything held about a pupil. Personal data, not checked yet: do not pass it on before somebody has.';
export const RECORD_GONE =
  'One of these cases is no longer held, so nothing was made. Please look the pupil up again.';

/** Why files are not offered here. */
export const NO_FILES = {
  'not-here': 'Files cannot be sent in this client.',
  'no-sharepoint':
    'Files are not offered, because the school\'s settings do not say where its files are: "sharePoint" is missing there. An administrator can add it.',
} as const;

/** Why the record is not available as a file here. */
export function describeNoFile(why: keyof typeof NO_FILES): string {
  return `${NO_FILES[why]} Nothing was made.`;
}

export const RECORD_CARD = {
  title: 'The record',
  open: 'Get the record',
  holds: (cases: string, isAll: boolean) =>
    `Everything held in ${cases}${isAll ? ', and in forms about this pupil that have not been sent' : ''}, and figures from an export that wait for a yes: what was said, ticked and decided, and why; who worked on it and who looked. Nothing is left out.`,
  check: 'Before it is given to anybody',
  checks:
    'Somebody who answers for data protection reads all of it. Lines marked "to check" may be about another person, or about safeguarding, care or SEND: what could do serious harm, or is child abuse data, is exempt. The right is the child\'s own; a parent acts for a child who is too young. You have one month.',
  file: 'Your own files in Teams are yours alone. Making it is written into the history of each case, with your name.',
  noFile: (why: keyof typeof NO_FILES, pupil: string, cases: readonly string[]) =>
    `${NO_FILES[why]} Whoever runs the bot writes it with: npm run --silent pupil:export -- "${pupil}" --only ${cases.join(',')} --by "Your name" --html record.html --json record.json`,
  asPage: 'Save it as a page',
  asData: 'Save it as data',
} as const;

export const REPORT_CARD = {
  title: 'What would be deleted',
  next: 'The bot deletes at night, after half past two. If it were now, it would delete:',
  why: 'Why these periods',
  soFar: 'Deleted so far',
  nothingYet: 'No case has been deleted yet.',
  list: 'List the cases',
} as const;

export const LIST_CARD = {
  title: 'Until when cases are kept',
  soonest: 'The case that goes soonest comes first; those under a legal hold come last.',
  none: 'No case is held.',
  open: (reference: string) => `Look at ${reference}`,
} as const;
