import { londonDate } from '../calendar/london.ts';
import type { CaseAction, Refused } from './case-actions.ts';
import { isFull, isNoteThere } from './case-limits.ts';
import { fitsInto, hasRaised, joinedTo } from './join.ts';
import { MAY } from './may.ts';
import type { Plan, Review } from '../plan/plan.ts';
import { isRunning, type Decision, type Enquiry, type Outcome, type Referral } from './referral.ts';
import type { Person } from '../people/person.ts';
import { can, type StaffMember } from '../people/roles.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { BLOCK } from '../known-ids/rules.ts';

/** Blocks under which even in-school next steps are not the lead's to approve (rules.md section 5: B-13, H-04). */
export const ROUTED_ELSEWHERE: readonly string[] = [BLOCK.permanentExclusion, BLOCK.age];

/** Blocks that stand and that no headteacher has set aside. */
export function standingBlocks(referral: Referral): readonly string[] {
  const aside = new Set((referral.overrides ?? []).map(({ block }) => block));
  return referral.triage.blocks.filter((id) => !aside.has(id));
}

/** The question that still waits for the referrer's answer, if there is one. */
export function waitingEnquiry(referral: Referral): Enquiry | undefined {
  return referral.enquiries.find((enquiry) => enquiry.answer === undefined);
}

/**
 * The case after a person's action, or why it was not done. Pure: who, what and when come in, nothing is written.
 * Checked in this order: role, own referral, status, then the action's own needs.
 */
export function decide(
  referral: Referral,
  act: CaseAction,
  actor: StaffMember,
  now: string,
): { readonly next: Referral } | Refused {
  const { who, while: statuses } = MAY[act.action];
  const isReferrer = actor.id === referral.referrer.id;
  const raisedIt = hasRaised(referral, actor.id);
  if (who === 'referrer') {
    if (!isReferrer) return { refused: 'not-the-referrer' };
  } else if (who === 'key-adult') {
    const standsIn = !raisedIt && can(actor, 'decides');
    if (referral.plan?.keyAdult.id !== actor.id && !standsIn) return { refused: 'not-the-key-adult' };
  } else {
    if (!can(actor, who)) return { refused: 'not-your-role', needs: who };
    if (raisedIt) return { refused: 'own-referral' };
  }
  if (!statuses.includes(referral.status)) return wrongTime(referral, act.action);
  const by: Person = { id: actor.id, name: actor.name };
  const changed = { ...referral, version: referral.version + 1 };
  const seen = referral.seen ?? { by, at: now };
  const owner = referral.owner ?? { ...by, since: now, by };
  const decided = (
    outcome: Outcome,
    reason: string,
    more: Pick<Decision, 'to' | 'steps' | 'joinedTo'> = {},
  ): Referral => ({
    ...changed,
    seen,
    owner,
    status: outcome,
    decision: { outcome, by, at: now, reason, ...more },
  });
  switch (act.action) {
    case 'take':
      if (referral.seen) return { refused: 'already-seen', ...referral.seen };
      return { next: { ...changed, seen, owner, status: 'under-review' } };
    case 'approve-in-school': {
      const routed = referral.triage.blocks.filter((id) => ROUTED_ELSEWHERE.includes(id));
      if (routed.length > 0) return { refused: 'blocked', blocks: routed };
      return { next: decided('in-school-plan', act.reason, { steps: act.steps }) };
    }
    case 'approve-ap': {
      if (referral.answers[QUESTION.proposedModel] === undefined) return { refused: 'nothing-proposed' };
      const blocks = standingBlocks(referral);
      if (blocks.length > 0) return { refused: 'blocked', blocks };
      return { next: decided('ap-plan', act.reason) };
    }
    case 'close-not-needed':
      return { next: decided('not-needed', act.reason) };
    case 'pass-on':
      return { next: decided('passed-on', act.reason, { to: act.to }) };
    case 'join': {
      const { to } = act;
      if (hasRaised(to, actor.id)) return { refused: 'own-referral' };
      if (!fitsInto(referral, to)) return { refused: 'not-to-join' };
      // Whoever looks after the case would have raised a part of it.
      if (to.owner?.id === referral.referrer.id) return { refused: 'owner-raised-it', to: to.owner };
      return { next: decided('joined', '', { joinedTo: joinedTo(to) }) };
    }
    case 'override': {
      if (!standingBlocks(referral).includes(act.block)) return { refused: 'no-such-block' };
      const override = { block: act.block, by, at: now, reason: act.reason };
      return { next: { ...changed, overrides: [...(referral.overrides ?? []), override] } };
    }
    case 'hand-over': {
      const { to } = act;
      if (referral.owner?.id === to.id) return { refused: 'already-owner', owner: referral.owner };
      if (hasRaised(referral, to.id)) return { refused: 'owner-raised-it', to };
      return { next: { ...changed, owner: { id: to.id, name: to.name, since: now, by } } };
    }
    case 'ask': {
      const waiting = waitingEnquiry(referral);
      if (waiting) return { refused: 'question-waiting', enquiry: waiting };
      if (isFull(referral, 'questions')) return { refused: 'enough', of: 'questions' };
      const enquiry: Enquiry = { question: act.question, askedBy: by, askedAt: now };
      return {
        next: {
          ...changed,
          seen,
          owner,
          status: 'more-information',
          enquiries: [...referral.enquiries, enquiry],
        },
      };
    }
    case 'answer': {
      const waiting = waitingEnquiry(referral);
      if (!waiting) return { refused: 'no-question-waiting' };
      const answered: Enquiry = { ...waiting, answer: act.text, answeredAt: now };
      return {
        next: {
          ...changed,
          status: 'under-review',
          enquiries: referral.enquiries.map((enquiry) => (enquiry === waiting ? answered : enquiry)),
        },
      };
    }
    case 'add-note':
      if (isNoteThere(referral, act, by)) return { refused: 'note-there' };
      if (isFull(referral, 'notes')) return { refused: 'enough', of: 'notes' };
      return { next: { ...changed, notes: [...referral.notes, { by, at: now, text: act.text }] } };
    case 'change-decision': {
      const { decision, ...undecided } = changed;
      if (!decision) return { refused: 'not-decided' };
      if (isFull(referral, 'decisions-taken-back')) return { refused: 'enough', of: 'decisions-taken-back' };
      const earlier = { decision, changedBy: by, changedAt: now, reason: act.reason };
      return {
        next: {
          ...undecided,
          owner,
          status: 'under-review',
          answerBy: act.answerBy,
          earlierDecisions: [...(referral.earlierDecisions ?? []), earlier],
        },
      };
    }
    case 'start-plan': {
      const blocks = blocksOfPlan(referral);
      if (blocks.length > 0) return { refused: 'blocked', blocks };
      return { next: { ...changed, owner, status: 'plan-active', plan: act.plan } };
    }
    case 'change-plan': {
      if (!isRunning(referral)) return { refused: 'no-plan-running' };
      const blocks = blocksOfPlan(referral);
      if (blocks.length > 0) return { refused: 'blocked', blocks };
      const { madeBy, madeAt, reviews, updates } = referral.plan;
      return {
        next: { ...changed, plan: { ...act.plan, madeBy, madeAt, changedAt: now, reviews, updates } },
      };
    }
    case 'add-update': {
      if (!isRunning(referral)) return { refused: 'no-plan-running' };
      const { start } = referral.plan;
      if (londonDate(new Date(now)) < start) return { refused: 'plan-not-begun', start };
      const { update } = act;
      const there = referral.plan.updates.find(({ week }) => week === update.week);
      // The person who gave it may put it right; somebody else's stands.
      if (there && there.by.id !== by.id) return { refused: 'already-updated', update: there };
      const updates = [...referral.plan.updates.filter((each) => each !== there), update];
      return { next: { ...changed, plan: { ...referral.plan, updates } } };
    }
    case 'review': {
      if (!isRunning(referral)) return { refused: 'no-plan-running' };
      const { start } = referral.plan;
      if (londonDate(new Date(now)) < start) return { refused: 'plan-not-begun', start };
      const latest = referral.plan.reviews[act.reviews];
      if (latest) return { refused: 'already-reviewed', review: latest };
      // One that ends the case is always taken: a limit keeps no case open.
      if (act.review.decision !== 'close' && isFull(referral, 'reviews'))
        return { refused: 'enough', of: 'reviews' };
      return { next: afterReview({ ...changed, plan: referral.plan }, act.review) };
    }
    case 'close': {
      const { outcome, reason, whatWorked } = act;
      const closing = { outcome, by, at: now, reason, ...(whatWorked === undefined ? {} : { whatWorked }) };
      return { next: { ...changed, owner, status: 'closed', closing } };
    }
  }
}

/** Why an action comes too early or too late. */
function wrongTime(referral: Referral, action: CaseAction['action']): Refused {
  const { closing, decision, plan } = referral;
  if (closing) return { refused: 'closed', closing };
  switch (action) {
    case 'change-decision':
      return plan ? { refused: 'plan-stands', plan } : { refused: 'not-decided' };
    case 'start-plan':
      return plan ? { refused: 'plan-stands', plan } : { refused: 'no-approval' };
    case 'change-plan':
    case 'add-update':
    case 'review':
      return { refused: 'no-plan-running' };
    case 'close':
      return decision ? { refused: 'already-decided', decision } : { refused: 'not-decided' };
    case 'answer':
    case 'take':
    case 'approve-in-school':
    case 'ask':
    case 'close-not-needed':
    case 'approve-ap':
    case 'pass-on':
    case 'join':
    case 'override':
    case 'hand-over':
    case 'add-note':
      return decision ? { refused: 'already-decided', decision } : { refused: 'no-question-waiting' };
  }
}

/** What stands in the way of the plan of this case: everything for provision, only the routing blocks in school. */
export function blocksOfPlan(referral: Referral): readonly string[] {
  const standing = standingBlocks(referral);
  return referral.decision?.outcome === 'ap-plan'
    ? standing
    : standing.filter((id) => ROUTED_ELSEWHERE.includes(id));
}

/** The case after a review: the plan's clock set on, or the case closed with its outcome. */
function afterReview(referral: Referral & { readonly plan: Plan }, review: Review): Referral {
  const { plan } = referral;
  const reviewed: Plan = {
    ...plan,
    reviews: [...plan.reviews, review],
    nextReview: review.nextReview ?? plan.nextReview,
    end: review.end ?? plan.end,
    hoursPerWeek: review.hoursPerWeek ?? plan.hoursPerWeek,
    // Stepping down is by fewer hours, so it is full-time no more.
    fullTime: plan.fullTime && review.decision !== 'step-down',
  };
  if (review.decision === 'reintegrate') return { ...referral, plan: reviewed, status: 'reintegrating' };
  if (review.decision !== 'close') return { ...referral, plan: reviewed };
  const { by, at, outcome = 'other', reason = '', whatWorked } = review;
  const closing = { outcome, by, at, reason, ...(whatWorked === undefined ? {} : { whatWorked }) };
  return { ...referral, plan: reviewed, status: 'closed', closing };
}
