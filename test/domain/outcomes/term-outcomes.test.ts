import assert from 'node:assert/strict';
import { termAround } from '../../../src/domain/calendar/named-terms.ts';
import type { Referral } from '../../../src/domain/case/referral.ts';
import { termOutcomes } from '../../../src/domain/outcomes/term-outcomes.ts';
import type { CountingSchool } from '../../../src/domain/outcomes/plans-of-term.ts';
import type { Plan } from '../../../src/domain/plan/plan.ts';
import type { Provider } from '../../../src/domain/school/provider.ts';
import { referral } from '../../storage/samples.ts';
import { somePlan, someUpdate } from '../../support/plans.ts';
import { testSchool } from '../../support/school.ts';

const tutors: Provider = {
  name: 'Bramble Lane Tutors',
  kind: 'tutor',
  contact: { name: 'Ines Harrow', phone: '01632 960 121' },
  sessions: 'Mornings',
  checks: {},
  cost: { pounds: 153, per: 'week' },
};
const calendar = testSchool();
const school: CountingSchool = { calendar, providers: [tutors] };
const TODAY = '2027-05-20';
const term = termAround(calendar, '2027-02-01');
const by = { id: 'lead', name: 'Sam Lead' };

/** A case with a tutor from Monday 1 to Friday 26 February, whose plan changes as given. */
const tutored = (at: number, plan: Partial<Plan> = {}, changes: Partial<Referral> = {}): Referral =>
  referral({
    id: `case-${at}`,
    answers: { PC1: `P ${at}` },
    status: 'plan-active',
    plan: somePlan({ provider: tutors.name, start: '2027-02-01', end: '2027-02-26', updates: [], ...plan }),
    ...changes,
  });
const returned = (at: number, changes: Partial<Referral> = {}) =>
  tutored(
    at,
    { updates: [someUpdate({ week: '2027-W06', offered: 10, attended: 8 })] },
    {
      status: 'closed',
      closing: { outcome: 'returned', by, at: '2027-02-26T15:00:00.000Z', reason: 'Back.' },
      ...changes,
    },
  );
const many = (count: number, make: (at: number) => Referral) =>
  Array.from({ length: count }, (_, at) => make(at));
const count = (cases: readonly Referral[], today = TODAY) => {
  const { kinds, together, ...rest } = termOutcomes(school, term, today, cases);
  return { ...rest, together, tutor: kinds.find(({ kind }) => kind === 'tutor') };
};

describe('What came of provision in a term', () => {
  it('counts each pupil once, however often they had a plan or their reference was typed', () => {
    const again = tutored(
      0,
      { start: '2027-03-01', end: '2027-03-26' },
      { id: 'again', answers: { PC1: 'p-0' } },
    );
    assert.equal(count([...many(9, tutored), again, ...many(9, tutored)]).tutor?.pupils, 5);
    assert.equal(count([...many(9, tutored), tutored(9)]).tutor?.pupils, 10);
  });

  it('says nothing of a kind with fewer than five pupils', () => {
    const { tutor, together } = count(many(4, returned));
    assert.deepEqual(tutor, { kind: 'tutor', pupils: 0, returned: 0, stillBack: 0 });
    assert.deepEqual(together, { pupils: 0, returned: 0, stillBack: 0 });
  });

  it('gives weeks, cost and attendance as averages, roughly', () => {
    const { tutor } = count(many(6, returned));
    assert.equal(tutor?.weeks, 4);
    assert.equal(tutor.costEach, 600);
    assert.deepEqual(tutor.attendance, { before: 60, during: 80 });
  });

  it('adds attendance after, once somebody has looked, of the same pupils', () => {
    const followUp = { where: 'full-time', attendance: 91, by, at: '2027-05-10T09:00:00.000Z' } as const;
    const { tutor } = count(many(6, (at) => returned(at, { followUp })));
    assert.deepEqual(tutor?.attendance, { before: 60, during: 80, after: 90 });
  });

  it('takes attendance before from the office where the plan has none, if it is from before the plan', () => {
    const fromOffice = (answeredOn: string) =>
      count(
        many(6, (at) => ({
          ...tutored(at, {
            measures: [],
            updates: [someUpdate({ week: '2027-W06', offered: 10, attended: 8 })],
          }),
          answers: { PC1: `P ${at}`, OA1: 100, OA2: 30 },
          answeredOn: { OA2: answeredOn },
        })),
      ).tutor?.attendance;
    assert.deepEqual(fromOffice('2027-01-20'), { before: 70, during: 80 });
    assert.equal(fromOffice('2027-02-20'), undefined);
  });

  it('counts a week by the provider’s register where it was read in, else by the weekly update', () => {
    const week = { provider: tutors.name, by, at: '2027-02-15T09:00:00.000Z' };
    const { tutor } = count(
      many(6, (at) =>
        tutored(at, {
          updates: [
            someUpdate({ week: '2027-W05', offered: 10, attended: 10 }),
            someUpdate({ week: '2027-W06', offered: 10, attended: 10 }),
          ],
          providerRegister: [
            { ...week, week: '2027-W06', offered: 10, attended: 0 },
            { ...week, week: '2027-W07', offered: 10, attended: 2 },
          ],
        }),
      ),
    );
    assert.equal(tutor?.attendance?.during, 40);
  });

  it('leaves out an average of fewer than five', () => {
    const { tutor } = count([...many(6, tutored), ...many(4, returned)]);
    assert.equal(tutor?.attendance, undefined);
  });

  it('counts returns in the term in which the case was closed, and who is still back', () => {
    const followUp = { where: 'full-time', by, at: '2027-05-10T09:00:00.000Z' } as const;
    const all = count(many(20, (at) => returned(at, { followUp })));
    assert.deepEqual([all.tutor?.pupils, all.tutor?.returned, all.tutor?.stillBack], [20, 15, 10]);
    const later = many(20, (at) =>
      returned(at, { closing: { outcome: 'returned', by, at: '2027-04-20T15:00:00.000Z', reason: 'Back.' } }),
    );
    assert.deepEqual([count(later).tutor?.pupils, count(later).tutor?.returned], [20, 0]);
  });

  it('puts outcomes with all kinds together where no kind can be told apart', () => {
    const own = (at: number) => ({ ...returned(at), plan: somePlan({ start: '2027-02-01' }) });
    const elsewhere = (at: number) => ({
      ...returned(at),
      plan: somePlan({ start: '2027-02-01', provider: 'Gone' }),
    });
    const { together } = count([
      ...many(4, returned),
      ...many(4, (at) => ({ ...own(at), id: `own-${at}`, answers: { PC1: `O ${at}` } })),
      ...many(4, (at) => ({ ...elsewhere(at), id: `else-${at}`, answers: { PC1: `E ${at}` } })),
    ]);
    assert.deepEqual([together.pupils, together.returned], [10, 5]);
    assert.notEqual(together.weeks, undefined);
  });

  it('counts a running term up to the last Thursday that is over', () => {
    const days = count(many(6, tutored), '2027-02-10');
    assert.equal(days.upTo, '2027-02-04');
    assert.equal(days.isOver, false);
    assert.equal(days.tutor?.weeks, 1);
    assert.equal(count([], TODAY).isOver, true);
  });

  it('counts no plan that began after the term or had ended before', () => {
    const outside = [
      tutored(1, { start: '2027-04-20', end: '2027-05-20' }),
      tutored(
        2,
        { start: '2026-10-01' },
        { closing: { outcome: 'other', by, at: '2026-11-01T10:00:00.000Z', reason: '' } },
      ),
      referral({ id: 'no-plan' }),
    ];
    assert.equal(
      count(
        many(5, () => outside[0] ?? referral({})).concat(
          outside,
          many(4, (at) => tutored(at + 3)),
        ),
      ).tutor?.pupils,
      0,
    );
  });
});
