import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { STRANGER } from './activities.ts';
import { testSchool } from './school.ts';

/** Somebody who is not on the staff list yet. */
export const NEWCOMER = { id: STRANGER.aadObjectId, name: STRANGER.name, roles: ['teacher'] } as const;

/** A settings file that a test changes while something reads it; call it in a suite. It begins with the test school. */
export function changingSettings() {
  const settings = {
    file: '',
    /** As careful editors and mounted volumes do it: a new file in place of the old one. */
    writes(value: unknown): void {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      writeFileSync(`${settings.file}.new`, text);
      renameSync(`${settings.file}.new`, settings.file);
    },
  };
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'live-'));
    settings.file = join(folder, 'school.json');
    settings.writes(testSchool());
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  return settings;
}
