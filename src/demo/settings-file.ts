import { existsSync, writeFileSync } from 'node:fs';
import type { SchoolSettings } from '../domain/school/settings.ts';
import { readSettings, SettingsProblems } from '../settings/settings.ts';
import { INCLUSION_TEAM, PEOPLE, SCHOOL } from './school.ts';

/**
 * Writes the demo school's settings unless the file exists, to preserve a person's changes.
 * @returns what is wrong with the existing file, in words for the terminal; otherwise nothing
 */
export function settleSettings(file: string): string | undefined {
  if (!existsSync(file)) {
    writeFileSync(file, `${JSON.stringify(SCHOOL, null, 2)}\n`);
    return undefined;
  }
  const advice = `"npm run demo -- --reset" deletes them with everything else the demo has stored, and starts afresh.`;
  try {
    return fits(readSettings(file))
      ? undefined
      : `The settings in ${file} do not name the school and the people of the two windows; an older version of the ` +
          `demo may have written them. ${advice}`;
  } catch (error) {
    if (!(error instanceof SettingsProblems)) throw error;
    return `${error.message}\n${advice}`;
  }
}

/** Why a demo without a school cannot start here: the demo's school is stored already. Otherwise nothing. */
export function findOtherSchool(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  return `${SCHOOL.name} is stored here already, in ${file}. "npm run demo -- --unconfigured --reset" deletes it with everything else the demo has stored, and starts without a school.`;
}

/** True when the settings have what the two windows depend on. */
function fits(found: SchoolSettings): boolean {
  const roles = (id: string) => found.staff.find((one) => one.id === id)?.roles ?? [];
  return (
    found.id === SCHOOL.id &&
    found.tenantId === SCHOOL.tenantId &&
    found.channels.inclusion === INCLUSION_TEAM.channel.id &&
    roles(PEOPLE.teacher.id).includes('teacher') &&
    roles(PEOPLE.lead.id).includes('inclusion-lead')
  );
}
