import type { DayRange, SchoolCalendar } from '../calendar/calendar.ts';
import { lastCountedWeek } from '../calendar/counted-weeks.ts';
import type { NamedTerm } from '../calendar/named-terms.ts';
import type { Referral } from '../case/referral.ts';
import { atLeast, partAtLeast, SMALLEST_SHOWN, totalAtLeast } from '../digest/suppression.ts';
import { pupilsOfTerm, type CountedPupil, type CountingSchool } from './plans-of-term.ts';
import { PROVISION_KINDS, type ProvisionKind } from './provision-kind.ts';

/** Counts as they may be shown: each "at least", a multiple of five; 0 is too few to show, which can be none. */
export interface ShownCounts {
  readonly pupils: number;
  /** Back in class at the end of their plan, in this term. */
  readonly returned: number;
  /** Of these, in class full time about a term later. */
  readonly stillBack: number;
}

/** What is said of a group of five pupils or more; averages of fewer are left out. */
export interface GroupOutcomes extends ShownCounts {
  /** On average, to whole weeks. */
  readonly weeks?: number;
  /** Pounds a pupil, to the nearest fifty. */
  readonly costEach?: number;
  /** Averages of the same pupils, to the nearest five per cent; `after` only where five or more have all three. */
  readonly attendance?: { readonly before: number; readonly during: number; readonly after?: number };
}

/** What came of provision in a term, for everybody who may read it: nothing small can be worked out of it. */
export interface TermOutcomes {
  readonly term: NamedTerm;
  /** The last day (`YYYY-MM-DD`) that counts; the last day of the term once it is over. */
  readonly upTo: string;
  readonly isOver: boolean;
  /** Of all kinds. Without outcomes and averages where a kind has its own: the rest would be what the others have. */
  readonly together: GroupOutcomes;
  /** Every kind, in a fixed order: not by how large or how good. */
  readonly kinds: readonly (GroupOutcomes & { readonly kind: ProvisionKind })[];
}

/** Counts of a group as they are. */
interface Counts {
  readonly pupils: number;
  readonly returned: number;
  readonly stillBack: number;
}

const NEAREST_PER_CENT = 5;
const NEAREST_POUNDS = 50;

/** The days of a term that are counted on `today`: up to the last Thursday of a week that is over, as in the digests. */
export function countedDays(calendar: SchoolCalendar, { from, to }: DayRange, today: string): DayRange {
  const { to: known } = lastCountedWeek(calendar, today);
  return { from, to: to < known ? to : known };
}

/** Counts what came of provision in a term. `today` and days are `YYYY-MM-DD`; a case may be in the list twice. */
export function termOutcomes(
  school: CountingSchool,
  term: NamedTerm,
  today: string,
  referrals: readonly Referral[],
): TermOutcomes {
  const days = countedDays(school.calendar, term, today);
  const { to: known } = lastCountedWeek(school.calendar, today);
  const pupils = pupilsOfTerm(school, referrals, days, known);
  const groups = PROVISION_KINDS.map((kind) => pupils.filter((each) => each.kind === kind));
  const shown = showCounts(groups.map(countOf));
  return {
    term,
    upTo: days.to,
    isOver: days.to === term.to,
    together: { ...shown.together, ...(shown.hasKinds ? {} : averagesOf(pupils)) },
    kinds: PROVISION_KINDS.map((kind, at) => ({
      kind,
      ...(shown.kinds[at] ?? NONE),
      ...averagesOf(groups[at] ?? []),
    })),
  };
}

const NONE: ShownCounts = { pupils: 0, returned: 0, stillBack: 0 };

/**
 * Counts of kinds as they may be shown, and of all together. Outcomes are shown of kinds or of all, never of both: one
 * from the other would give those of the kinds that are too small to show.
 */
export function showCounts(kinds: readonly Counts[]): {
  readonly kinds: readonly ShownCounts[];
  readonly together: ShownCounts;
  readonly hasKinds: boolean;
} {
  const shown = kinds.map((counts) => showParts(counts, atLeast(counts.pupils)));
  const hasKinds = shown.some(({ pupils }) => pupils > 0);
  const all: Counts = {
    pupils: sum(kinds.map(({ pupils }) => pupils)),
    returned: sum(kinds.map(({ returned }) => returned)),
    stillBack: sum(kinds.map(({ stillBack }) => stillBack)),
  };
  const pupils = totalAtLeast(
    all.pupils,
    shown.map((each) => each.pupils),
  );
  return { kinds: shown, together: hasKinds ? { ...NONE, pupils } : showParts(all, pupils), hasKinds };
}

function showParts({ returned, stillBack }: Counts, pupils: number): ShownCounts {
  const back = partAtLeast(returned, pupils);
  return { pupils, returned: back, stillBack: partAtLeast(stillBack, back) };
}

function countOf(pupils: readonly CountedPupil[]): Counts {
  return {
    pupils: pupils.length,
    returned: pupils.filter(({ isReturned }) => isReturned).length,
    stillBack: pupils.filter(({ isStillBack }) => isStillBack).length,
  };
}

function averagesOf(
  pupils: readonly CountedPupil[],
): Pick<GroupOutcomes, 'weeks' | 'costEach' | 'attendance'> {
  if (pupils.length < SMALLEST_SHOWN) return {};
  const costs = pupils.flatMap(({ cost }) => cost ?? []);
  const attendance = attendanceOf(pupils);
  return {
    weeks: mean(
      pupils.map(({ weeks }) => weeks),
      1,
    ),
    ...(costs.length < SMALLEST_SHOWN ? {} : { costEach: mean(costs, NEAREST_POUNDS) }),
    ...(attendance ? { attendance } : {}),
  };
}

/** Before, during and after of the same pupils: those with all three, or with the first two where these are too few. */
function attendanceOf(pupils: readonly CountedPupil[]): GroupOutcomes['attendance'] {
  const known = pupils.flatMap(({ before, during, after }) =>
    before === undefined || during === undefined ? [] : [{ before, during, after }],
  );
  const whole = known.flatMap(({ after, ...others }) => (after === undefined ? [] : [{ ...others, after }]));
  const average = (numbers: readonly number[]) => mean(numbers, NEAREST_PER_CENT);
  if (whole.length >= SMALLEST_SHOWN)
    return {
      before: average(whole.map(({ before }) => before)),
      during: average(whole.map(({ during }) => during)),
      after: average(whole.map(({ after }) => after)),
    };
  if (known.length < SMALLEST_SHOWN) return undefined;
  return {
    before: average(known.map(({ before }) => before)),
    during: average(known.map(({ during }) => during)),
  };
}

function mean(numbers: readonly number[], nearest: number): number {
  return Math.round(sum(numbers) / numbers.length / nearest) * nearest;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
