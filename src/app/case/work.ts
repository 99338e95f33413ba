import { plusDays, plusSchoolDays } from '../../domain/calendar/calendar.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { expiriesDuring } from '../../domain/school/provider.ts';
import type { DueSetting } from '../../domain/case/due.ts';
import { waitingEnquiry } from '../../domain/case/enquiries.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { findDue, findStanding, isOverdue, isUrgent, type CaseToDo } from '../../domain/case/to-do.ts';
import type { Records } from '../ports/records.ts';
import type { CaseList } from '../../domain/case/case-lists.ts';
import type { Turn } from '../turn.ts';
import { readWholeList } from '../whole-list.ts';

/** How many of each kind are read: far more than anybody has. */
const MOST_READ = 5000;
/** How many school days ahead dates are shown. */
const SCHOOL_DAYS_AHEAD = 10;
/** Dates are listed as counted when the rules last ran; a later calendar change moves them by days, not weeks. */
const CALENDAR_SLACK_DAYS = 21;

/** Lists made from the cases that are under way. */
export type WorkList = Exclude<CaseList, 'mine' | 'find'>;

/** Outlines of the cases under way, as far as they were read, and what is due counted with. */
export interface Work {
  readonly undecided: readonly Referral[];
  /** Running plans, and approvals that wait for one. */
  readonly running: readonly Referral[];
  /** With a date set by law around now. */
  readonly dated: readonly Referral[];
  /** Over, while something is still to come of them. */
  readonly stillToCome: readonly Referral[];
  readonly setting: DueSetting;
  /** There are more cases than were read. */
  readonly cut: boolean;
}

type Part = 'undecided' | 'running' | 'dated' | 'stillToCome';
const ALL = ['undecided', 'running', 'dated', 'stillToCome'] as const satisfies readonly Part[];
const PARTS: Readonly<Record<WorkList, readonly Part[]>> = {
  open: ['undecided'],
  urgent: ['undecided'],
  waiting: ['undecided'],
  plans: ['running'],
  due: ALL,
  overdue: ALL,
  coming: ALL,
};

/** Reads the outlines that a list is made from, or those of all cases under way. */
export async function readWork(turn: Turn, list: WorkList = 'due'): Promise<Work> {
  const { records } = turn;
  const setting = dueSetting(turn);
  const parts = PARTS[list];
  const read = (part: Part) => (parts.includes(part) ? readPart(records, part, setting) : []);
  const [undecided, running, dated, stillToCome] = await Promise.all([
    read('undecided'),
    read('running'),
    read('dated'),
    read('stillToCome'),
  ]);
  const cut = [undecided, running, dated, stillToCome].some(({ length }) => length >= MOST_READ);
  return { undecided, running, dated, stillToCome, setting, cut };
}

/** What is due is counted with: today, and how far ahead. */
export function dueSetting({ clock, content, settings }: Turn): DueSetting {
  const today = londonDate(clock.now());
  return {
    content,
    calendar: settings,
    today,
    providerExpiries: (plan) => expiriesDuring(plan, settings.providers ?? [], content),
    until: plusSchoolDays(settings, today, SCHOOL_DAYS_AHEAD),
  };
}

function readPart(records: Records, part: Part, { today, until }: DueSetting): Promise<readonly Referral[]> {
  const range = {
    first: plusDays(today, -CALENDAR_SLACK_DAYS),
    last: plusDays(until, CALENDAR_SLACK_DAYS),
  };
  switch (part) {
    case 'undecided':
    case 'running':
    case 'stillToCome':
      return readWholeList((from) => records.outlines({ of: part }, from), MOST_READ);
    case 'dated':
      return readWholeList((from) => records.outlines({ of: 'statutory', ...range }, from), MOST_READ);
  }
}

/** Everything under way, each case once. */
export function casesOf({ undecided, running, dated, stillToCome }: Work): readonly Referral[] {
  return [
    ...new Map([...undecided, ...running, ...dated, ...stillToCome].map((each) => [each.id, each])).values(),
  ];
}

/** The cases on one of the lists, in no order. */
export function listWork(work: Work, list: WorkList): readonly CaseToDo[] {
  const { undecided, running, setting } = work;
  const standing = (referral: Referral) => findStanding(referral, setting);
  const due = () => casesOf(work).flatMap((referral) => findDue(referral, setting) ?? []);
  switch (list) {
    case 'open':
      return undecided.map(standing);
    case 'urgent':
      return undecided.filter(isUrgent).map(standing);
    case 'waiting':
      return undecided.filter((referral) => waitingEnquiry(referral) !== undefined).map(standing);
    case 'plans':
      return running.map(standing);
    case 'due':
      return due();
    case 'overdue':
      return due().filter((each) => isOverdue(each, setting.today));
    case 'coming':
      return due().filter((each) => !isOverdue(each, setting.today));
  }
}
