import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pupilErase from '../../src/cli/pupil-erase.ts';
import pupilExport from '../../src/cli/pupil-export.ts';
import { decided, draft, referral, sent } from '../storage/samples.ts';
import { somePlan } from '../support/plans.ts';
import { schoolAtTerminal } from '../support/terminal.ts';

describe('A pupil on the command line', function () {
  this.timeout(60_000);
  const { folder, settings, storage, environment } = schoolAtTerminal();
  const take = (...args: string[]) => pupilExport.run(args, environment());
  const erase = (...args: string[]) =>
    pupilErase.run([...args, '--by', 'A. Lead', '--approved', 'B. Head'], environment());
  const records = () => storage().records(settings.id);
  const store = (id: string, pupil: string, isOver = true) => {
    const open = referral({ id, reference: `R-${id.toUpperCase()}2`, answers: { PC1: pupil, PC2: '8' } });
    const value = isOver ? { ...decided(open), status: 'not-needed' as const, version: 1 } : open;
    return records().commit([sent(value)]);
  };

  /** Cuts a row, as a broken disk might. */
  const damage = (rowKey: string) =>
    storage()
      .copies(settings.id)
      .restore([{ of: 'school', key: rowKey, fields: { schemaVersion: 1, pieces: 1, body0: '{' } }]);

  before(async () => {
    await storage().prepare();
    await store('one', 'AB 8');
    await store('two', 'ab-8');
    await store('open', 'ZZ 9', false);
  });

  it('is taken out whole, into files that only the person may read', async () => {
    const [html, json] = [join(folder, 'record.html'), join(folder, 'record.json')];
    const end = await take('ab8', '--by', 'D. Officer', '--html', html, '--json', json);
    assert.equal(end.code, 0);
    assert.match(end.message ?? '', /R-ONE2.*R-TWO2.*same pupil\?/s);
    assert.match(readFileSync(html, 'utf8'), /R-ONE2[^]*R-TWO2/);
    const data = JSON.parse(readFileSync(json, 'utf8')) as { asStored: { cases: object[] } };
    assert.equal(data.asStored.cases.length, 2);
    assert.equal(statSync(html).mode & 0o077, 0);
    assert.equal((await records().auditOf('one')).at(-1)?.by.name, 'D. Officer');
  });

  it('is taken out in part where two pupils share the reference', async () => {
    const { out = '' } = await take('AB8', '--by', 'D. Officer', '--only', 'r-two2');
    assert.doesNotMatch(out, /R-ONE2/);
    assert.match(out, /R-TWO2/);
  });

  it('is not erased while a case is open or a form is being filled in', async () => {
    const open = await erase('ZZ9', '--yes');
    assert.deepEqual([open.code, /Nothing was deleted.*R-OPEN2/s.test(open.message ?? '')], [1, true]);
    await records().commit([
      { change: 'draft', value: draft({ id: 'begun', answers: { PC1: 'AB8' } }), expected: 'new' },
    ]);
    const draftOpen = await erase('AB8', '--yes');
    assert.match(draftOpen.message ?? '', /still filling in: 1/);
    const stored = await records().readDraft('teacher-1', 'begun');
    await records().commit([
      { change: 'draft-gone', owner: 'teacher-1', id: 'begun', expected: stored?.version ?? '' },
    ]);
  });

  it('is not erased while a plan runs, or a case is under a legal hold, even one that cannot be read', async () => {
    const running = referral({ id: 'plan', reference: 'R-PLAN2', answers: { PC1: 'PL 1', PC2: '8' } });
    await records().commit([
      sent({ ...decided(running), status: 'plan-active', version: 1, plan: somePlan() }),
    ]);
    const withPlan = await erase('PL1', '--yes');
    assert.deepEqual([withPlan.code, /Not finished yet: R-PLAN2/.test(withPlan.message ?? '')], [1, true]);

    await store('held', 'HO 1');
    const by = { id: 'lead-1', name: 'A. Lead' };
    const at = '2026-11-24T09:00:00.000Z';
    const erasure = storage().erasure(settings.id);
    await erasure.hold({ referralId: 'held', reference: 'R-HELD2', by, at, reason: 'A claim' });
    for (const _time of ['whole', 'damaged']) {
      const held = await erase('HO1', '--yes');
      assert.deepEqual([held.code, /Under a legal hold: R-HELD2/.test(held.message ?? '')], [1, true]);
      assert.ok(await records().readReferral('held'));
      await damage('hold|held');
    }
    assert.equal(await erasure.lift('held'), true);
    assert.equal((await erase('HO1', '--yes')).code, 0);
  });

  it('is erased in part where two pupils share the reference, whatever is being written about the other', async () => {
    await store('mine', 'SH 1');
    await store('othr', 'SH 1');
    const unknown = await erase('SH1', '--only', 'R-MINE2,R-ONE2', '--yes');
    assert.deepEqual(
      [unknown.code, /Not of this pupil's reference: R-ONE2/.test(unknown.message ?? '')],
      [2, true],
    );
    const about = { referralId: 'othr', sentAt: '2026-11-24T08:40:00.000Z', base: { PC1: 'SH 1' } };
    await records().commit([
      { change: 'draft', value: draft({ id: 'theirs', answers: {}, corrects: about }), expected: 'new' },
    ]);
    assert.match((await erase('SH1', '--only', 'R-OTHR2', '--yes')).message ?? '', /still filling in: 1/);
    assert.equal((await erase('SH1', '--only', 'R-MINE2', '--yes')).code, 0);
    assert.ok(await records().readReferral('othr'));
    assert.ok(await records().readDraft('teacher-1', 'theirs'));
  });

  it('is erased only after it was shown, and by two people', async () => {
    const alone = await pupilErase.run(['AB8', '--by', 'A', '--approved', 'a'], environment());
    assert.match(alone.message ?? '', /Two people are needed/);
    assert.match((await erase('AB8')).message ?? '', /would be deleted.*R-ONE2.*R-TWO2/s);
    assert.ok(await records().readReferral('one'));
    const { code, message = '' } = await erase('AB8', '--yes');
    assert.deepEqual([code, /Deleted for good: R-ONE2, R-TWO2/.test(message)], [0, true]);
    assert.equal(await records().readReferral('one'), undefined);
    assert.match((await take('AB8', '--by', 'D. Officer')).message ?? '', /Nothing is held/);
  });

  it('comes with a word about cases that cannot be read, which may be about the pupil', async () => {
    await store('lost', 'LO 1');
    await store('there', 'LO 2');
    await damage('referral|lost');
    for (const pupil of ['LO1', 'LO2'])
      for (const end of [await take(pupil, '--by', 'D. Officer'), await erase(pupil)])
        assert.match(end.message ?? '', /1 case of the school cannot be read/);
  });
});
