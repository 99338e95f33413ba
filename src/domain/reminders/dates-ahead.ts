import { findOwners } from './reminders-people.ts';
import type { StaffMember } from '../people/roles.ts';
import { OPEN } from '../case/acts/statuses.ts';
import { openActions, type OpenAction } from '../case/meetings.ts';
import { latestPanel, nextStepOf } from '../case/panels.ts';
import { isRunning, type Referral } from '../case/referral.ts';

/** A day of a case that somebody keeps. `id` stays the same when the day is moved. */
export interface CaseDay {
  readonly what: 'review' | 'plan-end' | 'panel-papers' | 'panel' | 'appeal' | 'action';
  readonly id: string;
  /** School date `YYYY-MM-DD`, perhaps past. */
  readonly date: string;
  /** With `action`: what was agreed, and where. */
  readonly agreed?: OpenAction;
}

/** The days that people agreed for a case that is open: of its plan, its panel and its meetings; soonest first. */
export function daysOfCase(referral: Referral): readonly CaseDay[] {
  if (!OPEN.includes(referral.status)) return [];
  return [
    ...planDays(referral),
    ...panelDays(referral),
    ...openActions(referral).map((agreed): CaseDay => ({
      what: 'action',
      id: agreed.action.id,
      date: agreed.action.by,
      agreed,
    })),
  ].toSorted((one, other) => one.date.localeCompare(other.date));
}

/**
 * Those of them that are this person's: what they agreed to do; a key adult's plan; and for the case's owner the plan, the
 * panel, and what nobody of the staff does.
 */
export function daysOfPerson(
  referral: Referral,
  person: Pick<StaffMember, 'id'>,
  staff: readonly StaffMember[],
): readonly CaseDay[] {
  const owns = findOwners(referral, staff).includes(person.id);
  const isKeyAdult = isRunning(referral) && referral.plan.keyAdult.id === person.id;
  return daysOfCase(referral).filter(({ what, agreed }) => {
    if (agreed) {
      const { person: doer } = agreed.action;
      const isHere = staff.some(({ id }) => id === doer?.id);
      return isHere ? doer?.id === person.id : owns;
    }
    return owns || (isKeyAdult && (what === 'review' || what === 'plan-end'));
  });
}

function planDays(referral: Referral): readonly CaseDay[] {
  if (!isRunning(referral)) return [];
  const { id, plan } = referral;
  return [
    { what: 'review', id: `review-${id}`, date: plan.nextReview },
    ...(plan.end === plan.nextReview
      ? []
      : [{ what: 'plan-end' as const, id: `plan-end-${id}`, date: plan.end }]),
  ];
}

function panelDays(referral: Referral): readonly CaseDay[] {
  const panel = latestPanel(referral);
  if (!panel) return [];
  const { id, deadline, meets, appeal } = panel;
  const step = nextStepOf(panel);
  return [
    ...(step === 'approve' || step === 'send'
      ? [{ what: 'panel-papers' as const, id: `papers-${id}`, date: deadline }]
      : []),
    ...(meets !== undefined && step !== 'follow' && step !== 'over'
      ? [{ what: 'panel' as const, id: `panel-${id}`, date: meets }]
      : []),
    ...(step === 'follow' && appeal?.by !== undefined && appeal.madeOn === undefined
      ? [{ what: 'appeal' as const, id: `appeal-${id}`, date: appeal.by }]
      : []),
  ];
}
