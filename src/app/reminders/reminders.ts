import type { Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import type { Paged } from '../pages.ts';
import type { ReminderItem } from '../ports/deliveries.ts';

/** An item in a reminder, and its case as it is now. */
export interface RemindedCase {
  readonly item: ReminderItem;
  readonly referral: Referral;
}

/** One person's reminders, the most urgent first, and how many more there are. */
export interface Reminders {
  readonly reader: StaffMember;
  /** School date, `YYYY-MM-DD`. */
  readonly today: string;
  readonly items: readonly RemindedCase[];
  readonly more: number;
  /** Which page of the list they are; a card that was sent unasked is no page of one. */
  readonly at?: Paged;
}
