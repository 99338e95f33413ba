import { londonDate } from '../calendar/london.ts';
import { OPEN } from './acts/statuses.ts';
import type { Referral } from './referral.ts';

/**
 * The last day (`YYYY-MM-DD`) on which somebody did something to a case, or on which its plan still runs. What the bot
 * does by itself, such as running the rules again, does not count, nor does looking; nor does what a panel says, or a
 * meeting, once the case is over.
 */
export function lastWorkedOn(referral: Referral): string {
  const { sentAt, seen, owner, decision, earlierDecisions = [], plan, closing } = referral;
  const { enquiries, notes, overrides = [], answeredOn = {} } = referral;
  const isOpen = OPEN.includes(referral.status);
  const moments = [
    sentAt,
    seen?.at,
    owner?.since,
    decision?.at,
    ...earlierDecisions.map(({ changedAt }) => changedAt),
    closing?.at,
    ...enquiries.flatMap(({ askedAt, answeredAt }) => [askedAt, answeredAt]),
    ...notes.map(({ at }) => at),
    ...overrides.map(({ at }) => at),
    plan?.madeAt,
    plan?.changedAt,
    ...(plan?.reviews ?? []).map(({ at }) => at),
    ...(plan?.updates ?? []).map(({ at }) => at),
    ...(isOpen ? momentsOutside(referral) : []),
  ];
  const days = moments.flatMap((moment) => (moment === undefined ? [] : londonDate(new Date(moment))));
  // A plan that was closed early no longer runs to its end.
  const end = closing === undefined && plan !== undefined ? [plan.end] : [];
  const outside = isOpen ? daysOutside(referral) : [];
  return (
    [...days, ...outside, ...Object.values(answeredOn), ...end].toSorted().at(-1) ??
    londonDate(new Date(sentAt))
  );
}

/** When somebody wrote down something of a panel or a meeting. */
function momentsOutside({ panels = [], meetings = [] }: Referral): readonly (string | undefined)[] {
  return [
    ...panels.flatMap(({ at, approved, outcome, putOff = [], withdrawn }) => [
      at,
      ...[approved, outcome, withdrawn, ...putOff].map((each) => each?.at),
    ]),
    ...meetings.flatMap(({ at, actions }) => [at, ...actions.map(({ done }) => done?.at)]),
  ];
}

/** The days that were written down of what was done at a panel. */
function daysOutside({ panels = [] }: Referral): readonly string[] {
  return panels
    .flatMap(({ sentOn, familyToldOn, appeal }) => [sentOn, familyToldOn, appeal?.madeOn])
    .filter((day) => day !== undefined);
}
