import type { Person } from '../../people/person.ts';
import type { Decision, Outcome, Owner, Referral } from '../referral.ts';
import { waitingEnquiry } from '../enquiries.ts';
import type { ActNotice, Doing } from './act.ts';

/** Of a member of staff only id and name go into a record. */
export function signature({ by: { id, name } }: Doing): Person {
  return { id, name };
}

/** Who looks after the case after this: its owner, or whoever acts on it first. */
export function ownerAfter({ owner }: Referral, doing: Doing): Owner {
  const by = signature(doing);
  return owner ?? { ...by, since: doing.at, by };
}

/** The case, seen and looked after by whoever acts on it first. */
export function takeOnFirst(referral: Referral, doing: Doing): Referral {
  return {
    ...referral,
    seen: referral.seen ?? { by: signature(doing), at: doing.at },
    owner: ownerAfter(referral, doing),
  };
}

/** The case decided. */
export function withDecision(
  referral: Referral,
  doing: Doing,
  decision: Pick<Decision, 'outcome' | 'reason' | 'to' | 'steps' | 'joinedTo'>,
): Referral {
  const { outcome, reason, ...more } = decision;
  return {
    ...takeOnFirst(referral, doing),
    status: outcome,
    decision: { outcome, by: signature(doing), at: doing.at, reason, ...more },
  };
}

/** The case open again, to be answered by a new school date; what was decided stays in the record. */
export function withDecisionTakenBack(
  referral: Referral,
  doing: Doing,
  { reason, answerBy }: { readonly reason: string; readonly answerBy: string },
): Referral {
  const { decision, ...undecided } = referral;
  if (!decision) return referral;
  const earlier = { decision, changedBy: signature(doing), changedAt: doing.at, reason };
  return {
    ...undecided,
    owner: ownerAfter(referral, doing),
    // A question that was not answered waits again.
    status: waitingEnquiry(undecided) ? 'more-information' : 'under-review',
    answerBy,
    earlierDecisions: [...(referral.earlierDecisions ?? []), earlier],
  };
}

/** The line of a decision, and word of it to everybody who raised the case. */
export function tellDecision(after: Referral, outcome: Outcome): readonly ActNotice[] {
  return [{ line: outcome }, ...tellAll(after, 'decided')];
}

/** An approval opens a plan: whoever looks after the case is asked for it in their own chat. */
export function tellApproval(after: Referral, outcome: Outcome): readonly ActNotice[] {
  return [
    ...tellDecision(after, outcome),
    ...(after.owner ? [{ to: after.owner.id, notice: 'plan-due' } as const] : []),
  ];
}

/** Tells whoever raised the case, and each person who raised a concern that was joined to it, about their own. */
export function tellAll(
  { id, referrer, joined = [] }: Referral,
  notice: Extract<ActNotice, { to: string }>['notice'],
): readonly ActNotice[] {
  const people = new Map([...joined.map((each) => [each.referrer.id, each.id] as const), [referrer.id, id]]);
  return [...people].map(([to, about]) => ({ to, notice, about }));
}

/** Somebody who has just been named as key adult is told so. */
export function tellNewKeyAdult(after: Referral, before: Referral): readonly ActNotice[] {
  const keyAdult = after.plan?.keyAdult.id;
  return keyAdult === undefined || keyAdult === before.plan?.keyAdult.id
    ? []
    : [{ to: keyAdult, notice: 'key-adult' }];
}
