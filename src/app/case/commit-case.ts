import type { CaseAction, Refused } from '../../domain/case/case-actions.ts';
import { decide } from '../../domain/case/decide.ts';
import type { JoinedConcern, Outcome, Referral } from '../../domain/case/referral.ts';
import { cardDelivery } from '../forms/finish.ts';
import type { PersonNotice, ThreadNotice } from '../../domain/case/notices.ts';
import type { CaseDeliveryKind, Delivery } from '../deliveries.ts';
import type { AuditEntry } from '../ports/kept-rows.ts';
import type { Change, Stored } from '../ports/records.ts';
import { nowOf, type Turn } from '../turn.ts';

/** What became of an action on a case. `changed`: somebody else was quicker; the case as it is now comes with it. */
export type CaseResult =
  | { readonly result: 'done'; readonly referral: Referral; readonly deliveries: readonly string[] }
  | { readonly result: 'refused'; readonly refused: Refused; readonly referral: Referral }
  | { readonly result: 'changed'; readonly referral: Referral };

const AUDIT: Readonly<Record<CaseAction['action'], AuditEntry['what']>> = {
  take: 'seen',
  'approve-in-school': 'approved-in-school',
  ask: 'asked',
  'close-not-needed': 'closed-not-needed',
  'approve-ap': 'approved-ap',
  'pass-on': 'passed-on',
  join: 'joined',
  override: 'block-overridden',
  answer: 'answered',
  'add-note': 'note-added',
  'hand-over': 'handed-over',
  'change-decision': 'decision-changed',
  'start-plan': 'plan-started',
  'change-plan': 'plan-changed',
  'add-update': 'update-given',
  review: 'reviewed',
  close: 'closed',
};

/** Whom an action of this person tells, besides redrawing the shared card. */
function news(
  action: CaseAction['action'],
  referral: Referral,
  previous: Referral,
  actor: string,
): readonly CaseDeliveryKind[] {
  const referralId = referral.id;
  const thread = (what: ThreadNotice): CaseDeliveryKind => ({ kind: 'thread', referralId, news: what });
  const tell = (to: string, what: PersonNotice): CaseDeliveryKind => ({
    kind: 'person',
    referralId,
    to,
    news: what,
  });
  const referrer = referral.referrer.id;
  /** Whoever raised the case, and each person who raised a concern that was joined to it, about their own. */
  const tellAll = (what: PersonNotice): readonly CaseDeliveryKind[] => {
    const people = new Map([...(referral.joined ?? []).map(toJoined), [referrer, referralId] as const]);
    return [...people].map(([to, about]) => ({ kind: 'person', referralId: about, to, news: what }));
  };
  const decided = (outcome: Outcome) => [thread(outcome), ...tellAll('decided')];
  /** An approval opens a plan: whoever looks after the case is asked for it in their own chat. */
  const approved = (outcome: Outcome) => [
    ...decided(outcome),
    ...(referral.owner ? [tell(referral.owner.id, 'plan-due')] : []),
  ];
  switch (action) {
    case 'take':
      return [tell(referrer, 'seen')];
    case 'approve-in-school':
      return approved('in-school-plan');
    case 'close-not-needed':
      return decided('not-needed');
    case 'approve-ap':
      return approved('ap-plan');
    case 'pass-on':
      return decided('passed-on');
    case 'join':
      return [thread('joined'), tell(referrer, 'joined')];
    case 'override':
      return [];
    case 'hand-over': {
      const told = new Set([referral.owner?.id, previous.owner?.id].filter((id) => id !== undefined));
      told.delete(actor);
      return [...told].map((to) => tell(to, 'handed-over'));
    }
    case 'ask':
      return [thread('asked'), tell(referrer, 'asked')];
    case 'answer': {
      const asker = referral.enquiries.findLast(({ answer }) => answer !== undefined)?.askedBy.id;
      return [thread('answered'), ...(asker === undefined ? [] : [tell(asker, 'answered')])];
    }
    case 'add-note':
      return [thread('note')];
    case 'change-decision':
      return [thread('decision-changed'), ...tellAll('decision-changed')];
    case 'start-plan':
      return [thread('plan-active'), ...tellAll('plan-active'), ...keyAdultTold(referral, previous, tell)];
    case 'change-plan':
      return [thread('plan-changed'), ...keyAdultTold(referral, previous, tell)];
    case 'add-update': {
      const update = referral.plan?.updates.at(-1);
      if (!update || (update.seen && update.contactKept)) return [];
      // Raised the same day: in the thread without a word about whom, and to whoever looks after the case.
      return [thread('unseen'), ...(referral.owner ? [tell(referral.owner.id, 'unseen')] : [])];
    }
    case 'review':
      if (referral.status === 'closed') return [thread('closed'), ...tellAll('closed')];
      return referral.status === 'reintegrating' && previous.status !== 'reintegrating'
        ? [thread('reintegrating'), ...tellAll('reintegrating')]
        : [thread('reviewed')];
    case 'close':
      return [thread('closed'), ...tellAll('closed')];
  }
}

function toJoined({ id, referrer }: JoinedConcern): readonly [string, string] {
  return [referrer.id, id];
}

/** Somebody who has just been named as key adult is told so. */
function keyAdultTold(
  referral: Referral,
  previous: Referral,
  tell: (to: string, what: PersonNotice) => CaseDeliveryKind,
): readonly CaseDeliveryKind[] {
  const keyAdult = referral.plan?.keyAdult.id;
  return keyAdult === undefined || keyAdult === previous.plan?.keyAdult.id
    ? []
    : [tell(keyAdult, 'key-adult')];
}

/** A delivery about a case, due now. */
export function delivery(turn: Pick<Turn, 'clock'>, referral: Referral, kind: CaseDeliveryKind): Delivery {
  const now = nowOf(turn);
  const to = kind.kind === 'person' ? `.${kind.to}.${kind.news}` : '';
  return {
    id: `${referral.id}.${referral.version}.${kind.kind}${to}`,
    createdAt: now,
    attempts: 0,
    status: 'waiting',
    dueAt: now,
    ...kind,
  };
}

/** What goes with an action: other rows of the same batch, answers that it changes, and the case with them in place. */
export interface Alongside {
  readonly also?: readonly Change[];
  readonly corrected?: AuditEntry['corrected'] & {};
  /** The case as read with these answers, before the action; the record as read is still what is replaced. */
  readonly prepared?: Referral;
}

/**
 * Carries out an action on a case as read: decides, then writes record, audit row, index rows and deliveries in one
 * conditional batch. A conflict is never retried for a person: the case is read again and shown as it is. An activity
 * that is delivered again was done before: it is answered as done, with the case as it is now.
 */
export async function commitCase(
  turn: Turn,
  stored: Stored<Referral>,
  act: CaseAction,
  more: Alongside = {},
): Promise<CaseResult> {
  const decided = decide(more.prepared ?? stored.value, act, turn.person, nowOf(turn));
  if ('refused' in decided)
    return (await turn.isRepeat())
      ? { result: 'done', referral: stored.value, deliveries: [] }
      : { result: 'refused', refused: decided, referral: stored.value };
  const { next } = decided;
  const deliveries = [
    cardDelivery(turn, next),
    ...news(act.action, next, stored.value, turn.person.id).map((kind) => delivery(turn, next, kind)),
  ];
  const result = await turn.records.commit([
    { change: 'referral', value: next, previous: stored.value, expected: stored.version },
    {
      change: 'audit',
      value: {
        id: turn.names.id(),
        referralId: next.id,
        at: nowOf(turn),
        by: { id: turn.person.id, name: turn.person.name },
        what: AUDIT[act.action],
        ...(act.action === 'hand-over' ? { to: act.to } : {}),
        ...(more.corrected && more.corrected.length > 0 ? { corrected: more.corrected } : {}),
      },
    },
    ...deliveries.map((value) => ({ change: 'delivery', value, expected: 'new' }) as const),
    ...(more.also ?? []),
  ]);
  if (result === 'done')
    return { result: 'done', referral: next, deliveries: deliveries.map(({ id }) => id) };
  const now = await turn.records.readReferral(next.id);
  if (!now) throw new Error('a referral that was read is gone');
  if (await turn.isRepeat()) return { result: 'done', referral: now.value, deliveries: [] };
  const again = decide(now.value, act, turn.person, nowOf(turn));
  return 'refused' in again
    ? { result: 'refused', refused: again, referral: now.value }
    : { result: 'changed', referral: now.value };
}
