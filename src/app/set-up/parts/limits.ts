import { describeResponseDays, describeThreshold } from '../../../words/set-up-parts.ts';
import { partByPath } from './by-path.ts';
import type { SettingsPart } from './part.ts';

const byPath = partByPath({
  id: 'limits',
  fields: ({ thresholds, responseDays }) => [
    ...(['urgent', 'priority', 'targeted', 'watch'] as const).map((level) => ({
      id: `responseDays.${level}`,
      kind: 'text' as const,
      isNumber: true as const,
      ...describeResponseDays(level, responseDays[level]),
    })),
    ...thresholds.map((threshold) => ({
      id: `thresholds.${threshold.id}`,
      kind: 'text' as const,
      isNumber: true as const,
      ...describeThreshold(threshold),
    })),
  ],
});

export const limits: SettingsPart = {
  ...byPath,
  write: (settings, typed, rules) => {
    const next = byPath.write(settings, typed, rules);
    return { ...next, thresholds: next['thresholds'] ?? {} };
  },
};
