import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pupilErase from '../../src/cli/pupil-erase.ts';
import pupilExport from '../../src/cli/pupil-export.ts';
import { decided, draft, referral, sent } from '../storage/samples.ts';
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
});
