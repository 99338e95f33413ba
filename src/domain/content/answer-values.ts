import type { AnswerValue } from './answers.ts';

/** An answer that is a text, an option or a date; undefined for anything else. */
export function asText(value: AnswerValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** An answer that is a number. */
export function asNumber(value: AnswerValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** An answer of several ticks or dates; none for anything else. */
export function asList(value: AnswerValue | undefined): readonly string[] {
  return typeof value === 'object' ? value : [];
}

/** The object without keys whose value is undefined. */
export function dropMissing<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
