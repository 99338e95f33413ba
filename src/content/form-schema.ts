import { z } from 'zod/v4';
import {
  ANY_COUNCIL,
  CASE_FACTS,
  FORM_FIGURES,
  FORM_KINDS,
  FORM_PLAN_PARTS,
  FORM_TIMETABLE_PARTS,
  MARKS,
  PANEL_FACTS,
  PROVIDER_FACTS,
  SCHOOL_FACTS,
} from '../domain/content/council-form.ts';
import { id, ids, text } from './schema-parts.ts';

const tick = z.strictObject({
  label: text.describe('What stands beside the box.'),
  question: id
    .optional()
    .describe('The question whose answer ticks it; without one, it is left to tick by hand.'),
  options: ids.optional().describe('The options of that question that tick it.'),
});

const from = z
  .union([
    z.strictObject({
      answers: ids.describe('Questions, by id. The answers that may leave the school, in words.'),
    }),
    z.strictObject({ case: z.enum(CASE_FACTS) }),
    z.strictObject({ figure: z.enum(FORM_FIGURES).describe('Attendance, counted from the figures.') }),
    z.strictObject({
      supports: z
        .union([z.literal('all'), ids])
        .describe(
          'Supports told in rows, with dates and what changed: "all", or options of "Support tried".',
        ),
    }),
    z.strictObject({ plan: z.enum(FORM_PLAN_PARTS) }),
    z.strictObject({
      timetable: z.enum(FORM_TIMETABLE_PARTS).describe('Of a plan that is a reduced timetable.'),
    }),
    z.strictObject({ ticks: z.array(tick).min(1) }),
    z.strictObject({ school: z.enum(SCHOOL_FACTS) }),
    z.strictObject({ text: text.describe('The same words on every form.') }),
    z.strictObject({ enclosed: id.describe('Something of "attachments", by its id.') }),
    z.strictObject({ panel: z.enum(PANEL_FACTS) }),
    z.strictObject({
      provider: z.enum(PROVIDER_FACTS).describe("Of the plan's provider, in the directory."),
    }),
    z.strictObject({ providerCheck: id.describe('An entry of provider-checks.json, by its id.') }),
  ])
  .describe('Where the text comes from.');

const field = z.strictObject({
  label: text.describe("The field in your own words; never a sentence copied from the council's form."),
  mark: z
    .enum(MARKS)
    .describe(
      'filled: from the record. half: a part of it. not-held: this bot does not ask. identity: who somebody is. by-design: known, and not printed.',
    ),
  from: z
    .array(from)
    .min(1)
    .optional()
    .describe('With "filled" and "half": the first that gives anything is taken.'),
  why: text.optional().describe('Why only half of it, or why it is left out.'),
});

/** A council's form, one a file. */
export const form = z.strictObject({
  $schema: z.string().optional(),
  id,
  council: text.describe(`The council as it calls itself, or "${ANY_COUNCIL}".`),
  kind: z.enum(FORM_KINDS).describe('What it is for: decides with which cases it is offered first.'),
  title: text,
  lastYear: id
    .optional()
    .describe(
      'The last year group that it is for, an option of "Year group": "6" on a form for primary schools.',
    ),
  source: id.describe('Where its fields were read: an entry of sources.json.'),
  measured: z
    .literal(true)
    .optional()
    .describe('The share filled is measured on it: every field of a real form is listed.'),
  send: z
    .literal(true)
    .optional()
    .describe('It asks about special educational needs; a lead may include them.'),
  consent: z
    .strictObject({
      needed: z.boolean(),
      because: text,
      for: ids
        .optional()
        .describe('Where it is needed: what it has to be for, one of these options of "Consent for".'),
    })
    .describe("Whether the parents' consent has to be recorded before it is made, and why."),
  sections: z.array(z.strictObject({ title: text, fields: z.array(field).min(1) })).min(1),
  attachments: z.array(z.strictObject({ id, label: text })).describe('What goes with it.'),
});
