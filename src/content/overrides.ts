import type { SettingsProblem } from '../domain/school/settings-problem.ts';
import type { ContentFiles } from './schema.ts';

/** Why a school's own thresholds cannot be used; empty when they can. */
export function overrideProblems(
  raw: ContentFiles,
  overrides: Readonly<Record<string, number>>,
): readonly SettingsProblem[] {
  return Object.entries(overrides).flatMap(([id, value]): readonly SettingsProblem[] => {
    const about = (must: string, sentence: string) => [
      { path: ['thresholds', id], kind: 'threshold' as const, must, sentence },
    ];
    const threshold = raw.thresholds.thresholds.find((known) => known.id === id);
    if (!threshold)
      return about(
        'must be one that there is',
        `The school's settings change a threshold "${id}" that does not exist.`,
      );
    const { unit, setBy, schoolMayChange, value: usual } = threshold;
    if (!Number.isFinite(value) || value < 0 || !Number.isInteger(value * 10))
      return about(
        'must be a number of 0 or more with at most one decimal',
        `The school's settings give "${id}" a value that is not a number of 0 or more with at most one decimal.`,
      );
    if (schoolMayChange === 'no' && value !== usual)
      return about(
        `must stay at ${usual}: ${WHO[setBy]}`,
        `The school's settings change "${id}" to ${value}, but ${WHO[setBy]} (${usual} ${unit}) and a school may not change it.`,
      );
    if (schoolMayChange === 'lower-only' && value > usual)
      return about(
        `must be ${usual} at most: a school may only shorten it`,
        `The school's settings raise "${id}" to ${value}, but a school may only shorten it: ${usual} ${unit} is the most.`,
      );
    if (unit === 'percent' && value > 100)
      return about(
        'must be a percentage, 100 at most',
        `The school's settings change "${id}" to ${value}, but it is a percentage and ends at 100.`,
      );
    return [];
  });
}

const WHO = {
  law: 'the law sets it',
  guidance: 'national guidance sets it',
  product: 'the rules depend on it as it is',
  school: 'it is fixed',
} as const;
