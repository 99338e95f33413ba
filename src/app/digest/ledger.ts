import type { LedgerRow } from '../ports/kept-rows.ts';

/** Long after anybody could still ask about a week. */
const KEPT_DAYS = 60;
const DAY = 24 * 60 * 60_000;

/** A ledger row from now on, for 60 days or so many. */
export function ledgerRow(id: string, now: Date, by?: LedgerRow['by'], days: number = KEPT_DAYS): LedgerRow {
  const expiresAt = new Date(now.getTime() + days * DAY).toISOString();
  return { id, at: now.toISOString(), expiresAt, ...(by === undefined ? {} : { by }) };
}

/** The ledger row that says a channel's digest of a week has been dealt with; its delivery has the same id. */
export function digestId(channel: string, week: string): string {
  return `digest|${channel}|${week}`;
}

/** The ledger row that says it stands in the channel. Deliveries are deleted sooner, and a summer is long. */
export function postedId(channel: string, week: string): string {
  return `digest-posted|${channel}|${week}`;
}

/** The ledger row that says a lead holds a week's digests. */
export function holdId(week: string): string {
  return `hold|${week}`;
}
