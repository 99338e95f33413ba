import { plusDays, plusSchoolDays, type SchoolCalendar } from '../calendar/calendar.ts';
import { londonDate } from '../calendar/london.ts';
import { termAround } from '../calendar/named-terms.ts';
import type { Person } from '../people/person.ts';
import type { Referral } from './referral.ts';

/** Where a pupil who went back to class is a term later. */
export const FOLLOW_UP_ANSWERS = ['full-time', 'partly', 'elsewhere', 'left', 'not-known'] as const;
export type FollowUpAnswer = (typeof FOLLOW_UP_ANSWERS)[number];

/** What somebody found a term after a pupil went back to class. */
export interface FollowUp {
  readonly where: FollowUpAnswer;
  /** The pupil's attendance since they went back, in whole per cent, where it was given. */
  readonly attendance?: number;
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
}

/** A term has about twelve weeks of school (product default). */
const TERM_DAYS = 60;

/** True of a case that was closed because the pupil was back in class. */
export function isReturned(
  referral: Pick<Referral, 'plan' | 'closing'>,
): referral is Pick<Referral, 'plan' | 'closing'> & Required<Pick<Referral, 'plan' | 'closing'>> {
  return referral.plan !== undefined && referral.closing?.outcome === 'returned';
}

/**
 * The school day (`YYYY-MM-DD`) from which somebody looks whether the pupil is still back: about a term after the case
 * was closed. Undefined for a case that did not end with a return.
 */
export function followUpFrom(referral: Referral, calendar: SchoolCalendar): string | undefined {
  return isReturned(referral)
    ? plusSchoolDays(calendar, londonDate(referral.closing.at), TERM_DAYS)
    : undefined;
}

/**
 * The same while nobody has said yet and somebody is to be reminded of it, on that day (`YYYY-MM-DD`): up to the end of the
 * term after, so that a bot that was down for weeks still asks.
 */
export function followUpDue(referral: Referral, calendar: SchoolCalendar, today: string): string | undefined {
  if (referral.followUp) return undefined;
  const from = followUpFrom(referral, calendar);
  if (from === undefined || today < from) return undefined;
  const next = termAround(calendar, plusDays(termAround(calendar, from).to, 1));
  return today <= next.to ? from : undefined;
}
