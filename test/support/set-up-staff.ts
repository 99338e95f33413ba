import assert from 'node:assert/strict';
import type { Role, StaffMember } from '../../src/domain/people/roles.ts';
import { LEAD as SAM, type TeamsUser } from './activities.ts';
import { entraId } from './entra-export.ts';
import { SECOND_LEAD, testSchool } from './school.ts';
import {
  FIRST_ADMINISTRATOR,
  startSetUp,
  writtenSchool,
  type SetUpPlay,
  type SetUpPlayer,
} from './set-up.ts';

export const STAFF = testSchool().staff;
export const LEAD = SAM.aadObjectId;
export const SECOND = SECOND_LEAD.aadObjectId;

export function person(number: number, name: string, roles: readonly Role[] = ['teacher']): StaffMember {
  return { id: entraId(number), name, roles };
}

export interface StaffPlay extends SetUpPlay {
  /** The list as it stands in the register. */
  readonly staff: () => Promise<readonly StaffMember[]>;
}

/** The test school with this list of staff, in a register in memory. */
export async function startStaff(staff: readonly StaffMember[] = STAFF): Promise<StaffPlay> {
  const play = await startSetUp(writtenSchool({ staff }));
  return {
    ...play,
    staff: async () => {
      const settings = await play.settingsOf('testschool');
      assert.ok(settings);
      return settings['staff'] as readonly StaffMember[];
    },
  };
}

/** An administrator in front of the list. */
export async function opensStaff(
  play: StaffPlay,
  user: TeamsUser = FIRST_ADMINISTRATOR,
): Promise<SetUpPlayer> {
  const player = play.player(user);
  await player.says('set up');
  await player.presses('Staff');
  return player;
}

export function listOf(staff: readonly StaffMember[], id: string): StaffMember | undefined {
  return staff.find((each) => each.id === id);
}
