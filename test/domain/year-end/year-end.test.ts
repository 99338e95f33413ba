import assert from 'node:assert/strict';
import type { Referral } from '../../../src/domain/case/referral.ts';
import { referenceInYear, yearOfReference } from '../../../src/domain/questions/year-of-reference.ts';
import { USUAL_RETENTION } from '../../../src/domain/school/retention.ts';
import { endingSchoolYear, isFree, onlyThese, planYearEnd } from '../../../src/domain/year-end/year-end.ts';
import { somePlan } from '../../support/plans.ts';
import { testSchool } from '../../support/school.ts';
import { submittedReferral } from '../../support/submitted-referral.ts';

const calendar = testSchool();
const BY = { id: 'lead-1', name: 'Mr Birch' };

/** A case about a pupil of this year group, raised in the school year 2025/26 unless said otherwise. */
const about = (pupil: string, year: string, changes: Partial<Referral> = {}): Referral =>
  submittedReferral({
    id: `${pupil}-${changes.sentAt ?? 'now'}`,
    reference: `R-${pupil}`,
    sentAt: '2026-03-02T09:00:00.000Z',
    answers: { PC1: pupil, PC2: year },
    ...changes,
  });
const over = (referral: Referral): Referral => ({
  ...referral,
  status: 'not-needed',
  decision: { outcome: 'not-needed', by: BY, at: '2026-03-03T09:00:00.000Z', reason: 'Because.' },
});
const plan = (cases: readonly Referral[], leaving = [11, 13]) =>
  planYearEnd(cases, { schoolYear: 2025, leaving, calendar, periods: USUAL_RETENTION });
const moves = (cases: readonly Referral[]) =>
  plan(cases).changes.map((each) => `${each.from} > ${each.to}${isFree(each) ? '' : ' in the way'}`);

describe('The end of a school year', () => {
  it('is that of the year before until Christmas, then that of the year that runs', () => {
    assert.equal(endingSchoolYear(calendar, '2026-07-20'), 2025);
    assert.equal(endingSchoolYear(calendar, '2026-10-01'), 2025);
    assert.equal(endingSchoolYear(calendar, '2027-02-01'), 2026);
  });

  it('lists who leaves, with what is still open and until when the rest is kept', () => {
    const running = about('CD 11', '11', { status: 'plan-active', plan: somePlan() });
    const { leavers } = plan([
      over(about('AB 11', '11')),
      { ...running, decision: { ...over(running).decision!, outcome: 'in-school-plan' } },
      about('EF 13', '13'),
      about('GH 12', '12'),
    ]);
    assert.deepEqual(
      leavers.map(({ pupil, cases }) => [pupil, cases[0]?.open, cases[0]?.keptUntil]),
      [
        ['CD 11', 'running-plan', leavers[0]?.cases[0]?.keptUntil],
        ['EF 13', 'decision', leavers[1]?.cases[0]?.keptUntil],
        ['AB 11', undefined, '2026-04-02'],
      ],
    );
  });

  it('counts a pupil in the year they are in now, not the one in which the concern was raised', () => {
    const before = { sentAt: '2025-01-10T09:00:00.000Z' };
    const { leavers, changes } = plan([about('4711', '10', before), about('4712', '9', before)]);
    assert.deepEqual(
      leavers.map(({ pupil, year }) => [pupil, year]),
      [['4711', 11]],
    );
    assert.deepEqual(changes, []);
  });

  it('counts nobody among the leavers while nobody has said which years leave', () => {
    assert.deepEqual(plan([about('AB 13', '13')], []).leavers, []);
  });

  it('proposes the next year for references that carry one, the highest first', () => {
    assert.deepEqual(
      moves([about('AB 7', '7'), about('AB 8', '8'), about('8C XY', '8'), about('4711', '8')]),
      ['8C XY > 9C XY', 'AB 8 > AB 9', 'AB 7 > AB 8'],
    );
  });

  it('proposes nothing for one that was changed already, or names another year than the pupil was ever in', () => {
    assert.deepEqual(moves([about('AB 9', '8'), about('CD 5', '8')]), []);
  });

  it('brings one up to date that was left in an earlier year', () => {
    assert.deepEqual(moves([about('AB 7', '7', { sentAt: '2025-01-10T09:00:00.000Z' })]), ['AB 7 > AB 9']);
  });

  it('keeps two pupils of different ages under one reference apart', () => {
    const older = about('AB 8', '8', { sentAt: '2025-01-10T09:00:00.000Z' });
    const { changes } = plan([older, about('AB 8', '8')]);
    assert.deepEqual(
      changes.map(({ to, cases }) => [to, cases.map(({ sentAt }) => sentAt.slice(0, 4))]),
      [
        ['AB 10', ['2025']],
        ['AB 9', ['2026']],
      ],
    );
  });

  it('says what is in the way: a leaver keeps their reference, and so does whoever is not to change', () => {
    const cases = [about('AB 10', '10'), over(about('AB 11', '11')), about('CD 8', '8'), about('CD 7', '7')];
    assert.deepEqual(moves(cases), ['AB 10 > AB 11 in the way', 'CD 8 > CD 9', 'CD 7 > CD 8']);
    const only = onlyThese(plan(cases).changes, ['cd7'], cases);
    assert.deepEqual(
      only.map((each) => [each.from, each.meets.map(({ reference }) => reference)]),
      [['CD 7', ['R-CD 8']]],
    );
  });
});

describe('The year in a pupil reference', () => {
  it('is read and changed as it is written', () => {
    for (const [reference, year, next] of [
      ['AB 8', '8', 'AB 9'],
      ['ab8k', '8', 'ab9k'],
      ['AB 09', '9', 'AB 10'],
      ['9C AB', '9', '10C AB'],
      ['AB R', 'R', 'AB 1'],
      ["O'B 3", '3', "O'B 4"],
    ] as const) {
      assert.equal(yearOfReference(reference), year);
      assert.equal(referenceInYear(reference, Number(year === 'R' ? 0 : year) + 1), next);
    }
    for (const none of ['4711', 'AB 15', 'P-2301', 'AB', '']) assert.equal(yearOfReference(none), undefined);
  });
});
