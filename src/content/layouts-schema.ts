import { z } from 'zod/v4';
import { FIGURE_COLUMNS, HALVES, WEEKDAY_FIGURES } from '../domain/content/mis-layouts.ts';
import { WEEKDAYS } from '../domain/calendar/weekdays.ts';
import { id, ids, text } from './schema-parts.ts';

const names = z.array(text).min(1);
const ofDay = z.array(text.regex(/\{day\}/, { error: 'holds no {day}' })).min(1);

/** `mis-layouts.json`: how exports name their columns. */
export const misLayouts = z.strictObject({
  $schema: z.string().optional(),
  codes: z.strictObject({
    authorised: z.array(text).min(1).describe('Codes of absence with leave: the sum is authorised absence.'),
    unauthorised: z.array(text).min(1).describe('Codes of absence without leave.'),
    headings: z
      .array(text.regex(/\{code\}/, { error: 'holds no {code}' }))
      .min(1)
      .describe("How the heading of a code's column can read, with {code} for the code."),
    sources: ids,
  }),
  weekdays: z
    .strictObject({
      days: z.record(z.enum(WEEKDAYS), names),
      halves: z.record(z.enum(HALVES), names),
      headings: z
        .record(z.enum(WEEKDAY_FIGURES), ofDay)
        .describe("How the heading of a weekday's column can read, with {day} for the day or half a day."),
      unclear: ofDay.describe(
        'Headings of a weekday that can mean two things: they are not read, and that is said.',
      ),
      howKnown: text.describe('Where these headings come from, and how sure they are.'),
      sources: ids,
    })
    .describe('Sessions, or shares of them in per cent, by day of the week.'),
  sen: z
    .record(id, z.array(text).min(1))
    .describe('How an export writes a SEN status, by the option of the question that it means.'),
  personal: z
    .array(text)
    .min(1)
    .describe('Words of headings whose columns are about a person: they are never read, kept or shown.'),
  register: z
    .strictObject({
      week: z.array(text).min(1).describe('A week, or a day in it.'),
      offered: z.array(text).min(1).describe('Sessions on offer.'),
      attended: z.array(text).min(1).describe('Sessions attended.'),
    })
    .describe("How a provider's register names its columns, besides the pupil's reference."),
  layouts: z
    .array(
      z.strictObject({
        id,
        name: text.describe('What people call it, after "Read as an export of".'),
        knownBy: z.array(text).describe('Headings that tell it from the others.'),
        columns: z
          .partialRecord(z.enum(FIGURE_COLUMNS), z.array(text).min(1))
          .describe('How it names its columns. Capitals, spaces and full stops do not matter.'),
        howKnown: text.describe('Where these headings come from, and how sure they are.'),
        sources: z.array(id),
      }),
    )
    .min(1),
});
