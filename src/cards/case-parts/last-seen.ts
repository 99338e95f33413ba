import { mondayOf } from '../../domain/calendar/iso-week.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import { lastSeen } from '../../domain/reminders/reminders-weekly.ts';
import { plain } from '../parts.ts';
import { describeDay } from '../../words/dates.ts';

/**
 * Who saw the pupil last, and when, as far as the weekly updates say: a sentence. `write` writes their name: escaped, or as it
 * is where it is shown literally.
 */
export function describeLastSeen(plan: Plan | undefined, write: (name: string) => string = plain): string {
  const seen = plan && lastSeen(plan);
  if (!seen) return 'No weekly update says that anybody has seen the pupil.';
  const by = write(seen.by);
  if (seen.day !== undefined) return `Last seen ${describeDay(seen.day)}, as ${by} wrote.`;
  const monday = mondayOf(seen.week);
  return `Last seen in the week from ${monday === undefined ? seen.week : describeDay(monday)}, as ${by} wrote.`;
}
