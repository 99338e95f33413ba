import type { Figure } from '../../src/domain/digest/suppression.ts';

/** What stood in the staff channel in one week. */
interface Published {
  readonly raised: Figure;
  /** Labels of the signs on the list; `upTo` is the week, counted from 0, whose concerns are the last that count in it. */
  readonly signs: readonly string[];
  readonly upTo: number | undefined;
}

/** Everything that stood there in a half term. */
export interface HalfTermPublished {
  readonly weeks: readonly Published[];
  /** How many concerns were told apart, by `parts`; without those of weeks of fewer than five if it `leavesOut` them. */
  readonly total?: number;
  readonly leavesOut?: boolean;
  /** Exact, or `few`, or what it is at least, to the next multiple of five. */
  readonly parts?: readonly (Figure | { readonly atLeast: number })[];
}

interface Range {
  least: number;
  most: number;
}

const FEW: Range = { least: 0, most: 4 };
const ranged = (figure: Figure | { readonly atLeast: number }): Range => {
  if (figure === 'few') return { ...FEW };
  if (typeof figure === 'number') return { least: figure, most: figure };
  return { least: figure.atLeast, most: figure.atLeast + 4 };
};

/**
 * Somebody who has kept every digest of a half term, knows how they are made, and subtracts: weeks from the half term,
 * parts from the half term, one week's list of signs from the next week's. Resolves to each count under five of which
 * they know more than that it is under five.
 */
export function pinned(
  { weeks, total, leavesOut = false, parts }: HalfTermPublished,
  signs: readonly string[],
  longest: number,
): string[] {
  const raised = weeks.map((week) => ranged(week.raised));
  const split = (parts ?? []).map(ranged);
  // The ranges themselves, so that what is learnt of a week here is known of it everywhere.
  const counted = raised.filter((_, week) => !leavesOut || weeks[week]?.raised !== 'few');
  const known = weeks.map(({ signs: listed, upTo }) =>
    signs.map((sign): Range => {
      if (upTo === undefined) return { least: 0, most: 0 };
      if (listed.includes(sign)) return { least: 5, most: Number.POSITIVE_INFINITY };
      // A full list leaves out even signs that many pupils have.
      return listed.length < longest ? { ...FEW } : { least: 0, most: Number.POSITIVE_INFINITY };
    }),
  );
  for (let round = 0; round < 30; round++) {
    if (total !== undefined) {
      sumIs(counted, total);
      if (parts) sumIs(split, total);
    }
    for (let week = 1; week < weeks.length; week++) followOn(week, raised, weeks, known);
  }
  const found: string[] = [];
  const look = (what: string, range: Range) => {
    if (range.most <= 4 && (range.least > 0 || range.most < 4))
      found.push(`${what} is ${range.least} to ${range.most}`);
  };
  raised.forEach((range, week) => weeks[week]?.raised === 'few' && look(`week ${week}`, range));
  split.forEach((range, part) => look(`part ${part}`, range));
  known.forEach((ranges, week) =>
    ranges.forEach(
      (range, sign) => weeks[week]?.upTo !== undefined && look(`sign ${sign} in week ${week}`, range),
    ),
  );
  return found;
}

/** What each may be when all together are this much. */
function sumIs(ranges: Range[], total: number): void {
  const least = ranges.reduce((sum, range) => sum + range.least, 0);
  const most = ranges.reduce((sum, range) => sum + range.most, 0);
  for (const range of ranges) {
    const others = { least: least - range.least, most: most - range.most };
    range.most = Math.min(range.most, total - others.least);
    range.least = Math.max(range.least, total - others.most);
  }
}

/** A sign's pupils only grow, and by no more than the concerns that came. */
function followOn(week: number, raised: Range[], weeks: readonly Published[], known: Range[][]): void {
  const before = weeks[week - 1]?.upTo ?? -1;
  const now = weeks[week]?.upTo ?? -1;
  const came = raised.slice(before + 1, now + 1);
  const most = came.reduce((sum, range) => sum + range.most, 0);
  known[week]?.forEach((range, sign) => {
    const earlier = known[week - 1]?.[sign];
    if (!earlier) return;
    earlier.least = Math.max(earlier.least, range.least - most);
    earlier.most = Math.min(earlier.most, range.most);
    range.least = Math.max(range.least, earlier.least);
    range.most = Math.min(range.most, earlier.most + most);
    const [only] = came;
    if (came.length === 1 && only) only.least = Math.max(only.least, range.least - earlier.most);
  });
}
