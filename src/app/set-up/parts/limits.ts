import { describeThreshold } from '../../../words/set-up-parts.ts';
import { partByPath } from './by-path.ts';
import type { SettingsPart } from './part.ts';

const byPath = partByPath({
  id: 'limits',
  fields: ({ thresholds }) =>
    thresholds.map((threshold) => ({
      id: `thresholds.${threshold.id}`,
      kind: 'text',
      isNumber: true,
      ...describeThreshold(threshold),
    })),
});

export const limits: SettingsPart = {
  ...byPath,
  write: (settings, typed, rules) => {
    const next = byPath.write(settings, typed, rules);
    return { ...next, thresholds: next['thresholds'] ?? {} };
  },
};
