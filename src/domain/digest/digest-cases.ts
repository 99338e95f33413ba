import { pupilOf, pupilReferenceOf } from '../case/pupil-key.ts';
import { plusDays, plusSchoolDays, type SchoolCalendar } from '../calendar/calendar.ts';
import type { DigestCase, ReviewedCase } from './digest.ts';
import type { Content } from '../content/content.ts';
import { isRunning, type Referral, runsTimetable } from '../case/referral.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { refuseSharing } from '../content/shown-in.ts';
import { THRESHOLD } from '../known-ids/rules.ts';
import { OPTION } from '../known-ids/options.ts';

/** How far ahead a digest looks, in school days. */
const SCHOOL_DAYS_AHEAD = 10;

/** The last of the next ten school days. */
export function tenSchoolDaysOn(calendar: SchoolCalendar, today: string): string {
  return plusSchoolDays(calendar, today, SCHOOL_DAYS_AHEAD);
}

/** A case as the shared card names it: the referral's reference and the school's own for the pupil. */
export function nameCase(referral: Referral): DigestCase {
  return { id: referral.id, reference: referral.reference, pupil: pupilReferenceOf(referral) };
}

/** True for a reduced timetable that stands. */
export function hasReducedTimetable({ answers }: Referral): boolean {
  return answers[QUESTION.reducedTimetable] === OPTION.reducedTimetable.yes;
}

/** A question's answer, if it is a date. */
export function dateIn({ answers }: Referral, question: string): string | undefined {
  const answer = answers[question];
  return typeof answer === 'string' && answer !== '' ? answer : undefined;
}

/**
 * Reviews overdue or due up to `until`: of a plan, a reduced timetable, and education elsewhere that has no plan here
 * yet.
 */
export function reviewsOf(
  referral: Referral,
  content: Content,
  today: string,
  until: string,
): readonly ReviewedCase[] {
  const found: ReviewedCase[] = [];
  const add = (what: ReviewedCase['what'], date: string | undefined, from = '') => {
    if (date !== undefined && from <= date && date <= until)
      found.push({ ...nameCase(referral), what, date });
  };
  if (isRunning(referral)) {
    add('plan-review', referral.plan.nextReview);
    if (referral.plan.end !== referral.plan.nextReview) add('plan-end', referral.plan.end);
  } else if (referral.answers[QUESTION.provisionSoFar] === OPTION.provisionSoFar.current) {
    const since = dateIn(referral, QUESTION.provisionReviewed) ?? dateIn(referral, QUESTION.provisionBegan);
    const days = content.thresholds.get(THRESHOLD.reviewDays)?.value;
    if (since !== undefined && days !== undefined) add('provision-review', plusDays(since, days));
  }
  if (hasReducedTimetable(referral) && !runsTimetable(referral)) {
    add('timetable-review', dateIn(referral, QUESTION.timetableReview));
    // Those past their end have a list of their own.
    add('timetable-end', dateIn(referral, QUESTION.timetableEnds), today);
  }
  return found;
}

/**
 * For each sign the number of pupils it was ticked for, most pupils first; only those with `least` or more. Signs are
 * the options of the questions that the content counts in digests, if they may be shared.
 */
export function countSigns(
  referrals: readonly Referral[],
  { bank }: Content,
  least: number,
): readonly { readonly sign: string; readonly pupils: number }[] {
  const counted = [...bank.questions.values()]
    .filter((question) => question.shownIn?.digest === 'signs' && refuseSharing(question) === undefined)
    .flatMap(({ id: question, options }) =>
      options
        .filter((option) => !option.clearsOthers && !option.private && option.packAs === undefined)
        .map(({ id, label }) => {
          const ticked = referrals.filter(({ answers }) => {
            const ticks = answers[question];
            return Array.isArray(ticks) && ticks.includes(id);
          });
          return { sign: label, pupils: new Set(ticked.map(pupilOf)).size };
        }),
    );
  return counted.filter(({ pupils }) => pupils >= least).toSorted((one, other) => other.pupils - one.pupils);
}
