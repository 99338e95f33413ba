import { plusDays, type DayRange, type SchoolCalendar } from '../calendar/calendar.ts';
import { mondayOf } from '../calendar/iso-week.ts';
import { londonDate } from '../calendar/london.ts';
import { lastRunOn } from '../case/figures-of-case.ts';
import { pupilOf } from '../case/pupil-key.ts';
import type { Referral } from '../case/referral.ts';
import { isIn } from '../digest/digest.ts';
import { asNumber } from '../content/answer-values.ts';
import { QUESTION } from '../known-ids/questions.ts';
import type { Plan } from '../plan/plan.ts';
import { costOf, schoolWeeks } from '../school/placement-cost.ts';
import type { Provider } from '../school/provider.ts';
import { provisionKindOf, type ProvisionKind } from './provision-kind.ts';

/** What figures are counted with. */
export interface CountingSchool {
  readonly calendar: SchoolCalendar;
  readonly providers: readonly Provider[];
}

/** One pupil's support in a term, by the plan that began last. Attendance is in per cent. */
export interface CountedPupil {
  readonly kind: ProvisionKind;
  /** School weeks in which the plan ran in this term. */
  readonly weeks: number;
  /** In pounds, for these weeks. */
  readonly cost?: number;
  readonly before?: number;
  readonly during?: number;
  readonly after?: number;
  /** The case was closed in this term because the pupil was back in class. */
  readonly isReturned: boolean;
  /** And in class full time when somebody looked a term later. */
  readonly isStillBack: boolean;
}

interface Planned {
  readonly referral: Referral & { readonly plan: Plan };
  /** The days of the plan in this term. */
  readonly days: DayRange;
}

/**
 * The pupils with a plan that ran in these days of a term, each once. `known`: the last day (`YYYY-MM-DD`) whose follow-ups
 * count. A case may be in the list twice.
 */
export function pupilsOfTerm(
  school: CountingSchool,
  referrals: readonly Referral[],
  term: DayRange,
  known: string,
): readonly CountedPupil[] {
  const pupils = new Map<string, Planned>();
  for (const referral of referrals) {
    const planned = inTerm(referral, term);
    if (!planned) continue;
    const key = pupilOf(referral);
    const other = pupils.get(key);
    if (!other || isLater(planned, other)) pupils.set(key, planned);
  }
  return [...pupils.values()].map((planned) => countPupil(school, planned, term, known));
}

function inTerm(referral: Referral, term: DayRange): Planned | undefined {
  const { plan, closing } = referral;
  if (!plan) return undefined;
  const ended = closing && londonDate(closing.at);
  const days = {
    from: plan.start > term.from ? plan.start : term.from,
    to: ended !== undefined && ended < term.to ? ended : term.to,
  };
  return days.from <= days.to ? { referral: { ...referral, plan }, days } : undefined;
}

function isLater({ referral: one }: Planned, { referral: other }: Planned): boolean {
  return `${one.plan.start} ${one.id}` > `${other.plan.start} ${other.id}`;
}

function countPupil(
  { calendar, providers }: CountingSchool,
  { referral, days }: Planned,
  term: DayRange,
  known: string,
): CountedPupil {
  const { plan, closing, followUp } = referral;
  const hasEnded = closing !== undefined && isIn(term, londonDate(closing.at));
  const isReturned = hasEnded && closing.outcome === 'returned';
  const looked = isReturned && followUp && londonDate(followUp.at) <= known ? followUp : undefined;
  const provider = providers.find(({ name }) => name === plan.provider);
  const cost = provider && costOf(provider, { ...plan, start: days.from }, calendar, days.to);
  const before = attendanceBefore(referral);
  const during = attendanceIn(plan, days);
  const after = looked?.attendance ?? (hasEnded ? lastReviewed(plan, days.to) : undefined);
  return {
    kind: provisionKindOf(plan, providers),
    weeks: schoolWeeks(calendar, days.from, days.to),
    // A price by the term comes to nothing where the calendar does not know that term.
    ...(cost === undefined || cost === 0 ? {} : { cost }),
    ...(before === undefined ? {} : { before }),
    ...(during === undefined ? {} : { during }),
    ...(after === undefined ? {} : { after }),
    isReturned,
    isStillBack: looked?.where === 'full-time',
  };
}

/** The plan's own baseline, which reviews count the same way; else the office's figures, if they are from before it. */
function attendanceBefore(referral: Planned['referral']): number | undefined {
  const { plan, answers } = referral;
  const baseline = plan.measures.find(({ id }) => id === 'attendance')?.baseline;
  if (baseline !== undefined) return baseline;
  const [possible, missed] = [
    asNumber(answers[QUESTION.possibleSessions]),
    asNumber(answers[QUESTION.missedSessions]),
  ];
  const answeredOn = referral.answeredOn?.[QUESTION.missedSessions] ?? lastRunOn(referral);
  if (possible === undefined || missed === undefined || possible <= 0 || answeredOn > plan.start)
    return undefined;
  return (1 - missed / possible) * 100;
}

/**
 * The sessions attended of those on offer in these days, a week from one source: the provider's register where it has that
 * week, else the weekly update.
 */
function attendanceIn({ updates, providerRegister = [] }: Plan, days: DayRange): number | undefined {
  const byWeek = new Map([...updates, ...providerRegister].map((each) => [each.week, each]));
  const counted = [...byWeek.values()].filter(({ week }) =>
    isIn(days, plusDays(mondayOf(week) ?? '1970-01-05', 4)),
  );
  const offered = sum(counted.map((each) => each.offered));
  return offered === 0 ? undefined : (sum(counted.map(({ attended }) => attended)) / offered) * 100;
}

function lastReviewed({ reviews }: Plan, until: string): number | undefined {
  return reviews
    .filter(({ at }) => londonDate(at) <= until)
    .flatMap(({ figures }) => figures.filter(({ measure }) => measure === 'attendance'))
    .at(-1)?.value;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
