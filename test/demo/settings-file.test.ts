import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SCHOOL } from '../../src/demo/school.ts';
import { findOtherSchool, settleSettings } from '../../src/demo/settings-file.ts';
import { readSettings } from '../../src/settings/settings.ts';

describe("The demo's settings file", () => {
  let folder: string;
  let file: string;
  const write = (settings: unknown) => writeFileSync(file, JSON.stringify(settings));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'demo-settings-'));
    file = join(folder, 'settings.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is written on the first run, and the bot can read it', () => {
    assert.equal(settleSettings(file), undefined);
    assert.equal(readSettings(file).name, 'Northfield Community School');
  });

  it('keeps what somebody changed in it', () => {
    write({ ...SCHOOL, name: 'Our own name' });
    assert.equal(settleSettings(file), undefined);
    assert.match(readFileSync(file, 'utf8'), /Our own name/);
  });

  it('is refused in words when it does not know the people of the windows', () => {
    write({ ...SCHOOL, staff: SCHOOL.staff.map((one) => ({ ...one, roles: ['inclusion-lead'] })) });
    assert.match(settleSettings(file) ?? '', /do not name the school and the people.*--reset/);
  });

  it('is refused in words when an older version wrote it', () => {
    const { dsl: _dsl, ...older } = SCHOOL;
    write(older);
    assert.match(settleSettings(file) ?? '', /"dsl" is missing[^]*--reset/);
  });

  it('stands in the way of a demo without a school, which says so', () => {
    assert.equal(findOtherSchool(file), undefined);
    settleSettings(file);
    assert.match(findOtherSchool(file) ?? '', /--unconfigured --reset/);
  });

  it('is refused in words when it is no JSON', () => {
    writeFileSync(file, '{ "id": "north');
    assert.match(settleSettings(file) ?? '', /not valid JSON[^]*--reset/);
  });
});
