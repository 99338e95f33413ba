import type { Source } from '../../domain/content/content.ts';
import type { RemindedOf } from '../../domain/reminders/reminders.ts';

/** How long these claims last, in days: longer than a stage that is five school days and a holiday. */
export const CLAIM_DAYS = { days: 90 } as const;
/** Longer than a question a term later is asked, or anything agreed lies ahead: its one stage lasts until then. */
export const ITEM_CLAIM_DAYS = { days: 365 } as const;

/** The claim of a person's card of one school day. */
export function cardClaimId(person: string, day: string): string {
  return `reminder|${person}|${day}`;
}

/** The claim of the one extra card that a day may bring: something urgent that no lead has taken on. */
export function urgentCardClaimId(person: string, day: string): string {
  return `reminder|${person}|${day}|untaken`;
}

/**
 * The claim that a person has been told this about a case, at this stage. What is about a provider is told once, however
 * many pupils are there.
 */
export function itemClaimId(
  person: string,
  item: {
    readonly of: RemindedOf;
    readonly referralId: string;
    readonly date: string;
    readonly stage: string;
    readonly about?: string;
  },
): string {
  const about = item.about === undefined ? '' : `|${item.about}`;
  const of = item.of === 'provider-check' ? 'provider' : item.referralId;
  return `reminded|${of}|${item.of}|${item.date}|${item.stage}|${person}${about}`;
}

/** The claim of asking for a week's update. */
export function updateClaimId(referralId: string, week: string): string {
  return `update|${referralId}|${week}`;
}

/** The claim that the leads have been told that a source is to be read again since its day. */
export function sourceClaim({ id, checkAgainBy }: Pick<Source, 'id' | 'checkAgainBy'>): string {
  return `source-due|${id}|${checkAgainBy}`;
}
