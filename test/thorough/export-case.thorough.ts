import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import caseExport from '../../src/cli/case-export.ts';
import caseForm from '../../src/cli/case-form.ts';
import type { Pack } from '../../src/words/pack/pack.ts';
import { freePort, localTables } from '../support/azurite.ts';
import { LEAD } from '../support/activities.ts';
import { caseOf, SCENARIO_CASES } from '../support/scenario-cases.ts';
import { somePlan, someTimetable } from '../support/plans.ts';
import { schoolAtTerminal } from '../support/terminal.ts';
import { content } from '../support/content.ts';

describe('The export of a case', function () {
  this.timeout(30_000);
  const { folder, settings, storage, environment, typed } = schoolAtTerminal();
  const reason = 'A tutor each morning, agreed with her social worker.';
  const referral = caseOf(content, SCENARIO_CASES[3]!, {
    reference: 'R-TEST1',
    decision: {
      outcome: 'ap-plan',
      by: { id: LEAD.aadObjectId, name: LEAD.name },
      at: '2026-11-25T10:00:00.000Z',
      reason,
    },
  });
  const records = () => storage().records(settings.id);

  before(async () => {
    await records().commit([{ change: 'referral', value: referral, previous: null, expected: 'new' }]);
  });

  const run = (...args: string[]) => caseExport.run(args, environment());
  const exported = async () =>
    (await records().auditOf(referral.id)).filter(({ what }) => what === 'exported');

  it('writes a page and data that only its owner reads, and says who took them', async () => {
    const [html, json] = [join(folder, 'pack.html'), join(folder, 'pack.json')];
    const name = LEAD.name.toUpperCase();
    const end = await run('r-test1', '--by', name, '--html', html, `--json=${json}`, '--include', 'send');
    assert.equal(end.code, 0, end.message);
    assert.equal(end.out, undefined);
    assert.match(end.message ?? '', /personal data/);
    assert.match(end.message ?? '', /read again before it leaves the school: the decision's reason/);
    const page = readFileSync(html, 'utf8');
    assert.match(page, /<h1>Referral pack R-TEST1<\/h1>/);
    assert.match(page, /Special educational needs/);
    assert.doesNotMatch(page, /<script|<link|<img|url\(|@import|https?:/);
    assert.equal((JSON.parse(readFileSync(json, 'utf8')) as Pack).decision?.reason, reason);
    for (const file of [html, json]) assert.equal(statSync(file).mode & 0o777, 0o600);
    const [row, ...more] = await exported();
    assert.deepEqual(more, []);
    // Nobody has signed in at a command, whatever name was typed.
    assert.deepEqual(row?.by, { id: 'terminal', name: LEAD.name.toUpperCase() });
    assert.deepEqual(row?.included, ['send']);
  });

  it("lists the councils' forms of the case, and makes one that is named", async () => {
    const form = (...args: string[]) =>
      caseForm.run(['R-TEST1', '--by', 'A. Governor', ...args], environment());
    const listed = await form();
    assert.equal(listed.code, 0, listed.message);
    for (const { id } of content.councilForms) assert.ok(listed.out?.includes(`${id}: `), id);
    assert.match((await form('--form', 'cake')).message ?? '', /--out FILE/);
    const out = join(folder, 'form.html');
    assert.match((await form('--out', out)).message ?? '', /which form/);
    assert.match((await form('--form', 'cake', '--out', out)).message ?? '', /no form "cake"/);
    const { id, title } = content.councilForms.find(({ consent }) => !consent.needed)!;
    const made = await form('--form', id, '--out', out);
    assert.equal(made.code, 0, made.message);
    assert.ok(readFileSync(out, 'utf8').includes(title));
    const rows = (await records().auditOf(referral.id)).filter(({ what }) => what === 'form-made');
    assert.deepEqual(
      rows.map((row) => row.form),
      [id],
    );
  });

  it('prints the data by itself when no file is named', async () => {
    const { stdout, stderr } = await typed('case:export', ['R-TEST1', '--by', 'A. Governor']);
    const pack = JSON.parse(stdout) as Pack;
    assert.deepEqual([pack.reference, pack.send], ['R-TEST1', undefined]);
    assert.match(stderr, /history says that A\. Governor took it/);
    assert.deepEqual((await exported()).at(-1)?.by, { id: 'terminal', name: 'A. Governor' });
  });

  it('writes the agreement to a reduced timetable by itself, where the plan is one', async () => {
    const sheet = join(folder, 'sheet.html');
    const none = await run('R-TEST1', '--by', 'A. Governor', '--agreement', sheet);
    assert.equal(none.code, 1);
    assert.match(none.message ?? '', /no reduced timetable/);
    const { hoursPerWeek: _none, ...plan } = somePlan();
    const value = {
      ...referral,
      id: 'short',
      reference: 'R-SHRT2',
      plan: { ...plan, timetable: someTimetable() },
    };
    await records().commit([{ change: 'referral', value, previous: null, expected: 'new' }]);
    const end = await run('R-SHRT2', '--by', 'A. Governor', '--agreement', sheet);
    assert.equal(end.code, 0, end.message);
    assert.match(readFileSync(sheet, 'utf8'), /Reduced timetable: agreement/);
    assert.equal(statSync(sheet).mode & 0o777, 0o600);
    const [row] = await records().auditOf('short');
    assert.deepEqual([row?.what, row?.by.name], ['agreement-printed', 'A. Governor']);
  });

  const refusals: readonly (readonly [what: string, args: readonly string[], says: RegExp])[] = [
    ['no reference', ['--by', 'A'], /which referral/],
    ['a name for a reference', ['Jo Smith', '--by', 'A'], /is not a reference/],
    ['two references', ['R-TEST1', 'R-TEST2', '--by', 'A'], /one word too many/],
    ['nobody who takes it', ['R-TEST1'], /who takes the pack, with --by/],
    ['an empty name', ['R-TEST1', '--by', ' '], /--by needs something/],
    ['something that never leaves', ['R-TEST1', '--by', 'A', '--include', 'care'], /can only be send/],
    ['an unknown option', ['R-TEST1', '--by', 'A', '--pdf', 'x'], /"--pdf" is not an option/],
    ['an option twice', ['R-TEST1', '--by', 'A', '--by', 'B'], /--by is given twice/],
    ['a sheet and a pack', ['R-TEST1', '--by', 'A', '--agreement', 'x', '--html', 'y'], /by itself/],
    ['one file for both', ['R-TEST1', '--by', 'A', '--html', 'x', '--json', 'x'], /name the same file/],
    [
      'a folder that is not there',
      ['R-TEST1', '--by', 'A', '--html', '/nowhere/x.html'],
      /cannot be written/,
    ],
    ['a folder for a file', ['R-TEST1', '--by', 'A', '--json', folder], /is a folder/],
  ];
  for (const [what, args, says] of refusals)
    it(`is refused with ${what}, and nothing is noted`, async () => {
      const before = (await exported()).length;
      const end = await run(...args);
      assert.equal(end.code, 2);
      assert.match(end.message ?? '', says);
      assert.equal((await exported()).length, before);
    });

  it('says that there is no such referral, and writes nothing', async () => {
    const files = readdirSync(folder);
    const end = await run('R-NONE1', '--by', 'A', '--html', join(folder, 'none.html'));
    assert.deepEqual(end, {
      code: 1,
      message: 'There is no referral R-NONE1 in the records of Test School. Nothing was exported.',
    });
    assert.deepEqual(readdirSync(folder), files);
  });

  it('says in words that the storage or the settings are not there', async () => {
    const args = ['R-TEST1', '--by', 'A'];
    const away = await caseExport.run(
      args,
      environment({ TABLES_CONNECTION_STRING: localTables(await freePort()) }),
    );
    assert.equal(away.code, 1);
    assert.match(away.message ?? '', /^Nothing was exported\.\nThe storage account \w+ cannot be reached/);
    const without = await caseExport.run(args, {});
    assert.equal(without.code, 1);
    assert.match(
      without.message ?? '',
      /^Nothing was exported\.\n[^]*ADMINISTRATOR_IDS is missing[^]*SETTINGS_FILE/,
    );
  });
});
