import { plusDays } from '../../src/domain/calendar/calendar.ts';
import type { StatutoryDate } from '../../src/domain/case/statutory-dates.ts';
import type { InclusionDigest, StaffDigest } from '../../src/domain/digest/digest.ts';
import type { Content } from '../../src/domain/content/content.ts';
import { CLOSING_OUTCOMES } from '../../src/domain/known-ids/plan.ts';
import { OUTCOMES } from '../../src/domain/case/referral.ts';

/** A busy week for everybody, with everything on it that there can be. */
export function busyStaffDigest(content: Content, changes: Partial<StaffDigest> = {}): StaffDigest {
  const raised = [5, 'few', 9, 11, 7, 12, 8, 6, 10, 9, 14] as const;
  const days = [
    ['2026-08-28', '2026-09-03'],
    ['2026-09-04', '2026-09-10'],
    ['2026-09-11', '2026-09-17'],
    ['2026-09-18', '2026-09-24'],
    ['2026-09-25', '2026-10-01'],
    ['2026-10-02', '2026-10-08'],
    ['2026-10-09', '2026-10-15'],
    ['2026-10-16', '2026-10-22'],
    ['2026-10-23', '2026-11-05'],
    ['2026-11-06', '2026-11-12'],
    ['2026-11-13', '2026-11-19'],
  ] as const;
  return {
    audience: 'staff',
    week: '2026-W47',
    days: { from: '2026-11-13', to: '2026-11-19' },
    quiet: false,
    raised: 14,
    weeks: days.map(([from, to], week) => ({ from, to, raised: raised[week] ?? 'few' })),
    reviewsAtLeast: 5,
    signs: signLabels(content).slice(0, 5),
    movedOnWell: 6,
    lastHalfTerm: {
      from: '2026-08-28',
      to: '2026-10-22',
      raised: 61,
      parts: [
        { became: 'in-school-plan', atLeast: 25 },
        { became: 'ap-plan', atLeast: 5 },
        { became: 'passed-on', atLeast: 10 },
        { became: 'not-needed', atLeast: 0 },
        { became: 'open', atLeast: 5 },
      ],
    },
    tip: content.tips.toSorted((one, other) => other.text.length - one.text.length)[0]!,
    ...changes,
  };
}

/** The date whose words are the longest. */
const LONGEST_DUTY: StatutoryDate = {
  ruleId: 'B-05',
  duty: 'board-considers-representations',
  date: '2026-12-10',
  counted: { from: 'notice', notified: '2026-11-19', schoolDays: 15 },
  missed: false,
  private: false,
};

/** An inclusion digest of a week with this many entries in every list, and names as long as they get. */
export function fullInclusionDigest(
  content: Content,
  entries = 40,
  changes: Partial<InclusionDigest> = {},
): InclusionDigest {
  const named = (at: number) => ({
    id: `0f8fad5b-d9cb-469f-a165-70867728${String(at).padStart(4, '0')}`,
    reference: `R-7K3M${at % 10}`,
    pupil: `AB-CD 12 ${30 + at}`,
  });
  const dated = <More extends object>(more: More, from: number) =>
    Array.from({ length: entries }, (_, at) => ({
      ...named(at),
      ...more,
      date: `2026-${at < 6 ? '11' : '12'}-${String(at < 6 ? from + at : 1 + (at % 20)).padStart(2, '0')}`,
    }));
  return {
    audience: 'inclusion',
    week: '2026-W48',
    days: { from: '2026-11-13', to: '2026-11-26' },
    today: '2026-11-27',
    raised: 14,
    weeks: Array.from({ length: 12 }, (_, at) => ({
      from: plusDays('2026-09-04', 7 * at),
      to: plusDays('2026-09-10', 7 * at),
      raised: [3, 6, 2, 9, 14, 4][at % 6] ?? 0,
    })),
    levels: [
      { level: 'urgent', count: 2 },
      { level: 'priority', count: 7 },
      { level: 'targeted', count: 9 },
      { level: 'watch', count: 3 },
    ],
    waiting: dated({}, 16),
    reviews: dated({ what: 'provision-review' as const }, 24),
    timetables: {
      inPlace: 7,
      withoutReview: Array.from({ length: entries }, (_, at) => named(at)),
      pastEnd: dated({}, 10),
    },
    statutory: dated({ law: LONGEST_DUTY }, 24),
    registerChecks: Array.from({ length: entries }, (_, at) => named(at)),
    signs: signLabels(content).map((sign, at) => ({ sign, pupils: 20 - at })),
    movedOnWell: 3,
    decided: OUTCOMES.map((outcome, at) => ({ outcome, count: 4 - at })),
    closed: CLOSING_OUTCOMES.map((outcome, at) => ({ outcome, count: 1 + at })),
    timeToDecision: { median: 2.5, cases: 10 },
    plansToMake: Array.from({ length: entries }, (_, at) => named(at)),
    panels: entries,
    actionsLate: entries,
    providerChecks: { expired: entries, expiring: entries, visits: entries },
    plansRunning: 11,
    ...changes,
  };
}

function signLabels(content: Content): readonly string[] {
  const options = content.bank.questions.get('EW1')?.options ?? [];
  return options.filter(({ clearsOthers }) => !clearsOthers).map(({ label }) => label);
}
