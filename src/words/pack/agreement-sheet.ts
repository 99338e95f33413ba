import { mondayBefore } from '../../domain/calendar/iso-week.ts';
import { plusDays } from '../../domain/calendar/calendar.ts';
import { timetableLimits } from '../../domain/plan/timetable-checks.ts';
import { hoursOfWeek, type TimetableDay, type TimetablePlan } from '../../domain/plan/timetable.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { Content } from '../../domain/content/content.ts';
import { describeYear, pupilReference } from '../cases.ts';
import type { PackOptions } from './make-pack.ts';

/**
 * The agreement to a reduced timetable, to be printed and signed by the parent, the pupil and the school. It holds no name
 * of the pupil or parent, which are written by hand, nor why the hours are fewer: nothing of any status. Days are
 * `YYYY-MM-DD`, hours are as the plan has them.
 */
export interface AgreementSheet {
  readonly school: string;
  readonly reference: string;
  readonly pupil: { readonly reference: string; readonly year: string };
  readonly madeOn: string;
  readonly start: string;
  readonly review: string;
  readonly end: string;
  /** Monday to Friday of the first week, and together. */
  readonly days: readonly TimetableDay[];
  readonly hours: TimetableDay;
  /** About how many hours a full week has. */
  readonly week: number;
  /** Within how many days it is looked at again. */
  readonly reviewDays: number;
  /** From which Monday on how many hours in school, with the provider's where there is one, as far as they grow. */
  readonly steps: readonly { readonly from: string; readonly hours: number }[];
  readonly restOfWeek: string;
  readonly keyAdult: string;
}

/** The sheet of a plan that is a reduced timetable, as it stands today. */
export function makeAgreementSheet(
  referral: Referral & { readonly plan: TimetablePlan },
  content: Content,
  { school, today, settings }: Omit<PackOptions, 'include'>,
): AgreementSheet {
  const { plan, reference } = referral;
  const { timetable } = plan;
  const limits = timetableLimits(content);
  return {
    school,
    reference,
    pupil: { reference: pupilReference(referral), year: describeYear(referral, { today, settings }) },
    madeOn: today,
    start: plan.start,
    review: plan.nextReview,
    end: plan.end,
    days: timetable.days,
    hours: hoursOfWeek(timetable.days),
    week: limits.week,
    reviewDays: limits.reviewDays,
    steps: timetable.steps.map((hours, at) => ({
      from: plusDays(mondayBefore(plan.start), 7 * (at + 1)),
      hours,
    })),
    restOfWeek: timetable.restOfWeek,
    keyAdult: plan.keyAdult.name,
  };
}
