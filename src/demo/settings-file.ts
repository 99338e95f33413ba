import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { INCLUSION_TEAM, PEOPLE, SCHOOL } from './school.ts';

/**
 * Writes the demo school's settings unless there are some already, so that what a person changed in them stays.
 * @returns a sentence when the file that is there does not go with the two windows, otherwise nothing
 */
export function settleSettings(file: string): string | undefined {
  if (!existsSync(file)) {
    writeFileSync(file, `${JSON.stringify(SCHOOL, null, 2)}\n`);
    return undefined;
  }
  return fits(readFileSync(file, 'utf8'))
    ? undefined
    : `${file} does not name the school and the people of the two windows; an older version of the demo may have ` +
        'written it. "npm run demo -- --reset" deletes it with everything else the demo has stored, and starts afresh.';
}

/** Only what the windows depend on; whether the rest can be used is the bot's to say. */
function fits(text: string): boolean {
  try {
    const found = JSON.parse(text) as Partial<typeof SCHOOL>;
    const roles = (id: string) => found.staff?.find((one) => one.id === id)?.roles ?? [];
    return (
      found.id === SCHOOL.id &&
      found.tenantId === SCHOOL.tenantId &&
      found.channels?.inclusion === INCLUSION_TEAM.channel.id &&
      roles(PEOPLE.teacher.id).includes('teacher') &&
      roles(PEOPLE.lead.id).includes('inclusion-lead')
    );
  } catch {
    return false;
  }
}
