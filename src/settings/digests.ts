import { z } from 'zod/v4';
import { leavesTimeToRemind } from '../domain/reminders/reminders-time.ts';
import type { SettingsProblem } from '../domain/school/settings-problem.ts';
import { WEEKDAYS } from '../domain/calendar/weekdays.ts';

const time = z
  .string('must be a time like 15:30')
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time like 15:30, in London');
const channel = z.string('must be a channel id');

/** The settings for when the bot posts unprompted. All optional. */
export const digestShape = {
  digests: z
    .array(
      z.union(
        [
          z.strictObject({ channel, off: z.literal(true) }),
          z.strictObject({ channel, day: z.enum(WEEKDAYS), time }),
        ],
        `must hold either "channel", "day" (${WEEKDAYS.join(', ')}) and "time" (like 15:30, in London), or "channel" and "off": true`,
      ),
      'must be a list with one entry for each channel',
    )
    .optional(),
  quietHours: z
    .strictObject({ from: time, until: time }, 'must hold "from" and "until", times like 18:00')
    .optional(),
};

const parts = z.object({
  ...digestShape,
  channels: z.object({ inclusion: z.string(), staff: z.array(z.string()) }),
});

/** Inconsistencies between these settings and the rest, one problem each; skips a part that is invalid by itself. */
export function digestProblems(json: unknown): SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  const found = typeof json === 'object' && json !== null ? (json as Record<string, unknown>) : {};
  const digests = parts.shape.digests.safeParse(found['digests']);
  const channels = parts.shape.channels.safeParse(found['channels']);
  const seen = new Set<string>();
  for (const [index, each] of (digests.success ? (digests.data ?? []) : []).entries()) {
    const where = `"digests" entry ${index + 1}`;
    if (channels.success && ![channels.data.inclusion, ...channels.data.staff].includes(each.channel))
      problems.push({
        path: ['digests', index],
        kind: 'not-a-channel',
        sentence: `${where}: ${each.channel} is none of the school's "channels". A digest goes to the inclusion channel or to one of "channels.staff".`,
      });
    if (seen.has(each.channel))
      problems.push({
        path: ['digests', index],
        kind: 'channel-twice',
        sentence: `${where}: ${each.channel} is listed twice. One channel gets one digest a week.`,
      });
    seen.add(each.channel);
  }
  const quiet = parts.shape.quietHours.safeParse(found['quietHours']);
  if (quiet.success && quiet.data && quiet.data.from === quiet.data.until)
    problems.push({
      path: ['quietHours'],
      kind: 'quiet-never',
      sentence:
        '"quietHours" begin and end at the same time. Leave them out, or say from when until when nobody is to be reminded.',
    });
  else if (quiet.success && quiet.data && !leavesTimeToRemind(quiet.data))
    problems.push({
      path: ['quietHours'],
      kind: 'quiet-always',
      sentence:
        '"quietHours" cover the whole school day, so nobody would ever be reminded. They are the hours without reminders: for a quiet night write "from": "18:00", "until": "07:30".',
    });
  return problems;
}
