import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localTables } from '../support/azurite.ts';
import { testSchool } from '../support/school.ts';
import { TEACHERS } from './teachers.ts';

/** Variables of our bot for a fictional school in a settings file. Without `tables`, nothing answers at its storage. */
export function schoolEnv(tables = localTables(1)): Readonly<Record<string, string>> {
  const settingsFile = join(mkdtempSync(join(tmpdir(), 'bench-')), 'settings.json');
  const { staff, ...school } = testSchool();
  const teachers = TEACHERS.map(({ aadObjectId: id, name }) => ({ id, name, roles: ['teacher'] }));
  writeFileSync(settingsFile, JSON.stringify({ ...school, staff: [...staff, ...teachers] }));
  return {
    ENV_FILE: '',
    HOST: '127.0.0.1',
    LOCAL_WITHOUT_SIGN_IN: 'yes',
    TABLES_CONNECTION_STRING: tables,
    SETTINGS_FILE: settingsFile,
  };
}
