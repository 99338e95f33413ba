import type { RemindedOf } from '../../domain/reminders/reminders.ts';
import type { LedgerRow } from '../ports/kept-rows.ts';
import type { Change } from '../ports/records.ts';

/** Longer than any stage lasts, holidays included: a stage is five school days at most. */
const KEPT_DAYS = 90;

/** The claim of a person's card of one school day. */
export function cardClaim(person: string, day: string): string {
  return `reminder|${person}|${day}`;
}

/** The claim of the one card more that a day may bring: something urgent that nobody has taken. */
export function untakenClaim(person: string, day: string): string {
  return `reminder|${person}|${day}|untaken`;
}

/** The claim that a person has been told this about a case, at this stage. */
export function itemClaim(
  person: string,
  item: {
    readonly of: RemindedOf;
    readonly referralId: string;
    readonly date: string;
    readonly stage: string;
  },
): string {
  return `reminded|${item.referralId}|${item.of}|${item.date}|${item.stage}|${person}`;
}

/** The claim of a week's update ask. */
export function updateClaim(referralId: string, week: string): string {
  return `update|${referralId}|${week}`;
}

/** Claims something from now on. */
export function claimed(id: string, now: Date): Extract<Change, { change: 'ledger' }> {
  const expiresAt = new Date(now.getTime() + KEPT_DAYS * 86_400_000).toISOString();
  const value: LedgerRow = { id, at: now.toISOString(), expiresAt };
  return { change: 'ledger', value };
}
