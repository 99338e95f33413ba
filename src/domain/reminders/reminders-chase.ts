import { isSchoolDay, plusDays, plusSchoolDays, type SchoolCalendar } from '../calendar/calendar.ts';
import { waitingEnquiry } from '../case/enquiries.ts';
import { londonDate } from '../calendar/london.ts';
import { isDecided, type Enquiry, type Referral } from '../case/referral.ts';

/** A question is chased once, this many school days after it was asked. */
const CHASED_AFTER = 2;

/**
 * The question to remind the referrer of today: two school days after it was asked, or on the school day before the
 * answer-by date if sooner, but never on the day it was asked. Undefined when there is none, or once it has been
 * chased. `today` is `YYYY-MM-DD`.
 */
export function questionToChase(
  calendar: SchoolCalendar,
  referral: Referral,
  today: string,
): Enquiry | undefined {
  const waiting = waitingEnquiry(referral);
  if (isDecided(referral) || !waiting || waiting.chasedAt !== undefined) return undefined;
  const asked = londonDate(waiting.askedAt);
  const usual = plusSchoolDays(calendar, asked, CHASED_AFTER);
  const inTime = schoolDayBefore(calendar, referral.answerBy);
  const soonest = plusSchoolDays(calendar, plusDays(asked, 1), 0);
  const sooner = usual < inTime ? usual : inTime;
  return today >= (sooner > soonest ? sooner : soonest) ? waiting : undefined;
}

/** The case once the referrer has been reminded. */
export function afterChasing(referral: Referral, chased: Enquiry, now: string): Referral {
  return {
    ...referral,
    version: referral.version + 1,
    enquiries: referral.enquiries.map((enquiry) =>
      enquiry === chased ? { ...enquiry, chasedAt: now } : enquiry,
    ),
  };
}

/** The last school day before a date; the date itself when the calendar has none for weeks. */
function schoolDayBefore(calendar: SchoolCalendar, date: string): string {
  for (let back = 1; back < 70; back++) {
    const day = plusDays(date, -back);
    if (isSchoolDay(calendar, day)) return day;
  }
  return date;
}
