import type { RegisteredSchool, WrittenSettings } from '../ports/school-register.ts';
import type { ChannelUse } from '../../words/set-up-channels.ts';

/** The channels of settings that may be incomplete. */
interface WrittenChannels {
  readonly inclusion?: string;
  readonly staff: readonly string[];
}

/** The channels that settings name; those that are not there yet are left out. */
export function channelsOf(settings: WrittenSettings): WrittenChannels {
  const given = settings['channels'];
  const { inclusion, staff } =
    typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
  return {
    ...(typeof inclusion === 'string' ? { inclusion } : {}),
    staff: Array.isArray(staff) ? staff.filter((each) => typeof each === 'string') : [],
  };
}

/** What this channel is to the school; undefined when it is none of its channels. */
export function useOf(settings: WrittenSettings, channel: string): ChannelUse | undefined {
  const { inclusion, staff } = channelsOf(settings);
  if (channel === inclusion) return 'inclusion';
  return staff.includes(channel) ? 'staff' : undefined;
}

/** The school that this channel belongs to. */
export function schoolOfChannel(
  schools: readonly RegisteredSchool[],
  channel: string,
): RegisteredSchool | undefined {
  return schools.find(({ settings }) => useOf(settings, channel) !== undefined);
}

/** The settings with this channel added. A digest's hour goes along to the new inclusion channel. */
export function withChannel(settings: WrittenSettings, channel: string, use: ChannelUse): WrittenSettings {
  const { inclusion, staff } = channelsOf(settings);
  if (use === 'staff')
    return { ...settings, channels: { ...channelsOf(settings), staff: [...staff, channel] } };
  return {
    ...settings,
    channels: { inclusion: channel, staff },
    ...mapDigests(settings, (digest) =>
      inclusion !== undefined && digest['channel'] === inclusion ? [{ ...digest, channel }] : [digest],
    ),
  };
}

/** The settings without this channel and its digest. */
export function withoutChannel(settings: WrittenSettings, channel: string): WrittenSettings {
  const { inclusion, staff } = channelsOf(settings);
  return {
    ...settings,
    channels: {
      ...(inclusion === undefined || inclusion === channel ? {} : { inclusion }),
      staff: staff.filter((each) => each !== channel),
    },
    ...mapDigests(settings, (digest) => (digest['channel'] === channel ? [] : [digest])),
  };
}

type Written = Readonly<Record<string, unknown>>;

function mapDigests(
  { digests }: WrittenSettings,
  change: (digest: Written) => readonly Written[],
): { readonly digests?: readonly unknown[] } {
  if (!Array.isArray(digests)) return {};
  return { digests: (digests as readonly Written[]).flatMap(change) };
}
