import { z } from 'zod/v4';
import { STEP_KINDS } from '../domain/content/content.ts';
import { LEVELS } from '../domain/content/levels.ts';
import { condition, id, ids, setBy, text } from './schema-parts.ts';

/** A rule as written in a file of `rules/`. */
export const rule = z.strictObject({
  id: z.string().regex(/^[A-Z]+-\d+$/, { error: 'is a letter, a hyphen and a number, for example A-02' }),
  name: text.max(80, { error: 'is longer than 80 characters' }),
  group: id,
  level: z
    .enum([...LEVELS.filter((level) => level !== 'none'), 'stop', 'ask'] as const)
    .optional()
    .describe('How soon a person must look; without this, the rule does not set the level.'),
  firesWhen: condition.describe('When the rule fires. It may look back at rules before it.'),
  says: text.describe('What it means, in words a lead would say to a parent.'),
  steps: z.array(
    z.strictObject({
      kind: z.enum(STEP_KINDS),
      text: text.describe('A short sentence that says what to do.'),
      onlyWith: ids.optional().describe('Shown only while one of these provision models is suggested.'),
      when: condition
        .optional()
        .describe('Shown only while this holds; without this, whenever the rule fires.'),
      same: id
        .optional()
        .describe('Of all steps that name the same entry of same-steps.json, a list shows one.'),
      ifRoom: z
        .literal(true)
        .optional()
        .describe('General advice: left out of a list that is long enough without it.'),
    }),
  ),
  duty: text.optional().describe('What law or statutory guidance makes the school or the LA do.'),
  dutyWhen: condition
    .optional()
    .describe('When it is a duty, for example only at compulsory school age; without this, always.'),
  private: z
    .literal(true)
    .optional()
    .describe('Reveals safeguarding, care or SEND status: shared cards say "status check".'),
  provisional: z.literal(true).optional().describe('While it fires, the result is provisional.'),
  stepsBefore: z
    .enum(['targeted', 'priority', 'urgent'])
    .optional()
    .describe(
      'Its steps, but those about provision away from class, come before other steps of this level that no duty asks for.',
    ),
  removesSteps: z
    .array(z.enum(STEP_KINDS))
    .optional()
    .describe('While it fires, steps of these kinds are left out.'),
  setBy,
  sources: z.array(id),
});
