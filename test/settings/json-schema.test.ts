import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { checkSettings, settingsJsonSchema } from '../../src/settings/settings.ts';
import { testSchool } from '../support/school.ts';

describe('The JSON Schema of the settings file', () => {
  it('is up to date', () => {
    const kept: unknown = JSON.parse(readFileSync('src/settings/settings.schema.json', 'utf8'));
    assert.deepEqual(kept, JSON.parse(settingsJsonSchema()), 'run: npm run content:schema');
  });

  it('may be named by a settings file, and is not one of its settings', () => {
    const { bankHolidays: _builtIn, ...school } = testSchool();
    const checked = checkSettings({ ...school, $schema: '../src/settings/settings.schema.json' });
    assert.ok('settings' in checked);
    assert.ok(!('$schema' in checked.settings));
  });
});
