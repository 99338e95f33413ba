import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { LISTS } from '../../src/domain/case/case-lists.ts';
import staffExport from '../../src/cli/staff-export.ts';
import { referral, sent } from '../storage/samples.ts';
import { schoolAtTerminal } from '../support/terminal.ts';

describe('A member of staff on the command line', function () {
  this.timeout(60_000);
  const { folder, settings, storage, environment } = schoolAtTerminal();
  const take = (...args: string[]) => staffExport.run(args, environment());
  const records = () => storage().records(settings.id);
  const gone = { id: 'gone-1', name: 'Ms Oriel Vane' };
  const by = ['--by', 'D. Officer'];

  before(async () => {
    await storage().prepare();
    await records().commit([sent(referral({ id: 'one', reference: 'R-ONE2', referrer: gone }))]);
  });

  it('is taken out whole after they left, into files that only the person may read', async () => {
    const [html, json] = [join(folder, 'staff.html'), join(folder, 'staff.json')];
    const end = await take('ms oriel vane', ...by, '--html', html, '--json', json);
    assert.equal(end.code, 0, end.message);
    assert.match(end.message ?? '', /Ms Oriel Vane.*Cases: 1/s);
    assert.match(readFileSync(html, 'utf8'), /R-ONE2/);
    const data = JSON.parse(readFileSync(json, 'utf8')) as { asStored: { kind: string; check?: string }[] };
    assert.deepEqual(
      data.asStored.map(({ kind, check }) => [kind, check]),
      [['referral', 'pupil']],
    );
    for (const file of [html, json]) assert.equal(statSync(file).mode & 0o077, 0);
    const entry = (await records().auditOf(LISTS)).at(-1);
    assert.deepEqual([entry?.by.name, entry?.to], ['D. Officer', gone]);
  });

  it('goes to standard output where no file is named, by id as by name', async () => {
    const [byId, byName] = [await take(gone.id, ...by), await take(gone.name, ...by)];
    assert.ok(byId.out?.includes('"R-ONE2"') && byName.out?.includes('"R-ONE2"'));
  });

  it('is not guessed: nobody, and two of one name, are said in words and leave no file and no entry', async () => {
    const before = (await records().auditOf(LISTS)).length;
    const html = join(folder, 'none.html');
    const nobody = await take('No Such Person', ...by, '--html', html);
    assert.deepEqual(
      [nobody.code, /"No Such Person".*Nothing was exported/.test(nobody.message ?? '')],
      [1, true],
    );
    const second = { id: 'gone-2', name: gone.name };
    await records().commit([sent(referral({ id: 'two', reference: 'R-TWO2', referrer: second }))]);
    const two = await take(gone.name, ...by, '--html', html);
    assert.deepEqual([two.code, /gone-1.*gone-2/s.test(two.message ?? '')], [1, true]);
    assert.deepEqual([(await records().auditOf(LISTS)).length, existsSync(html)], [before, false]);
  });

  it('refuses what it cannot use before it reads anything', async () => {
    for (const [args, said] of [
      [[' ', ...by], /Please say who/],
      [['x'.repeat(201), ...by], /200 characters/],
      [[gone.name], /--by/],
      [[gone.name, ...by, '--html', 'a', '--json', 'a'], /same file/],
      [[gone.name, ...by, '--html', join(folder, 'no', 'a.html')], /no/],
    ] as const) {
      const { code, message = '' } = await take(...args);
      assert.notEqual(code, 0);
      assert.match(message, said);
    }
  });
});
