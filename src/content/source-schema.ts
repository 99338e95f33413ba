import { z } from 'zod/v4';
import { HOW_READ } from '../domain/content/content.ts';
import { id, text } from './schema-parts.ts';

/** A source as it stands in `sources.json`. */
export const source = z
  .strictObject({
    id,
    title: text,
    date: text.describe('The day or year that the source bears, as people read it.'),
    readOn: z.iso.date().describe('The last day on which somebody read it.'),
    inForceFrom: z.iso
      .date()
      .nullable()
      .describe('The day from which it applies; null needs "noDateBecause".'),
    noDateBecause: text
      .optional()
      .describe('Why there is no such day: "not law", "not known to be in force", "statistics".'),
    checkAgainBy: z.iso
      .date()
      .describe('The day by which it is read again; the check and the leads are told once it has passed.'),
    original: z
      .enum(HOW_READ)
      .describe('Whether the source itself was read, a summary by somebody else, or neither.'),
    notChecked: text
      .optional()
      .describe('A sentence on what could not be checked; leads read it beside the source.'),
    aboutStatus: z
      .enum(['send'])
      .optional()
      .describe(
        'The status that its title makes a reader think of. A pack names it only where that status is included.',
      ),
  })
  .refine((each) => (each.inForceFrom === null) === (each.noDateBecause !== undefined), {
    error: 'has either a day in "inForceFrom", or null there and why in "noDateBecause"',
  })
  .refine((each) => each.checkAgainBy > each.readOn, {
    error: 'is to be checked again on a day after it was read',
  })
  .refine((each) => each.original !== 'no' || each.notChecked !== undefined, {
    error: 'has not been read at all, so "notChecked" has to say what is not known',
  });
