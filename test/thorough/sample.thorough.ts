import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { playSample, type SampleCase } from '../../src/demo/sample/fill.ts';
import { settleSettings } from '../../src/demo/settings-file.ts';
import { londonDate } from '../../src/domain/calendar/london.ts';
import { awaitsPlan, isDecided, isRunning, stageOf, type Referral } from '../../src/domain/case/referral.ts';
import { waitingEnquiry } from '../../src/domain/case/enquiries.ts';
import type { SchoolSettings } from '../../src/domain/school/settings.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { openMemory } from '../../src/storage/memory/open-memory.ts';

const TUESDAY_IN_TERM = new Date('2026-11-24T09:00:00Z');

describe('The sample term', function () {
  // A term is lived through several times, each with the rules run some thousand times.
  this.timeout(30_000);
  let settings: SchoolSettings;
  let cases: readonly SampleCase[];
  let referrals: readonly Referral[];

  before(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'demo-sample-'));
    settleSettings(join(folder, 'settings.json'));
    settings = readSettings(join(folder, 'settings.json'));
    rmSync(folder, { recursive: true });
    cases = await playSample(settings, TUESDAY_IN_TERM);
    referrals = cases.map(({ referral }) => referral);
  });

  it('is one of sixty to ninety cases about pupils nobody could take for real ones', () => {
    assert.ok(referrals.length >= 60 && referrals.length <= 90, String(referrals.length));
    for (const { answers } of referrals) assert.match(String(answers['PC1']), /^DM \d{3}$/);
    assert.equal(new Set(referrals.map(({ reference }) => reference)).size, referrals.length);
  });

  it('has the pupil that the guide looks for, raised more than once', () => {
    const [, pupil] = /`find (DM \d+)`/.exec(readFileSync('appPackage/README.md', 'utf8')) ?? [];
    assert.ok(referrals.filter(({ answers }) => answers['PC1'] === pupil).length > 1, pupil);
  });

  it('has every status, every level and every way a case ends that a school has to do with', () => {
    const has = <T>(of: (referral: Referral) => T) => new Set(referrals.map(of));
    const statuses = has(({ status }) => status);
    for (const status of [
      'submitted',
      'under-review',
      'more-information',
      'in-school-plan',
      'ap-plan',
      'passed-on',
      'not-needed',
      'withdrawn',
      'plan-active',
      'reintegrating',
      'closed',
    ] as const)
      assert.ok(statuses.has(status), status);
    const levels = has(({ triage }) => triage.level);
    for (const level of ['watch', 'targeted', 'priority', 'urgent'] as const)
      assert.ok(levels.has(level), level);
    const outcomes = has(({ closing }) => closing?.outcome);
    for (const outcome of ['returned', 'stepped-down', 'continued', 'new-school', 'post-16'] as const)
      assert.ok(outcomes.has(outcome), outcome);
  });

  it('has something for each list, reminder and line of the digests', () => {
    const today = londonDate(TUESDAY_IN_TERM);
    const some = (what: string, is: (referral: Referral) => boolean) =>
      assert.ok(referrals.some(is), `no case is ${what}`);
    const fires = (referral: Referral, rule: string) =>
      referral.triage.rulesFired.some(({ id }) => id === rule);
    some('past its response time', (each) => !isDecided(each) && each.answerBy < today);
    some('waiting for an answer', (each) => !isDecided(each) && waitingEnquiry(each) !== undefined);
    some('approved without a plan', awaitsPlan);
    some('to be reviewed today', (each) => isRunning(each) && each.plan.nextReview === today);
    some('overdue for its review', (each) => isRunning(each) && each.plan.nextReview < today);
    some('to be reviewed later', (each) => isRunning(each) && stageOf(each, today) === 'plan-active');
    some('a week in which nobody saw the pupil', (each) => each.plan?.updates.at(-1)?.seen === false);
    some('without a timetable review date', (each) => !isDecided(each) && fires(each, 'T-02'));
    some('past the end of its timetable', (each) => !isDecided(each) && fires(each, 'T-03'));
    some('open with a register code to check', (each) => !each.closing && fires(each, 'P-05'));
    some('with a statutory date to come', (each) =>
      (each.statutoryDates ?? []).some((date) => date >= today),
    );
    some('open with a block set aside', (each) => !isDecided(each) && (each.overrides ?? []).length > 0);
    some('decided anew', (each) => (each.earlierDecisions ?? []).length > 0 && isDecided(each));
    some('to be answered anew', (each) => (each.earlierDecisions ?? []).length > 0 && !isDecided(each));
    const pupils = referrals.map(({ answers }) => answers['PC1']);
    assert.ok(pupils.filter((pupil) => pupil === 'DM 014').length >= 3, 'nobody was raised three times');
  });

  it('never has anybody decide on their own referral', () => {
    for (const { referrer, decision } of referrals)
      if (decision?.outcome !== 'withdrawn') assert.notEqual(decision?.by.id, referrer.id);
  });

  it('is the same each time', async () => {
    assert.deepEqual(await playSample(settings, TUESDAY_IN_TERM), cases);
  });

  it('can be stored and is found again by the lists', async () => {
    const records = openMemory().records(settings.id);
    for (const { changes } of cases) assert.equal(await records.commit(changes), 'done');
    const undecided = await records.undecided(50);
    assert.equal(undecided.items.length, referrals.filter((each) => !isDecided(each)).length);
    const running = await records.running(50);
    assert.equal(
      running.items.length,
      referrals.filter((each) => isRunning(each) || awaitsPlan(each)).length,
    );
  });

  it('posts the cards of the newest few cases and no more', () => {
    const posted = cases.filter(({ changes }) => changes.some(({ change }) => change === 'delivery'));
    assert.equal(posted.length, 4);
    assert.ok(posted.every(({ referral }) => !isDecided(referral)));
  });

  for (const now of ['2027-02-03T09:00:00Z', '2026-09-02T07:00:00Z']) {
    it(`lies behind the demo's clock, also at ${now}`, async () => {
      const instants: string[] = [];
      for (const { changes } of await playSample(settings, new Date(now)))
        for (const change of changes) if (change.change === 'audit') instants.push(change.value.at);
      assert.ok(instants.length > 300, String(instants.length));
      const latest = instants.toSorted().at(-1) ?? '';
      assert.ok(latest <= new Date(now).toISOString(), latest);
    });
  }
});
