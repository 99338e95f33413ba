import assert from 'node:assert/strict';
import { pupilKey } from '../../src/domain/case/pupil-key.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { describeExpiring } from '../../src/words/retention.ts';
import { expiryOf, type RetentionPeriods } from '../../src/domain/school/retention.ts';
import { damageRows } from '../support/damage-rows.ts';
import { somePlan } from '../support/plans.ts';
import { sendsReferral, startPlay, type Play } from '../support/play.ts';
import { testSchool } from '../support/school.ts';
import { submittedReferral } from '../support/submitted-referral.ts';

const DAY = 24 * 60 * 60;
const YEAR = 366 * DAY;
const PERSON = { id: 'lead-1', name: 'Mr Birch' };
const CALENDAR = testSchool();

const decided = (outcome: 'not-needed' | 'passed-on' | 'in-school-plan', at: string): Partial<Referral> => ({
  status: outcome,
  decision: { outcome, by: PERSON, at, reason: 'Because.' },
});
const kept = (changes: Partial<Referral>, periods?: RetentionPeriods) =>
  expiryOf(
    submittedReferral({ sentAt: '2026-11-24T09:00:00.000Z', answeredOn: {}, ...changes }),
    CALENDAR,
    periods,
  );

describe('A case is kept', () => {
  it('for thirty days when it needed nothing', () =>
    assert.deepEqual(kept(decided('not-needed', '2026-11-30T10:00:00.000Z')), {
      as: 'not-needed',
      keptUntil: '2026-12-30',
    }));

  it('until the end of the school year after the one it ended in', () => {
    const at = '2027-08-31T10:00:00.000Z';
    assert.deepEqual(kept(decided('passed-on', at)), { as: 'ended', keptUntil: '2028-08-31' });
    const next = kept(decided('passed-on', '2027-09-01T10:00:00.000Z'));
    assert.equal(next.keptUntil, '2029-08-31');
  });

  it('for as long after its plan as after anything else', () => {
    const plan = somePlan({ end: '2027-10-01' });
    assert.equal(kept({ status: 'plan-active', plan }).keptUntil, '2029-08-31');
  });

  it('as long after a meeting as after anything else, but no longer for one once it is over', () => {
    const meeting = {
      id: 'meeting-1',
      kind: 'other' as const,
      on: '2027-10-01',
      by: PERSON,
      at: '2027-10-01T10:00:00.000Z',
      staff: [PERSON],
      others: [],
      actions: [],
    };
    assert.equal(kept({ meetings: [meeting] }).keptUntil, '2029-08-31');
    const over = { ...decided('passed-on', '2026-11-30T10:00:00.000Z'), meetings: [meeting] };
    assert.equal(kept(over).keptUntil, '2028-08-31');
  });

  it('as long after the papers went to a panel, and what followed, as after anything else', () => {
    const panel = {
      ...{ id: 'panel-1', name: 'Fair access panel', by: PERSON, at: '2027-07-20T10:00:00.000Z' },
      ...{ deadline: '2027-09-10', needsApproval: false },
    };
    assert.equal(kept({ panels: [panel] }).keptUntil, '2028-08-31');
    for (const step of [
      { sentOn: '2027-09-06' },
      { familyToldOn: '2027-09-06' },
      { appeal: { madeOn: '2027-09-06' } },
    ])
      assert.equal(kept({ panels: [{ ...panel, ...step }] }).keptUntil, '2029-08-31');
  });

  it('no longer than others when nobody ever decides on it', () =>
    assert.deepEqual(kept({}), { as: 'left', keptUntil: '2028-08-31' }));

  it('as long as the school says', () => {
    const periods = { notNeededDays: 7, caseSchoolYears: 3, auditYears: 6 };
    assert.equal(kept(decided('not-needed', '2026-11-30T10:00:00.000Z'), periods).keptUntil, '2026-12-07');
    assert.equal(kept(decided('passed-on', '2026-11-30T10:00:00.000Z'), periods).keptUntil, '2030-08-31');
  });
});

describe('Deleting past cases', () => {
  let play: Play;
  let pupil: string;
  beforeEach(async () => {
    play = await startPlay();
    await sendsReferral(play);
    await play.settled();
    pupil = String((await theCase()).answers['PC1']);
  });
  afterEach(() => play.stop());

  async function theCase(): Promise<Referral> {
    const { items } = await play.erasure.cases();
    assert.ok(items[0]);
    return items[0].value;
  }
  const rowsAbout = (mark: string) => play.dump().filter((row) => row.includes(mark));
  const yearsPass = (years: number) => play.clock.pass(years * YEAR);

  it('leaves a case alone while it is kept', async () => {
    play.clock.pass(300 * DAY);
    const { cases } = await play.schoolBot.deletePast();
    assert.deepEqual(cases, { 'not-needed': 0, ended: 0, left: 0 });
    await theCase();
  });

  it('leaves nothing about the pupil in any table, and says only that there was a case', async () => {
    const { id, reference } = await theCase();
    const listed = `pupil|${pupilKey(pupil)}|`;
    for (const mark of [pupil, listed]) assert.ok(rowsAbout(mark).length > 0, mark);
    yearsPass(3);
    assert.equal((await play.schoolBot.deletePast({ dryRun: true })).cases.left, 1);
    await theCase();
    assert.equal((await play.schoolBot.deletePast()).cases.left, 1);
    await play.schoolBot.deleteExpired();
    for (const mark of [pupil, listed]) assert.deepEqual(rowsAbout(mark), []);
    const about = rowsAbout(id).map((row) => (JSON.parse(row) as { key: string }).key.split('|')[0]);
    assert.deepEqual(new Set(about), new Set(['audit', 'deleted', 'unsealed']));
    assert.deepEqual(
      (await play.erasure.deletedCases()).map((each) => [each.reference, each.as]),
      [[reference, 'left']],
    );
    assert.equal((await play.schoolBot.deletePast()).cases.left, 0);
  });

  it('leaves nothing at all ten years later', async () => {
    yearsPass(3);
    await play.schoolBot.deletePast();
    yearsPass(7);
    await play.schoolBot.deletePast();
    await play.schoolBot.deleteExpired();
    assert.deepEqual(
      rowsAbout('').filter((row) => !/"key":"(person|channel)\|/.test(row)),
      [],
    );
  });

  it('stops at a legal hold until it is lifted', async () => {
    const { id, reference } = await theCase();
    const hold = {
      referralId: id,
      reference,
      by: PERSON,
      at: '2026-11-24T09:00:00.000Z',
      reason: 'A claim.',
    };
    assert.ok(await play.erasure.hold(hold));
    yearsPass(3);
    const report = await play.schoolBot.deletePast();
    assert.deepEqual([report.cases.left, report.onHold], [0, 1]);
    await theCase();
    assert.ok(await play.erasure.lift(id));
    assert.equal((await play.schoolBot.deletePast()).cases.left, 1);
  });

  it('keeps a case whose legal hold cannot be read, says so, and deletes the others', async () => {
    const { id, reference } = await theCase();
    const at = '2026-11-24T09:00:00.000Z';
    assert.ok(await play.erasure.hold({ referralId: id, reference, by: PERSON, at, reason: 'A claim.' }));
    assert.equal(await damageRows(play.storage, 'hold|'), 1);
    await sendsReferral(play);
    await play.settled();
    yearsPass(3);
    for (const dryRun of [true, false]) {
      const report = await play.schoolBot.deletePast({ dryRun });
      assert.deepEqual([report.cases.left, report.onHold, report.damagedHolds], [1, 1, 1]);
      assert.match(describeExpiring(report).join(' '), /1 legal hold cannot be read/);
    }
    assert.equal((await theCase()).id, id);
    assert.ok(play.lines.some((line) => line.includes('unreadable-rows')));
    assert.ok(await play.erasure.lift(id));
    assert.equal((await play.schoolBot.deletePast()).cases.left, 1);
  });

  it('deletes by night with damaged rows of every kind about', async () => {
    const { id } = await theCase();
    const deleted = {
      id: 'before',
      reference: 'R-BEFOR',
      as: 'ended',
      at: '2026-11-24T09:00:00.000Z',
    } as const;
    const stored = (await play.erasure.cases()).items[0]!;
    assert.equal(await play.erasure.deleteCase(stored, deleted), true);
    await sendsReferral(play);
    await play.settled();
    for (const kind of ['deleted|', 'audit|']) assert.ok((await damageRows(play.storage, kind)) > 0, kind);
    await damageRows(play.storage, 'delivery|');
    yearsPass(3);
    assert.equal(await play.schoolBot.deletePastNightly(), 1);
    assert.deepEqual(
      (await play.erasure.deletedCases()).map(({ as }) => as),
      ['left'],
    );
    await play.schoolBot.deleteExpired();
    yearsPass(7);
    const { damagedAudit } = await play.schoolBot.deletePast();
    assert.equal(damagedAudit, 0, 'damaged entries expire by the time in their keys');
    assert.deepEqual(await play.records.auditOf(id), []);
    assert.deepEqual(rowsAbout('"key":"deleted|'), []);
  });

  it('leaves a case that somebody works on at that moment, in all its lists', async () => {
    const { items } = await play.erasure.cases();
    const [before] = items;
    assert.ok(before);
    await play.lead.says('open');
    const value = { ...before.value, version: before.value.version + 1 };
    await play.records.commit([
      { change: 'referral', value, previous: before.value, expected: before.version },
    ]);
    const deleted = {
      id: value.id,
      reference: value.reference,
      as: 'left',
      at: '2030-01-01T00:00:00.000Z',
    } as const;
    assert.equal(await play.erasure.deleteCase(before, deleted), false);
    assert.equal((await play.records.undecided(5)).items.length, 1);
    assert.deepEqual(await play.erasure.deletedCases(), []);
  });

  it('deletes how somebody is reached who has left', async () => {
    assert.equal((await play.schoolBot.deletePast()).addresses, 0);
    assert.equal(await play.erasure.deleteAddressesBut(new Set(), true), rowsAbout('"key":"person|').length);
    await play.erasure.deleteAddressesBut(new Set(), false);
    assert.deepEqual(rowsAbout('"key":"person|'), []);
  });

  for (const [is, days] of [
    ['years ahead', -3653],
    ['years behind', 3653],
  ] as const)
    it(`deletes nothing while the host's clock is ${is}, says so, and goes on when it is right`, async () => {
      await sendsReferral(play);
      yearsPass(3);
      play.storage.setServiceTime(new Date(Date.now() + days * DAY * 1000));
      const before = play.dump().length;
      assert.equal(await play.schoolBot.deleteExpired(), 0);
      assert.equal(await play.schoolBot.deleteExpired({ dryRun: true }), 0);
      for (const dryRun of [true, false]) {
        const report = await play.schoolBot.deletePast({ dryRun });
        assert.equal(report.cases.left, 0);
        assert.match(describeExpiring(report).join(' '), /^Nothing is deleted: the clock .* 365[23] days/);
      }
      assert.equal(play.dump().length, before);
      assert.equal(await play.schoolBot.deletePastNightly(), 0);
      assert.ok(play.lines.some((line) => line.includes('clock-wrong')));
      play.storage.setServiceTime(new Date(Date.now() + 3600_000));
      play.clock.pass(DAY);
      assert.equal(await play.schoolBot.deletePastNightly(), 2);
      assert.ok((await play.schoolBot.deleteExpired()) > 0);
    });

  it('runs once a night', async () => {
    yearsPass(3);
    assert.equal(await play.schoolBot.deletePastNightly(), 1);
    assert.equal(await play.schoolBot.deletePastNightly(), 0);
  });
});
