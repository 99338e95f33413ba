import type { Change } from '../../src/app/ports/records.ts';
import type { FollowUpAnswer } from '../../src/domain/case/follow-up.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import type { ClosingOutcome } from '../../src/domain/known-ids/plan.ts';
import type { Provider } from '../../src/domain/school/provider.ts';
import { termAround } from '../../src/domain/calendar/named-terms.ts';
import { termOutcomes } from '../../src/domain/outcomes/term-outcomes.ts';
import type { OutcomesOfSchool } from '../../src/words/outcomes.ts';
import { testSchool } from './school.ts';
import { somePlan, someReview, someUpdate } from './plans.ts';
import { submittedReferral } from './submitted-referral.ts';

const contact = { name: 'Ines Harrow', phone: '01632 960 121' };
/** Made up, like everybody here. */
export const SOME_PROVIDERS: readonly Provider[] = [
  {
    name: 'Bramble Lane Tutors',
    kind: 'tutor',
    contact,
    sessions: 'Mornings',
    checks: {},
    cost: { pounds: 42, per: 'hour' },
  },
  {
    name: 'Larkfield Online School',
    kind: 'online-accredited',
    contact,
    sessions: 'Every day',
    checks: {},
    cost: { pounds: 95, per: 'week' },
  },
  { name: 'Withy Farm Learning', kind: 'non-school-ap', contact, sessions: 'Two days a week', checks: {} },
];

/** So many plans of a kind, in the spring of 2027. */
interface Group {
  readonly provider?: string;
  readonly count: number;
  /** Of these, closed at the end of March as back in class. */
  readonly returned: number;
  readonly attendance: readonly [before: number, during: number, after: number];
}

const GROUPS: readonly Group[] = [
  { count: 23, returned: 17, attendance: [71, 84, 90] },
  { provider: 'Bramble Lane Tutors', count: 17, returned: 11, attendance: [42, 68, 79] },
  { provider: 'Larkfield Online School', count: 6, returned: 2, attendance: [23, 61, 66] },
  { provider: 'Withy Farm Learning', count: 3, returned: 1, attendance: [48, 77, 80] },
];

/**
 * The plans of a school's spring term, six weeks each from 1 February 2027: more than five by the school's own staff, with
 * tutors and online, and three on a farm.
 */
export function plansOfSpring(groups: readonly Group[] = GROUPS): readonly Referral[] {
  return groups.flatMap((group, of) =>
    Array.from({ length: group.count }, (_, at) => pastPlan(group, `${of}-${at}`, at)),
  );
}

function pastPlan(
  { provider, returned, attendance: [before, during, after] }: Group,
  id: string,
  at: number,
) {
  const by = { id: 'lead', name: 'Sam Lead' };
  const isReturned = at < returned;
  const spread = (at % 5) * 3 - 6;
  const outcome: ClosingOutcome = isReturned ? 'returned' : 'other';
  const where: FollowUpAnswer = at % 6 === 5 ? 'partly' : 'full-time';
  return submittedReferral({
    id: `past-${id}`,
    reference: `R-P${id.replace('-', 'X')}`,
    answers: { PC1: `ZZ ${id}`, PC2: '8' },
    sentAt: '2027-01-18T09:00:00.000Z',
    answerBy: '2027-01-22',
    status: 'closed',
    decision: { outcome: 'ap-plan', by, at: '2027-01-20T09:00:00.000Z', reason: 'Now.' },
    plan: somePlan({
      ...(provider === undefined ? {} : { provider }),
      start: '2027-02-01',
      end: '2027-03-26',
      measures: [{ id: 'attendance', baseline: before + spread, target: 95 }],
      updates: ['2027-W06', '2027-W07', '2027-W09'].map((week) =>
        someUpdate({ week, offered: 100, attended: during - spread }),
      ),
      reviews: [
        someReview({
          at: '2027-03-18T10:00:00.000Z',
          figures: [{ measure: 'attendance', value: Math.min(100, after - spread) }],
          decision: 'close',
        }),
      ],
    }),
    closing: { outcome, by, at: '2027-03-18T10:00:00.000Z', reason: 'As agreed.' },
    ...(isReturned ? { followUp: { where, by, at: '2027-06-21T09:00:00.000Z' } } : {}),
  });
}

/** The figures of that term, with its plans, unless others are given. */
export function outcomesOfSpring(
  plans: readonly Referral[] = plansOfSpring(),
  { school = 'Test School', name }: { readonly school?: string; readonly name?: string } = {},
): OutcomesOfSchool {
  const calendar = testSchool();
  const term = termAround(calendar, '2027-02-10');
  const today = '2027-07-12';
  const counted = { calendar, providers: SOME_PROVIDERS };
  return {
    school,
    madeOn: today,
    outcomes: termOutcomes(counted, { ...term, name: name ?? term.name }, today, plans),
  };
}

/** The changes that put them into a school's records. */
export function kept(referrals: readonly Referral[]): readonly Change[][] {
  return referrals.map((value) => [{ change: 'referral', value, previous: null, expected: 'new' }]);
}
