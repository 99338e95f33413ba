import assert from 'node:assert/strict';
import fc from 'fast-check';
import { halfTermOf, lastCountedWeek } from '../../../src/domain/calendar/counted-weeks.ts';
import { staffDigest } from '../../../src/domain/digest/digest-staff.ts';
import { countSigns } from '../../../src/domain/digest/digest-cases.ts';
import { plusDays } from '../../../src/domain/calendar/calendar.ts';
import type { StaffDigest } from '../../../src/domain/digest/digest.ts';
import type { Outcome, Referral } from '../../../src/domain/case/referral.ts';
import { atLeast, figure, partsOfTotal, type Figure } from '../../../src/domain/digest/suppression.ts';
import { referral } from '../../storage/samples.ts';
import { runs } from '../../support/sampled.ts';
import { YEAR } from '../../support/school-year.ts';
import { pinned, type HalfTermPublished } from '../../support/staff-digest-adversary.ts';
import { content } from '../../support/content.ts';

const SIGNS = content.bank.questions.get('EW1')!.options.filter(({ clearsOthers }) => !clearsOthers);
const LABELS = SIGNS.map(({ label }) => label);
const KINDS = ['in-school-plan', 'ap-plan', 'passed-on', 'not-needed', 'open'] as const;
const LONGEST_LIST = 5;

/** The six counted weeks from the one to 17 September 2026. */
const WEEKS = halfTermOf(YEAR, lastCountedWeek(YEAR, '2026-10-02'));

/** Everything that could have been counted, by what would be published of it. */
function worlds(
  counts: number,
  most: number,
  publish: (world: number[]) => unknown,
): Map<string, number[][]> {
  const found = new Map<string, number[][]>();
  const go = (world: number[]) => {
    if (world.length === counts) {
      const key = JSON.stringify(publish(world));
      found.set(key, [...(found.get(key) ?? []), world]);
      return;
    }
    for (let count = 0; count <= most; count++) go([...world, count]);
  };
  go([]);
  return found;
}

describe('A figure for everybody', () => {
  it('is exact from five on and "few" below, none included', () => {
    assert.deepEqual([0, 1, 4, 5, 12].map(figure), ['few', 'few', 'few', 5, 12]);
    assert.deepEqual([0, 4, 5, 9, 10].map(atLeast), [0, 0, 5, 5, 10]);
  });
});

describe('The parts of a total that everybody knows', () => {
  for (const [name, counts, most] of [
    ['two parts', 2, 24],
    ['three parts', 3, 19],
    ['four parts', 4, 16],
  ] as const)
    it(`leave each anything within its five numbers, for somebody who knows the method too: ${name}`, () => {
      // Totals at the rim of what is tried lack some of their worlds.
      const smallest = 5 * (counts - 1);
      const all = worlds(counts, most, (world) => [sum(world), partsOfTotal(world) ?? 'nothing']);
      let shown = 0;
      for (const [published, possible] of all) {
        const [total, parts] = JSON.parse(published) as [number, number[] | 'nothing'];
        if (total > most) continue;
        if (total < smallest) assert.equal(parts, 'nothing');
        for (let part = 0; part < counts; part++) {
          const could = [...new Set(possible.map((world) => world[part] ?? -1))].toSorted((a, b) => a - b);
          const from = parts === 'nothing' ? 0 : (parts[part] ?? 0);
          if (parts !== 'nothing') {
            shown++;
            assert.deepEqual(could, [from, from + 1, from + 2, from + 3, from + 4], published);
          } else if (total >= smallest) {
            // Nothing was said: nobody knows so much as whether it is under five.
            assert.ok((could[0] ?? 9) < 5 && (could.at(-1) ?? 0) >= 5, published);
          }
        }
      }
      assert.ok(shown > 0, 'nothing was ever shown');
    });

  it('are told down to a multiple of five, and not at all when what was cut off is too little or too much', () => {
    assert.deepEqual(partsOfTotal([41, 9, 12, 3, 6]), [40, 5, 10, 0, 5]);
    assert.equal(partsOfTotal([40, 5, 10, 0, 5]), undefined);
    assert.equal(partsOfTotal([44, 9, 14, 4, 9]), undefined);
    assert.equal(partsOfTotal([6, 3, 2, 1, 3]), undefined, 'nineteen cannot be split in five');
  });
});

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}

interface Concern {
  readonly became: (typeof KINDS)[number];
  readonly signs: readonly number[];
  readonly pupil: number;
}

/** A half term, week by week. Small weeks and few kinds, where it is easiest to find something out. */
const halfTerms = fc.array(
  fc.array(
    fc.record({
      became: fc.constantFrom(...KINDS, 'in-school-plan' as const),
      signs: fc.uniqueArray(fc.nat({ max: 3 }), { maxLength: 3 }),
      pupil: fc.nat({ max: 40 }),
    }),
    { minLength: 0, maxLength: 9 },
  ),
  { minLength: WEEKS.length, maxLength: WEEKS.length },
);

function referrals(halfTerm: readonly (readonly Concern[])[]): readonly Referral[] {
  return halfTerm.flatMap((concerns, week) =>
    concerns.map(({ became, signs, pupil }, number) => {
      const day = plusDays(WEEKS[week]?.to ?? '', -(number % 4));
      const by = { id: 'lead', name: 'Lead' };
      return referral({
        id: `r-${week}-${number}`,
        sentAt: `${day}T09:00:00.000Z`,
        answers: { PC1: `P ${pupil}`, EW1: signs.map((sign) => SIGNS[sign]?.id ?? '') },
        ...(became === 'open'
          ? {}
          : {
              status: became,
              decision: { outcome: became satisfies Outcome, by, at: `${day}T15:00:00.000Z`, reason: 'x' },
            }),
      });
    }),
  );
}

/** The digest of each Friday, each from what was known then. */
function digests(halfTerm: readonly (readonly Concern[])[]): readonly StaffDigest[] {
  const all = referrals(halfTerm);
  return WEEKS.map(({ week, to }) => {
    const today = plusDays(to, 1);
    const sent = all.filter(({ sentAt }) => sentAt.slice(0, 10) <= today);
    return staffDigest({ calendar: YEAR, content }, { week, today }, { sent, closed: [], open: [] });
  });
}

/** What stood there. */
function ours(halfTerm: readonly (readonly Concern[])[]): HalfTermPublished {
  const all = digests(halfTerm);
  const over = all.at(-1)?.lastHalfTerm;
  return {
    weeks: all.map(({ raised, signs }, week) => ({
      raised,
      signs,
      upTo: latest(all.slice(0, week + 1).map((each) => each.raised)),
    })),
    ...(over ? { total: over.raised, leavesOut: true } : {}),
    ...(over && over.parts.length > 0
      ? { parts: over.parts.map((part) => ({ atLeast: part.atLeast })) }
      : {}),
  };
}

function latest(raised: readonly Figure[]): number | undefined {
  const at = raised.findLastIndex((each) => each !== 'few');
  return at < 0 ? undefined : at;
}

/**
 * What would stand there if every figure were only looked at by itself; `only` says which of these mistakes is made.
 */
function careless(
  halfTerm: readonly (readonly Concern[])[],
  only: 'parts' | 'total' | 'signs',
): HalfTermPublished {
  const published = ours(halfTerm);
  const all = referrals(halfTerm);
  const total = all.length;
  const parts = KINDS.map((kind) => figure(halfTerm.flat().filter(({ became }) => became === kind).length));
  if (only === 'parts') return { ...published, total, leavesOut: false, parts };
  if (only === 'total') return { weeks: published.weeks, total };
  return {
    weeks: published.weeks.map((week, upTo) => ({
      ...week,
      upTo,
      signs: countSigns(
        all.filter(({ sentAt }) => sentAt.slice(0, 10) <= (WEEKS[upTo]?.to ?? '')),
        content,
        5,
      )
        .slice(0, LONGEST_LIST)
        .map(({ sign }) => sign),
    })),
  };
}

/** Each run draws six digests. It was tried with thousands. */
const RUNS = runs(80, 12);
/** Until the careless one is caught, which takes a few runs. */
const UNTIL_FOUND = { numRuns: 300, endOnFailure: true };

describe('Somebody who keeps every digest of a half term and subtracts', function () {
  this.timeout(60_000);

  it('learns nothing more about a count under five', () => {
    fc.assert(
      fc.property(halfTerms, (halfTerm) => {
        assert.deepEqual(pinned(ours(halfTerm), LABELS, LONGEST_LIST), []);
      }),
      RUNS,
    );
  });

  for (const only of ['parts', 'total', 'signs'] as const)
    it(`would find something if ${only} were hidden one by one only`, () => {
      const tried = fc.check(
        fc.property(halfTerms, (halfTerm) => {
          assert.deepEqual(pinned(careless(halfTerm, only), LABELS, LONGEST_LIST), []);
        }),
        UNTIL_FOUND,
      );
      assert.ok(tried.failed, 'the adversary of this test is too weak');
    });

  it('reads the same figures of a week in every digest that shows it, whenever and in whichever channel', () => {
    fc.assert(
      fc.property(halfTerms, (halfTerm) => {
        const all = referrals(halfTerm);
        const on = (today: string) =>
          staffDigest({ calendar: YEAR, content }, { week: 'w', today }, { sent: all, closed: [], open: [] });
        const seen = new Map<string, Figure>();
        for (let today = '2026-09-11'; today < '2026-10-24'; today = plusDays(today, 1))
          for (const { to, raised } of on(today).weeks) {
            assert.equal(seen.get(to) ?? raised, raised, `${to} on ${today}`);
            seen.set(to, raised);
          }
      }),
      runs(3, 2),
    );
  });

  it('sees the half term that is over stand still, whatever is decided later', () => {
    const halfTerm = WEEKS.map(() =>
      Array.from({ length: 9 }, (_, number) => ({
        became: KINDS[number % 4 === 0 ? 0 : number < 4 ? 1 : 4],
        signs: [0],
        pupil: number,
      })),
    );
    const all = referrals(halfTerm);
    const later = all.map((each) =>
      each.decision
        ? each
        : {
            ...each,
            decision: {
              outcome: 'ap-plan' as const,
              by: each.referrer,
              at: '2026-11-04T09:00:00.000Z',
              reason: 'x',
            },
          },
    );
    const on = (sent: readonly Referral[], today: string) =>
      staffDigest({ calendar: YEAR, content }, { week: 'w', today }, { sent, closed: [], open: [] })
        .lastHalfTerm;
    const first = on(all, '2026-10-23');
    assert.equal(first?.parts.length, 5);
    assert.deepEqual(on(later, '2026-11-06'), first);
    assert.deepEqual(on(later, '2026-12-11'), first);
  });
});
