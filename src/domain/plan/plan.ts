import type {
  MeasureId,
  Place,
  ContactRhythm,
  ParentAgreement,
  ReviewDecision,
  ClosingOutcome,
} from '../known-ids/plan.ts';
import type { Person } from '../people/person.ts';
import type { Timetable } from './timetable.ts';

/** How a measure is counted: its range, and which direction is better. */
export interface Scale {
  readonly least: number;
  readonly most: number;
  readonly better: 'more' | 'fewer';
}

/** One scale per measure: a baseline and a review always count the same thing. Product defaults. */
export const SCALES: Readonly<Record<MeasureId, Scale>> = {
  attendance: { least: 0, most: 100, better: 'more' },
  behaviour: { least: 0, most: 50, better: 'fewer' },
  engagement: { least: 1, most: 5, better: 'more' },
  'social-skills': { least: 1, most: 5, better: 'more' },
  learning: { least: 0, most: 100, better: 'more' },
  wellbeing: { least: 1, most: 5, better: 'more' },
};

/** A measure's baseline and target. */
export interface Measure {
  readonly id: MeasureId;
  readonly baseline: number;
  readonly target: number;
}

/** A measure's figure on the day of a review. */
interface Figure {
  readonly measure: MeasureId;
  readonly value: number;
}

/** What to achieve, and by which date (`YYYY-MM-DD`). */
export interface Aim {
  readonly what: string;
  readonly by: string;
}

/** One step of the way back to class: what, who is responsible, and from when (`YYYY-MM-DD`). */
export interface ReturnStep {
  readonly what: string;
  readonly who: string;
  readonly when: string;
}

/** What a review found and what a person decided. Dates are `YYYY-MM-DD`. */
export interface Review {
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
  readonly figures: readonly Figure[];
  readonly pupilView?: string;
  readonly parentView?: string;
  readonly whatWorked?: string;
  readonly decision: ReviewDecision;
  /** With `continue`, `step-down`, `reintegrate` and `change`: the new next review and last day of the plan. */
  readonly nextReview?: string;
  readonly end?: string;
  /** With `step-down`: the new hours a week away from ordinary lessons. */
  readonly hoursPerWeek?: number;
  /** With `step-down` of a reduced timetable: the new hours a week in school, and with a provider where there is one. */
  readonly hoursInSchool?: number;
  /** With `close`: how it ended, and a sentence for the referrer. */
  readonly outcome?: ClosingOutcome;
  readonly reason?: string;
}

/** Takes the key adult thirty seconds a week: how it is going, in ticks and counts, and one line. */
export interface WeeklyUpdate {
  /** The ISO week it is about, for example `2026-W48`. */
  readonly week: string;
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
  /** Sessions (a morning or an afternoon) on offer, and those the pupil attended. */
  readonly offered: number;
  readonly attended: number;
  /** 1 (hardly joins in) to 5 (joins in fully). */
  readonly engagement: number;
  readonly behaviour: 'calmer' | 'the-same' | 'harder';
  readonly learning: 'steps-forward' | 'the-same' | 'steps-back';
  /** What came of the register and the report of the provider; absent of plans without one and from older updates. */
  readonly providerSent?: 'both' | 'register' | 'report' | 'neither';
  /** True when the contact agreed in the plan took place; absent where none was agreed. */
  readonly contactKept?: boolean;
  /** True when somebody from school saw the pupil in person this week. */
  readonly seen: boolean;
  /** If nobody did: the last day somebody did, where known (`YYYY-MM-DD`). */
  readonly lastSeen?: string;
  readonly line?: string;
}

/** The sessions of one ISO week as the provider's register has them, read in before the key adult told of that week. */
export interface RegisterWeek {
  readonly week: string;
  readonly provider: string;
  readonly offered: number;
  readonly attended: number;
  /** Who read it in, and when (ISO instant). */
  readonly by: Person;
  readonly at: string;
}

/** The plan an approval creates. Dates are `YYYY-MM-DD`, hours are weekly. */
export interface Plan {
  readonly madeBy: Person;
  /** ISO instant; `changedAt` once it was changed. */
  readonly madeAt: string;
  readonly changedAt?: string;
  /** Why this, and why now. */
  readonly why: string;
  /** Two or three. */
  readonly aims: readonly Aim[];
  /** What the pupil says they want, in their words. */
  readonly pupilWants?: string;
  /** At least two. */
  readonly measures: readonly Measure[];
  /** Id of a provision model (`PM-1` ...). */
  readonly model: string;
  /** Name in the school's directory; absent for the school's own staff. */
  readonly provider?: string;
  readonly place: Place;
  /** What the support in school is: options of the plan form. Absent from alternative provision and from older plans. */
  readonly support?: readonly string[];
  /** What will happen, when, and with whom. */
  readonly whatHappens?: string;
  /** Where the support is a reduced timetable, or makes one because with school it is no full week. */
  readonly timetable?: Timetable;
  /** Away from ordinary lessons; absent for support beside them. */
  readonly hoursPerWeek?: number;
  readonly fullTime: boolean;
  /** With a part-time place: the rest of the week is in school, so that nothing is reduced. */
  readonly restInSchool?: true;
  /** As PR5; the office decides, the product only warns. */
  readonly registerCode?: string;
  readonly transport?: string;
  /** A named adult at school, who gives the weekly update. */
  readonly keyAdult: Person;
  /** Agreed for a pupil who learns elsewhere: see `agreedContact`. */
  readonly contact: ContactRhythm;
  readonly parents: ParentAgreement;
  readonly pupilAgreed: boolean;
  readonly start: string;
  readonly end: string;
  readonly nextReview: string;
  /** At least one for a pupil away from ordinary lessons. */
  readonly returnSteps: readonly ReturnStep[];
  /** What the pupil takes back into class. */
  readonly takesBack?: string;
  /** Oldest first. */
  readonly reviews: readonly Review[];
  /** Oldest first, at most one a week. */
  readonly updates: readonly WeeklyUpdate[];
  /** What was read in of the provider's register, by week, at most one each. */
  readonly providerRegister?: readonly RegisterWeek[];
}

/** True of support beside ordinary lessons; older plans do not say what their support is. */
export function isInClass({
  hoursPerWeek,
  support,
  timetable,
}: Pick<Plan, 'hoursPerWeek' | 'support' | 'timetable'>): boolean {
  return hoursPerWeek === undefined && support !== undefined && timetable === undefined;
}

/** How often somebody speaks with a pupil who learns elsewhere; undefined for one in class, who is seen every day. */
export function agreedContact(plan: Plan): ContactRhythm | undefined {
  return isInClass(plan) ? undefined : plan.contact;
}

/** How and why a case ended. */
export interface Closing {
  readonly outcome: ClosingOutcome;
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
  /** Written for the referrer, who reads it. */
  readonly reason: string;
  readonly whatWorked?: string;
}

/** Each measure from its baseline through every review, in chronological order. */
export interface MeasureCourse extends Measure {
  readonly figures: readonly { readonly date: string; readonly value: number }[];
  /** Compared with the baseline: nearer the target, further away, or the same. Undefined before the first review. */
  readonly since?: 'nearer' | 'further' | 'the-same';
}

/** How each measure has gone, for reviews and charts. `day` gives the school date of an instant. */
export function coursesOf(
  plan: Pick<Plan, 'measures' | 'reviews'>,
  day: (instant: string) => string,
): readonly MeasureCourse[] {
  return plan.measures.map((measure) => {
    const figures = plan.reviews.flatMap(({ figures: found, at }) =>
      found.filter((each) => each.measure === measure.id).map(({ value }) => ({ date: day(at), value })),
    );
    const latest = figures.at(-1);
    if (!latest) return { ...measure, figures };
    const before = Math.abs(measure.target - measure.baseline);
    const better = SCALES[measure.id].better === 'more' ? 1 : -1;
    // Overshooting the target does not count as further away.
    const passed = (latest.value - measure.target) * better >= 0;
    const now = passed ? 0 : Math.abs(measure.target - latest.value);
    const since = now < before ? 'nearer' : now > before ? 'further' : 'the-same';
    return { ...measure, figures, since };
  });
}

/** How far a figure is from the baseline to the target, in per cent; negative when it is further away. */
export function wayInPercent({ baseline, target }: MeasureCourse, value: number): number {
  return baseline === target ? 100 : Math.round(((value - baseline) / (target - baseline)) * 100);
}
