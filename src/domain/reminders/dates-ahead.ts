import { actionsToDo } from '../case/still-to-come.ts';
import { hasRaised } from '../case/join.ts';
import type { OpenAction } from '../case/meetings.ts';
import { latestPanel, nextStepOf, type Panel } from '../case/panels.ts';
import { isRunning, type Referral } from '../case/referral.ts';
import { peopleWho, type StaffMember } from '../people/roles.ts';
import { findOwners } from './reminders-people.ts';

/** A day of a case that somebody keeps. `id` stays the same when the day is moved. */
export interface CaseDay {
  readonly what: 'review' | 'plan-end' | 'panel-approval' | 'panel-papers' | 'panel' | 'appeal' | 'action';
  readonly id: string;
  /** School date `YYYY-MM-DD`, perhaps past. */
  readonly date: string;
  /** With `action`: what was agreed, and where. */
  readonly agreed?: OpenAction;
}

/**
 * The days that people agreed for a case: of its running plan, its panel and its meetings; soonest first. A panel, and what
 * was agreed, go on when the case is closed or passed on. `today` is `YYYY-MM-DD`.
 */
export function daysOfCase(referral: Referral, today: string): readonly CaseDay[] {
  return [
    ...planDays(referral),
    ...panelDays(referral, today),
    ...actionsToDo(referral).map(dayOfAction),
  ].toSorted((one, other) => one.date.localeCompare(other.date));
}

/**
 * Days still ahead that stand no more, so that a calendar that has them takes them out: of a plan that has ended, of a panel
 * that went on or was taken back, and what is done already. `today` is `YYYY-MM-DD`.
 */
export function daysCalledOff(referral: Referral, today: string): readonly CaseDay[] {
  const { panels = [], meetings = [] } = referral;
  const standing = new Set(daysOfCase(referral, today).map(({ id }) => id));
  const all: readonly CaseDay[] = [
    ...(isRunning(referral) ? [] : daysOfPlan(referral)),
    ...panels.flatMap((panel) => [
      ...dayOf(panel, 'panel-approval', panel.needsApproval ? panel.deadline : undefined),
      ...dayOf(panel, 'panel-papers', panel.deadline),
      ...dayOf(panel, 'panel', panel.meets),
      ...dayOf(panel, 'appeal', panel.appeal?.by),
    ]),
    ...meetings.flatMap((meeting) => meeting.actions.map((action) => dayOfAction({ action, meeting }))),
  ];
  return all.filter(({ id, date }) => date >= today && !standing.has(id));
}

/** Those of these days of a case that are this person's. */
export function keptBy(
  days: readonly CaseDay[],
  person: Pick<StaffMember, 'id'>,
  referral: Referral,
  staff: readonly StaffMember[],
): readonly CaseDay[] {
  return days.filter((day) => whoKeeps(day, referral, staff).includes(person.id));
}

/**
 * Whose day it is, by id, always somebody who works there: what they agreed to do; a key adult's plan; an approval for
 * whoever gives it; and for the case's owner the plan, the panel, and what nobody else of the staff does.
 */
export function whoKeeps(
  { what, agreed }: Pick<CaseDay, 'what' | 'agreed'>,
  referral: Referral,
  staff: readonly StaffMember[],
): readonly string[] {
  const owners = findOwners(referral, staff);
  if (agreed) {
    const doer = staff.find(({ id }) => id === agreed.action.person?.id);
    return doer ? [doer.id] : owners;
  }
  if (what === 'review' || what === 'plan-end') {
    const keyAdult = staff.find(({ id }) => id === referral.plan?.keyAdult.id);
    return [...new Set([...owners, ...(keyAdult ? [keyAdult.id] : [])])];
  }
  if (what !== 'panel-approval' && what !== 'panel-papers') return owners;
  const approvers = peopleWho(staff, 'approves-panels')
    .map(({ id }) => id)
    .filter((id) => !hasRaised(referral, id));
  if (what === 'panel-approval') return approvers.length > 0 ? approvers : owners;
  // Where nobody can approve it, the owner hears of that, and not of its papers too.
  const panel = latestPanel(referral);
  return panel && nextStepOf(panel) === 'approve' && approvers.length === 0 ? [] : owners;
}

function planDays(referral: Referral): readonly CaseDay[] {
  if (!isRunning(referral)) return [];
  const { nextReview, end } = referral.plan;
  // A review on the plan's last day decides what follows: one mention is enough.
  return daysOfPlan(referral).filter(({ what }) => what === 'review' || end !== nextReview);
}

function daysOfPlan({ id, plan }: Referral): readonly CaseDay[] {
  if (!plan) return [];
  return [
    { what: 'review', id: `review-${id}`, date: plan.nextReview },
    { what: 'plan-end', id: `plan-end-${id}`, date: plan.end },
  ];
}

function panelDays(referral: Referral, today: string): readonly CaseDay[] {
  const panel = latestPanel(referral);
  if (!panel) return [];
  const { deadline, meets, appeal } = panel;
  const step = nextStepOf(panel);
  switch (step) {
    case 'approve':
    case 'send':
      return [
        ...dayOf(panel, 'panel-approval', step === 'approve' ? deadline : undefined),
        ...dayOf(panel, 'panel-papers', deadline),
        // Gone by without its papers, it is the papers that are late.
        ...dayOf(panel, 'panel', meets !== undefined && meets >= today ? meets : undefined),
      ];
    case 'hear':
      return dayOf(panel, 'panel', meets);
    case 'follow':
      // Once it is past, nothing is to be done about it.
      return appeal?.madeOn === undefined && appeal?.by !== undefined && appeal.by >= today
        ? dayOf(panel, 'appeal', appeal.by)
        : [];
    case 'over':
      return [];
  }
}

const ID_OF_PANEL = {
  'panel-approval': 'approval',
  'panel-papers': 'papers',
  panel: 'panel',
  appeal: 'appeal',
} as const satisfies Partial<Record<CaseDay['what'], string>>;

function dayOf({ id }: Panel, what: keyof typeof ID_OF_PANEL, date: string | undefined): readonly CaseDay[] {
  return date === undefined ? [] : [{ what, id: `${ID_OF_PANEL[what]}-${id}`, date }];
}

function dayOfAction(agreed: OpenAction): CaseDay {
  return { what: 'action', id: agreed.action.id, date: agreed.action.by, agreed };
}
