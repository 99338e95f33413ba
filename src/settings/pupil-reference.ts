import { z } from 'zod/v4';

/** How this school's references for pupils look: a regular expression, and an example that it accepts. */
export const pupilReferenceRule = z
  .strictObject({
    pattern: z
      .string('must be a regular expression')
      .min(1, 'must be a regular expression')
      .max(100, 'must be a regular expression of 100 characters at most')
      .refine(
        (pattern) => asPattern(pattern) !== undefined,
        'must be a regular expression without a mistake',
      ),
    example: z.string('must be a reference as your school writes it').trim(),
  })
  .refine(({ pattern, example }) => asPattern(pattern)?.test(example) ?? true, {
    path: ['example'],
    message: 'must be a reference that the pattern accepts',
  });

function asPattern(pattern: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${pattern})$`, 'iu');
  } catch {
    return undefined;
  }
}
