import { runInNewContext } from 'node:vm';
import { z } from 'zod/v4';
import { isName } from '../domain/questions/check-text.ts';

/** The longest reference that the content takes, and how long checking may take, in milliseconds. */
const LONGEST_REFERENCE = 12;
const MOST_MS = 50;
/** On a busy machine a good pattern can take longer once. */
const MOST_TRIES = 3;

/** How this school's references for pupils look: a regular expression, and an example that it accepts. */
export const pupilReferenceRule = z
  .strictObject({
    pattern: z
      .string('must be a regular expression')
      .min(1, 'must be a regular expression')
      .max(100, 'must be a regular expression of 100 characters at most')
      .refine((pattern) => asPattern(pattern) !== undefined, 'must be a regular expression without a mistake')
      .refine(isQuick, {
        message: 'must be a simpler regular expression: this one takes too long to check',
        abort: true,
      }),
    example: z
      .string('must be a reference as your school writes it')
      .trim()
      .max(LONGEST_REFERENCE, `must be a reference of ${LONGEST_REFERENCE} characters at most`)
      .refine((example) => !isName(example), 'must be no name: the bot refuses first names and full names'),
  })
  .refine(({ pattern, example }) => asPattern(pattern)?.test(example) ?? true, {
    path: ['example'],
    message: 'must be a reference that the pattern accepts',
  });

/** True unless the pattern has so many ways to match the same text that a press would wait for it. */
function isQuick(pattern: string): boolean {
  if (asPattern(pattern) === undefined) return true;
  const letters = new Set(`${pattern.replaceAll(/[^\p{L}\d]/gu, '')}A1 -`);
  const texts = [...letters].map((letter) => `${letter.repeat(LONGEST_REFERENCE - 1)}!`);
  return Array.from({ length: MOST_TRIES }).some(() => matchesInTime(pattern, texts));
}

function matchesInTime(pattern: string, texts: readonly string[]): boolean {
  try {
    // Only the vm stops an expression that is still running.
    runInNewContext(
      'const matches = new RegExp(`^(?:${pattern})$`, "iu"); for (const text of texts) matches.test(text);',
      { pattern, texts },
      { timeout: MOST_MS },
    );
    return true;
  } catch {
    return false;
  }
}

function asPattern(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'iu');
  } catch {
    return undefined;
  }
}
