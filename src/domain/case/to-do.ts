import { londonDate } from '../calendar/london.ts';
import { rankOf } from '../content/levels.ts';
import { whatIsDue, type DueItem, type DueSetting } from './due.ts';
import { waitingEnquiry } from './enquiries.ts';
import { awaitsPlan, isDecided, isRunning, type Referral, type Status } from './referral.ts';

/** What there is to do about a case: `hear`, wait for the referrer; `run`, nothing for now; `over`, nothing any more. */
export type ToDo =
  'decide' | 'plan' | 'review' | 'end' | 'panel' | 'action' | 'provider' | 'law' | 'hear' | 'run' | 'over';

/** A case with what there is to do about it, and since or by when. */
export interface CaseToDo {
  readonly referral: Referral;
  readonly toDo: ToDo;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** Its day is still to come, so what is for today or late stands before it. */
  readonly isComing: boolean;
  /** Everything due on it, soonest first. */
  readonly due: readonly DueItem[];
}

/** Cases with the same thing to do. `count` is of the whole list, also where `cases` is a page of it. */
export interface ToDoGroup {
  readonly toDo: ToDo;
  readonly isComing: boolean;
  readonly count: number;
  readonly cases: readonly CaseToDo[];
}

const TO_DO_FOR: Readonly<Record<DueItem['due'], ToDo>> = {
  answer: 'decide',
  'plan-to-make': 'plan',
  review: 'review',
  'timetable-review': 'review',
  'plan-end': 'end',
  'way-back-end': 'end',
  'timetable-end': 'end',
  'panel-papers': 'panel',
  'panel-outcome': 'panel',
  'panel-appeal': 'panel',
  'meeting-action': 'action',
  'provider-check': 'provider',
  'by-law': 'law',
};

/** What is due on a case up to the last day of the setting; undefined when nothing is. A decision comes before the rest. */
export function findDue(referral: Referral, setting: DueSetting): CaseToDo | undefined {
  const due = whatIsDue(referral, setting);
  const [first] = due;
  if (!first) return undefined;
  const decides = due.some((item) => item.due === 'answer');
  const { date } = first;
  return {
    referral,
    toDo: decides ? 'decide' : TO_DO_FOR[first.due],
    date,
    isComing: date > setting.today,
    due,
  };
}

/** Where a case stands: what there is to do about it, whether or not its day has come. */
export function findStanding(referral: Referral, setting: DueSetting): CaseToDo {
  const { answerBy, decision, closing, sentAt } = referral;
  const found = findDue(referral, setting);
  const due = found?.due ?? [];
  if (!isDecided(referral)) {
    const isLate = answerBy < setting.today;
    const toDo = waitingEnquiry(referral) && !isLate ? 'hear' : 'decide';
    // Somebody looks at an urgent one today, whenever its answer is due.
    const isComing = answerBy > setting.today && !isUrgent(referral);
    return { referral, toDo, date: answerBy, isComing, due };
  }
  if (found) return found;
  if (isRunning(referral))
    return { referral, toDo: 'run', date: referral.plan.nextReview, isComing: true, due };
  const ended = closing?.at ?? decision?.at ?? sentAt;
  return {
    referral,
    toDo: awaitsPlan(referral) ? 'plan' : 'over',
    date: londonDate(ended),
    isComing: false,
    due,
  };
}

/** True when one of its days has passed. An approval has no day for its plan. */
export function isOverdue({ due }: CaseToDo, today: string): boolean {
  return due.some((item) => item.due !== 'plan-to-make' && item.date < today);
}

/** True for a case that somebody looks at today. */
export function isUrgent({ triage }: Pick<Referral, 'triage'>): boolean {
  return triage.level === 'urgent';
}

/** What is for today or late, then what is to come, then what asks for nothing. */
function turnOf({ toDo, isComing }: Pick<CaseToDo, 'toDo' | 'isComing'>): number {
  return toDo === 'over' ? 4 : toDo === 'run' ? 3 : toDo === 'hear' ? 2 : isComing ? 1 : 0;
}

/**
 * The cases grouped by what there is to do. In each group the most urgent level comes first, then the earliest day
 * (finished ones: the latest); groups stand in the order of their first cases.
 */
export function groupToDo(cases: readonly CaseToDo[]): readonly ToDoGroup[] {
  const groups = new Map<string, CaseToDo[]>();
  for (const each of cases.toSorted(compare)) {
    const key = `${turnOf(each)} ${each.toDo}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    return [{ toDo: first.toDo, isComing: first.isComing, count: group.length, cases: group }];
  });
}

/** Part of these groups: the cases from `start` on, at most `most` of them. */
export function sliceGroups(groups: readonly ToDoGroup[], start: number, most: number): readonly ToDoGroup[] {
  let before = 0;
  return groups
    .map((group) => {
      const cases = group.cases.slice(Math.max(0, start - before), Math.max(0, start + most - before));
      before += group.count;
      return { ...group, cases };
    })
    .filter(({ cases }) => cases.length > 0);
}

function compare(one: CaseToDo, other: CaseToDo): number {
  const turn = turnOf(one) - turnOf(other);
  if (turn !== 0) return turn;
  if (one.toDo === 'over') return other.date.localeCompare(one.date);
  const level = rankOf(other.referral.triage.level) - rankOf(one.referral.triage.level);
  return (
    level || one.date.localeCompare(other.date) || one.referral.sentAt.localeCompare(other.referral.sentAt)
  );
}

/** How a concern stands for whoever raised it: it waits for their answer, is under way, or is over. */
export const STANDINGS_FOR_REFERRER = ['asked', 'under-way', 'over'] as const;
export type StandingForReferrer = (typeof STANDINGS_FOR_REFERRER)[number];

/** Nothing more comes of it. */
const OVER: readonly Status[] = ['closed', 'not-needed', 'passed-on', 'withdrawn'];

/** See {@link StandingForReferrer}. */
export function standingForReferrer(referral: Referral): StandingForReferrer {
  if (!isDecided(referral)) return waitingEnquiry(referral) ? 'asked' : 'under-way';
  return OVER.includes(referral.status) ? 'over' : 'under-way';
}
