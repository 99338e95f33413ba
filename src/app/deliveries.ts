import type { Referral } from '../domain/case/referral.ts';
import type { Clock } from './ports/clock.ts';
import type { CaseDeliveryKind, Delivery, DeliveryKind, DeliveryState } from './ports/deliveries.ts';

/** A delivery that is due now and has not been tried yet. */
export function newDelivery<Kind extends DeliveryKind>(
  { clock }: { readonly clock: Clock },
  id: string,
  kind: Kind,
): DeliveryState & Kind {
  const now = clock.now().toISOString();
  return { id, createdAt: now, attempts: 0, status: 'waiting', dueAt: now, ...kind };
}

/** The delivery that posts or redraws a case's card for this version of the record. */
export function caseCard(at: { readonly clock: Clock }, { id, version }: Referral): Delivery {
  return newDelivery(at, caseCardId(id, version), { kind: 'case-card', referralId: id });
}

/** The id of the delivery that draws a case's card for a version of its record. */
export function caseCardId(referralId: string, version: number): string {
  return `${referralId}.${version}.card`;
}

/**
 * A line in the thread under a case's card, or a card in one person's chat. The id carries the version of the case,
 * which ties a line to its message.
 */
export function caseNotice(
  at: { readonly clock: Clock },
  { id, version }: Referral,
  kind: Exclude<CaseDeliveryKind, { kind: 'case-card' }>,
): Delivery {
  const to = kind.kind === 'person' ? `.${kind.to}.${kind.news}` : '';
  return newDelivery(at, `${id}.${version}.${kind.kind}${to}`, kind);
}

/** Puts a new delivery in the outbox, in the same batch as its cause. */
export function putInOutbox(value: Delivery): {
  readonly change: 'delivery';
  readonly value: Delivery;
  readonly expected: 'new';
} {
  return { change: 'delivery', value, expected: 'new' };
}
