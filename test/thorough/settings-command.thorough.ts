import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import auditExport from '../../src/cli/audit-export.ts';
import settingsCommand from '../../src/cli/settings.ts';
import { TEACHER } from '../support/activities.ts';
import { writtenSchool } from '../support/set-up.ts';
import { schoolAtTerminal } from '../support/terminal.ts';

const FIRST = '20000000-0000-4000-8000-000000000091';

describe('The settings of a school at the terminal', function () {
  this.timeout(60_000);
  const { folder, storage, environment } = schoolAtTerminal();
  const inTables = () => environment({ SETTINGS_FILE: '', ADMINISTRATOR_IDS: FIRST });
  const file = join(folder, 'north.json');
  const written = (changes: Record<string, unknown> = {}) => {
    writeFileSync(file, JSON.stringify({ ...writtenSchool({ id: 'north', name: 'North' }), ...changes }));
    return file;
  };
  const run = (...args: string[]) => settingsCommand.run(args, inTables());
  const inRegister = async () => (await storage().schools.all()).find(({ id }) => id === 'north')?.settings;

  it('are in the file where the bot has one, and the command says so', async () => {
    for (const args of [['export'], ['import', written(), '--by', 'Olu', '--yes']]) {
      const { code, message } = await settingsCommand.run(args, environment());
      assert.equal(code, 1);
      assert.match(message ?? '', /reads the settings of its school from the file/);
    }
  });

  it('of a new school are shown first, and taken over with --yes', async () => {
    const shown = await run('import', written({ $schema: 'x.json' }), '--by', 'Olu Perator');
    assert.equal(shown.code, 0);
    assert.match(shown.message ?? '', /adds the school north/);
    assert.match(shown.message ?? '', new RegExp(`added ${TEACHER.name} \\(teacher\\)`));
    assert.equal(await inRegister(), undefined);
    const done = await run('import', file, '--by', 'Olu Perator', '--yes');
    assert.equal(done.code, 0, done.message);
    assert.deepEqual(await inRegister(), writtenSchool({ id: 'north', name: 'North' }));
    const [change] = await storage().schools.changesOf('north');
    assert.equal(change?.by.name, 'Olu Perator');
  });

  it('come out as they went in, for the owner of the file only', async () => {
    const out = join(folder, 'out.json');
    assert.equal((await run('export', '--out', out)).code, 0);
    assert.deepEqual(JSON.parse(readFileSync(out, 'utf8')), await inRegister());
    assert.equal(statSync(out).mode & 0o077, 0);
    const same = await run('import', out, '--by', 'Olu');
    assert.match(same.message ?? '', /nothing to do/);
    assert.match((await run('export', '--school', 'south')).message ?? '', /There is no school "south"/);
  });

  it('differ from the file by name: added, changed and removed', async () => {
    const [first, second, ...rest] = writtenSchool()['staff'] as { name: string; roles: string[] }[];
    const now = [{ ...first, roles: ['office'] }, ...rest, { ...second, id: FIRST, name: 'New Person' }];
    const { message = '' } = await run(
      'import',
      written({ staff: now, name: 'North Academy' }),
      '--by',
      'Olu',
    );
    assert.match(message, /added New Person/);
    assert.match(message, /changed .*\(teacher\) to .*\(office\)/);
    assert.match(message, /removed Jo Colleague/);
    assert.match(message, /from "North" to "North Academy"/);
    assert.equal((await inRegister())?.['name'], 'North');
  });

  it('name the council that was added, and keep it', async () => {
    const { message = '' } = await run('import', written({ councils: ['Leeds'] }), '--by', 'Olu', '--yes');
    assert.match(message, /The school: added council Leeds/);
    assert.deepEqual((await inRegister())?.['councils'], ['Leeds']);
    await run('import', written(), '--by', 'Olu', '--yes');
  });

  it('that cannot be used are refused with every problem', async () => {
    for (const changes of [
      { dsl: undefined, sharePoint: 'https://x' },
      { thresholds: { 'year-limit-days': 40 } },
      { staff: [] },
    ]) {
      const { code, message } = await run('import', written(changes), '--by', 'Olu', '--yes');
      assert.equal(code, 1);
      assert.match(message ?? '', /^Nothing was imported/);
    }
    writeFileSync(file, '{"id": ');
    assert.match((await run('import', file, '--by', 'Olu')).message ?? '', /not valid JSON/);
    const unread = await run('import', join(folder, 'none.json'), '--by', 'Olu');
    assert.equal(unread.code, 2);
    assert.equal((await inRegister())?.['name'], 'North');
  });

  it('are in the export of who did what, with who changed them', async () => {
    const [day] = new Date().toISOString().split('T');
    const { out = '' } = await auditExport.run(
      ['--from', day ?? '', '--to', day ?? '', '--school', 'north'],
      inTables(),
    );
    assert.match(out, /"what":"settings-changed".*"name":"Olu Perator"/);
  });

  it('need a word, a file and a name', async () => {
    for (const args of [[], ['exprt'], ['import'], ['import', file], ['export', file]])
      assert.equal((await run(...args)).code, 2, args.join(' '));
  });
});
