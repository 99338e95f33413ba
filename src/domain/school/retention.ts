import { plusDays, type SchoolCalendar } from '../calendar/calendar.ts';
import { schoolYearOf } from '../calendar/school-year.ts';
import { isRunning, awaitsPlan, type Referral } from '../case/referral.ts';
import { lastWorkedOn } from '../case/last-worked-on.ts';

/** How long a school keeps what the bot holds: a working copy, not the pupil's file. */
export interface RetentionPeriods {
  /** Days after a concern was found not to need anything, or was withdrawn. */
  readonly notNeededDays: number;
  /** Whole school years after the one in which a case was last worked on. */
  readonly caseSchoolYears: number;
  /** Years after which the record of who decided and who looked is deleted. */
  readonly auditYears: number;
}

/** Until a school's data protection officer decides otherwise. */
export const USUAL_RETENTION: RetentionPeriods = { notNeededDays: 30, caseSchoolYears: 1, auditYears: 6 };

/** Why a case is no longer kept: it needed nothing, it ended, or nobody worked on it any more. */
const EXPIRED_AS = ['not-needed', 'ended', 'left'] as const;
export type ExpiredAs = (typeof EXPIRED_AS)[number];

/** Why a case was deleted: it expired, or its pupil was erased. */
export const DELETED_AS = [...EXPIRED_AS, 'erased'] as const;
export type DeletedAs = (typeof DELETED_AS)[number];

/** What becomes of a case when nobody works on it again. */
export interface CaseExpiry {
  readonly as: ExpiredAs;
  /** The last day (`YYYY-MM-DD`) on which it is kept. */
  readonly keptUntil: string;
}

/** How long a case is kept as it stands. */
export function expiryOf(
  referral: Referral,
  calendar: SchoolCalendar,
  periods: RetentionPeriods = USUAL_RETENTION,
): CaseExpiry {
  const last = lastWorkedOn(referral);
  if (referral.status === 'not-needed' || referral.status === 'withdrawn')
    return { as: 'not-needed', keptUntil: plusDays(last, periods.notNeededDays) };
  const isOpen = referral.decision === undefined || isRunning(referral) || awaitsPlan(referral);
  const year = schoolYearOf(calendar, last) + periods.caseSchoolYears;
  return { as: isOpen ? 'left' : 'ended', keptUntil: `${year + 1}-08-31` };
}

/** What was deleted, or would be: counts by kind, nothing of what was in it. */
export interface RetentionReport {
  readonly periods: RetentionPeriods;
  /** Cases by why they are no longer kept. */
  readonly cases: Readonly<Record<ExpiredAs, number>>;
  /** Cases that would have been deleted, if there were no legal hold on them. */
  readonly onHold: number;
  /** Undefined where there was no time to count it. */
  readonly audit: number | undefined;
  /** Messages about no case that nobody came for. */
  readonly held: number;
  readonly addresses: number;
  /** Cases that cannot be read, so nobody knows how old they are. */
  readonly unreadable: number;
  /** Legal holds whose rows are damaged: their cases stay. */
  readonly damagedHolds: number;
  /** Entries of the audit and of the ledger that cannot be read. */
  readonly damagedAudit: number;
  /** Cards of deleted cases that could not be replaced in the inclusion channel. */
  readonly cardsLeft: number;
  /** Not 0 when nothing was deleted because this host's clock is wrong: ahead by so many days, or behind. */
  readonly clockDaysAhead: number;
  /** The run came to its limit, and the next one goes on. */
  readonly more: boolean;
}
