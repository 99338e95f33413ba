import { londonDate } from '../domain/calendar/london.ts';
import {
  isFree,
  type Leaver,
  type LeavesOpen,
  type YearChange,
  type YearEnd,
} from '../domain/year-end/year-end.ts';
import { describeDayWithYear, describeSchoolYear } from './dates.ts';

const OPEN: Readonly<Record<LeavesOpen, string>> = {
  decision: 'nobody has decided on it yet',
  plan: 'approved, and its plan was never made',
  'running-plan': 'its plan still runs',
};

/** What a lead does about a leaver with something open. */
export const ABOUT_LEAVERS =
  'For each of these: decide, or end the plan with how it ended; or send the record to the next school or college, with "npm run --silent pupil:transfer" or in the chat of a lead. Nothing is ended by itself.';

/** Where the work of staff who leave is handed over. */
export const ABOUT_STAFF =
  'For staff who leave: an administrator takes them off the list, and their cases and plans are handed over there.';

/** A year group by its place among all: `Nursery`, `Reception`, `Year 11`. */
export function nameYear(year: number): string {
  if (year < 0) return 'Nursery';
  return year === 0 ? 'Reception' : `Year ${year}`;
}

/** The year that ends: `2025/26`. */
export function nameEndingYear({ schoolYear }: Pick<YearEnd, 'schoolYear'>): string {
  return describeSchoolYear(schoolYear);
}

/** Leavers' cases with something open, in words. */
export function openLeavers(leavers: readonly Leaver[]) {
  return leavers.flatMap(({ pupil, year, cases }) =>
    cases.flatMap(({ referral: { reference }, open }) =>
      open === undefined ? [] : [{ pupil, year: nameYear(year), reference, is: OPEN[open] }],
    ),
  );
}

/** The same, a line each. */
export function listOpenLeavers(leavers: readonly Leaver[]): readonly string[] {
  return openLeavers(leavers).map(
    ({ pupil, year, reference, is }) => `${pupil}, ${year}: ${reference}, ${is}`,
  );
}

/** Leavers' cases that are over: how long each is kept. */
export function listKeptLeavers(leavers: readonly Leaver[]): readonly string[] {
  return leavers.flatMap(({ pupil, year, cases }) =>
    cases.flatMap(({ referral, open, keptUntil }) =>
      open === undefined
        ? [`${pupil}, ${nameYear(year)}: ${referral.reference}, kept until ${describeDayWithYear(keptUntil)}`]
        : [],
    ),
  );
}

/** A change of a reference: `AB 8 becomes AB 9 (R-7K3MP)`. */
export function describeYearChange({ from, to, cases }: YearChange): string {
  return YEAR_CARD.change(
    from,
    to,
    cases.map(({ reference }) => reference),
  );
}

/** Why a change is left out, and what to do about it. */
export function describeLeftOut(change: YearChange): string {
  const { from, to, meets, joined } = change;
  const what = `${from} does not become ${to}:`;
  if (isFree(change)) return `${what} references at your school do not look like that.`;
  if (joined.length > 0)
    return `${what} ${joined.join(', ')} is looked at together with it and has another year group.`;
  const others = meets.map(
    ({ reference, sentAt }) => `${reference} of ${londonDate(new Date(sentAt)).slice(0, 4)}`,
  );
  return `${what} ${others.join(', ')} ${others.length === 1 ? 'has that reference already, and keeps' : 'have that reference already, and keep'} it. If that is the same pupil, correct this reference by itself; if not, one of the two needs another one.`;
}

/** After which years pupils leave a school in England, usually; a nursery or another school uses the command. */
export const LEAVING_YEARS: readonly number[] = [2, 4, 6, 8, 9, 11, 13];

export const YEAR_CARD = {
  title: 'End of school year',
  what: 'See which leavers still have something open, and give references that carry the year group, like "AB 8", the next one.',
  leaving: 'After which years do pupils leave your school?',
  whoLeaves: 'Please tick one at least.',
  look: 'See what there is to do',
  otherYears: 'Other years',
  leave: (leaving: readonly number[]) =>
    `Pupils leave after ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(leaving.map(nameYear))}.`,
  openHeading: 'Leavers with something open',
  open: (count: number) =>
    count === 0
      ? 'None.'
      : `${count === 1 ? 'One case' : `${count} cases`}. Decide, or end the plan with how it ended; "Transfer the record" seals a pupil's record for the next school or college. Nothing is ended by itself.`,
  moreLeavers: (count: number) => `And ${count} more: they are listed once these are dealt with.`,
  over: (count: number) =>
    `${count === 1 ? 'One case of a leaver is over and stays for its' : `${count} cases of leavers are over and stay for their`} usual period: "List the cases" says until when.`,
  changes: 'Pupil references that carry the year',
  noChanges: 'None has to change.',
  pick: 'Pupil references that carry the year. Untick those that should stay.',
  leftOut: 'These cannot change',
  noneTicked: 'Please tick the references that should change.',
  inTheWay:
    'Not asked: a reference that is not ticked is in the way of one that is. Those of yours that can change are still ticked.',
  asksAlready: (name: string) =>
    `${name} has asked for references of this year already. Decide on that first.`,
  reason: (schoolYear: number) => `End of the school year ${describeSchoolYear(schoolYear)}`,
  change: (from: string, to: string, references: readonly string[]) =>
    `${from} becomes ${to} (${references.join(', ')})`,
  stay: 'What stays as it is',
  changed: (references: string) => `Somebody has worked on these since: ${references}.`,
} as const;

/** A request for the references of the next school year. */
export const NEW_YEAR_REQUEST = {
  title: 'References for the next school year',
  ask: 'Ask for these changes',
  what: 'These pupil references carry the year group, and would carry the next one.',
  stays:
    'Everything else in the cases, and in the history of each the reference that stood there before, with who asked for the change and who approved it.',
  send: 'Ask for these changes',
  approve: 'Approve: change them',
  goOn: 'Go on changing',
  done: (references: string) => `Changed: ${references}.`,
  noneDone: 'Nothing was changed.',
  left: (references: string) =>
    `As they were, because somebody worked on them, or the new reference is in use: ${references}.`,
} as const;
