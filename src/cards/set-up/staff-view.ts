import type { StaffReply } from '../../app/set-up/staff/reply.ts';
import { STAFF_WORDS } from '../../words/set-up-staff.ts';
import { plain } from '../parts.ts';

/** What is shown of a school's staff, by its kind. */
export type ShownStaff<K extends StaffReply['show']> = Extract<StaffReply, { show: K }>;

/** The line above a card about a school's staff: of which school. */
export function aboveStaff({ school }: StaffReply): string {
  return STAFF_WORDS.above(plain(school.name));
}
