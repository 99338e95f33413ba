import { z } from 'zod/v4';
import type { SettingsProblem } from '../domain/school/settings-problem.ts';

const filled = z.string('must say what it is').trim().min(1, 'must say what it is');
const date = z.iso.date('must be a date like 2026-12-21');
const range = z.strictObject({ from: date, to: date, what: filled });

/** The settings that say when a school is open. All optional. */
export const calendarShape = {
  closed: z.array(range, 'must be a list of date ranges').default([]),
  terms: z.array(range, 'must be a list of terms').optional(),
  insetDays: z.array(z.strictObject({ date, what: filled }), 'must be a list of days').optional(),
};

const calendar = z.object(calendarShape);

/** Inconsistencies between the entries of one list, one problem each; skips a part that is invalid by itself. */
export function calendarProblems(json: unknown): SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  for (const list of ['closed', 'terms'] as const) {
    const part =
      typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[list] : undefined;
    const read = calendar.shape[list].safeParse(part);
    const ranges = read.success ? (read.data ?? []) : [];
    for (const { from, to, what } of ranges)
      if (to < from)
        problems.push({
          path: [list],
          kind: 'backwards',
          sentence: `In "${list}", ${what} ends (${to}) before it begins (${from}).`,
        });
    if (list === 'terms')
      for (const [index, term] of ranges.entries())
        for (const other of ranges.slice(index + 1))
          if (term.from <= other.to && other.from <= term.to)
            problems.push({
              path: [list],
              kind: 'overlap',
              sentence: `In "terms", ${term.what} and ${other.what} share days. Is one of their dates mistyped?`,
            });
  }
  return problems;
}
