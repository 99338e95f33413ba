import { WEEKDAYS } from '../../../domain/calendar/weekdays.ts';
import { USUAL_DIGESTS } from '../../../domain/digest/digest-time.ts';
import { channelName } from '../../../words/channels.ts';
import { DIGEST_FIELDS, describeDigestField } from '../../../words/set-up-parts.ts';
import type { WrittenSettings } from '../../ports/school-register.ts';
import { fieldByPath, partByPath } from './by-path.ts';
import type { SettingsPart } from './part.ts';

const quiet = partByPath({
  id: 'digests',
  fields: () => [
    { id: 'quietHours.from', kind: 'time', ...DIGEST_FIELDS.quietFrom },
    { id: 'quietHours.until', kind: 'time', ...DIGEST_FIELDS.quietUntil },
  ],
});

interface Entry {
  readonly channel: string;
  readonly day?: string;
  readonly time?: string;
  readonly off?: true;
}
const USUAL = 'usual';
const OFF = 'off';

/** When each channel gets its digest, and when nobody is reminded. Channels count as in the settings. */
export const digests: SettingsPart = {
  id: 'digests',
  alsoReads: ['channels'],
  fields: (settings, rules) => [
    ...channelsOf(settings).all.flatMap((channel, at) => {
      const about = {
        channel: channelName(channelsOf(settings), channel),
        usual: usualOf(settings, channel),
      };
      return [
        {
          id: `digests.${at}.day`,
          kind: 'choice' as const,
          options: [
            { id: USUAL, label: describeDigestField(about).usual },
            ...WEEKDAYS.map((day) => ({ id: day, label: DIGEST_FIELDS.days[day] })),
            { id: OFF, label: DIGEST_FIELDS.off },
          ],
          ...describeDigestField(about).day,
        },
        { id: `digests.${at}.time`, kind: 'time' as const, ...describeDigestField(about).time },
      ];
    }),
    ...quiet.fields(settings, rules),
  ],
  read: (settings, rules) => {
    const entries = entriesOf(settings);
    return {
      ...Object.fromEntries(
        channelsOf(settings).all.flatMap((channel, at) => {
          const entry = entries.find((each) => each.channel === channel);
          return [
            [`digests.${at}.day`, entry ? (entry.off ? OFF : (entry.day ?? '')) : USUAL],
            [`digests.${at}.time`, entry?.time ?? ''],
          ];
        }),
      ),
      ...quiet.read(settings, rules),
    };
  },
  write: (settings, typed, rules) => {
    const stands = digests.read(settings, rules);
    const entries = channelsOf(settings).all.flatMap((channel, at): readonly Entry[] => {
      const [day, time] = ['day', 'time'].map((each) => {
        const id = `digests.${at}.${each}`;
        return typed[id] ?? stands[id] ?? '';
      }) as [string, string];
      if (day === OFF) return [{ channel, off: true }];
      const isUsual = day === USUAL || day === '';
      if (isUsual && time === '') return [];
      const usual = usualOf(settings, channel);
      return [{ channel, day: isUsual ? usual.day : day, time: time === '' ? usual.time : time }];
    });
    const { digests: _replaced, ...others } = quiet.write(settings, typed, rules);
    return entries.length === 0 ? others : { ...others, digests: entries };
  },
  // Entries count otherwise than channels, of which some have none.
  fieldOf: (problem, fields, settings) => {
    const [key, at] = problem.path;
    if (key !== 'digests') return fieldByPath(problem, fields);
    const channel = entriesOf(settings)[Number(at)]?.channel;
    return fields.find(({ id }) => id === `digests.${channelsOf(settings).all.indexOf(channel ?? '')}.time`)
      ?.id;
  },
};

function channelsOf({ channels }: WrittenSettings) {
  const { inclusion, staff } = (channels ?? {}) as { inclusion?: unknown; staff?: unknown };
  const own = Array.isArray(staff) ? staff.filter((each) => typeof each === 'string') : [];
  const first = typeof inclusion === 'string' ? inclusion : '';
  return { channels: { inclusion: first, staff: own }, all: [...(first === '' ? [] : [first]), ...own] };
}

function usualOf(settings: WrittenSettings, channel: string) {
  return USUAL_DIGESTS[channelsOf(settings).channels.inclusion === channel ? 'inclusion' : 'staff'];
}

function entriesOf({ digests: list }: WrittenSettings): readonly Entry[] {
  return Array.isArray(list) ? (list as readonly Entry[]) : [];
}
