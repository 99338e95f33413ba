import type { ContentFiles } from './schema.ts';

/** Why a school's own thresholds cannot be used, in sentences; empty when they can. */
export function overrideProblems(raw: ContentFiles, overrides: Readonly<Record<string, number>>): string[] {
  const problems: string[] = [];
  for (const [id, value] of Object.entries(overrides)) {
    const threshold = raw.thresholds.thresholds.find((known) => known.id === id);
    if (!threshold) problems.push(`The school's settings change a threshold "${id}" that does not exist.`);
    else if (!Number.isFinite(value) || value < 0 || !Number.isInteger(value * 10))
      problems.push(
        `The school's settings give "${id}" a value that is not a number of 0 or more with at most one decimal.`,
      );
    else if (threshold.schoolMayChange === 'no' && value !== threshold.value)
      problems.push(
        `The school's settings change "${id}" to ${value}, but ${WHO[threshold.setBy]} (${threshold.value} ${threshold.unit}) and a school may not change it.`,
      );
    else if (threshold.schoolMayChange === 'lower-only' && value > threshold.value)
      problems.push(
        `The school's settings raise "${id}" to ${value}, but a school may only shorten it: ${threshold.value} ${threshold.unit} is the most.`,
      );
    else if (threshold.unit === 'percent' && value > 100)
      problems.push(
        `The school's settings change "${id}" to ${value}, but it is a percentage and ends at 100.`,
      );
  }
  return problems;
}

const WHO = {
  law: 'the law sets it',
  guidance: 'national guidance sets it',
  product: 'the rules depend on it as it is',
  school: 'it is fixed',
} as const;
