import type { SchoolSettings } from '../domain/school/settings.ts';

/**
 * What people call one of the school's channels: Teams ids mean nothing to anybody. Staff channels count as in the
 * settings.
 */
export function channelName({ channels }: Pick<SchoolSettings, 'channels'>, channel: string): string {
  if (channel === channels.inclusion) return 'the inclusion channel';
  const number = channels.staff.indexOf(channel) + 1;
  if (number === 0) return 'a channel that is no longer in the settings';
  return channels.staff.length === 1 ? 'the staff channel' : `staff channel ${number} of the settings`;
}
