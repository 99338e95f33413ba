import { z } from 'zod/v4';
import { CASE_FORMS, FIRST_CASE_FORM } from '../domain/content/bank.ts';
import { ROLE_NAMES, rolesThat } from '../domain/people/roles.ts';
import { PROVIDER_KINDS } from '../domain/known-ids/providers.ts';
import { MEASURES } from '../domain/known-ids/plan.ts';
import { misLayouts } from './layouts-schema.ts';
import { question } from './question-schema.ts';
import { form } from './form-schema.ts';
import { rule } from './rule-schema.ts';
import { source } from './source-schema.ts';
import { condition, id, ids, setBy, text } from './schema-parts.ts';

const $schema = z.string().optional();

const answerButton = z
  .strictObject({
    label: text.optional().describe("What it says; without this, the option's own words."),
    answers: z.record(id, id).describe('The questions of this card that it answers, each with its option.'),
  })
  .describe('A button that answers and goes on.');

const topic = z.strictObject({
  id,
  title: text,
  intro: text.optional(),
  offeredWhen: condition.optional().describe('When the topic is put to a person; without this, always.'),
  roles: z.array(z.enum(ROLE_NAMES)).optional(),
  cards: z
    .array(
      z.strictObject({
        id,
        questions: z.array(question).min(1),
        buttons: z
          .union([id, z.array(answerButton).min(1)])
          .optional()
          .describe(
            'In place of "Continue": a question of this card whose every answer is a button that goes on, or such buttons one by one.',
          ),
      }),
    )
    .min(1),
});

/** A sentence filled in when its condition holds; of those about the same thing, the first. */
const suggestion = z.strictObject({
  about: id.describe('Of the sentences about the same thing, the first that holds is taken.'),
  when: condition,
  text,
});

/** The content files by name: `questions`, `rules` and `forms` are folders whose files are read in name order. */
export const fileSchemas = {
  questions: z.strictObject({
    $schema,
    part: z.literal([0, 1, ...CASE_FORMS.map((_, place) => FIRST_CASE_FORM + place)]),
    topics: z.array(topic).min(1),
  }),
  rules: z.strictObject({ $schema, rules: z.array(rule).min(1) }),
  forms: form,
  'same-steps': z.strictObject({
    $schema,
    steps: z.array(
      z.strictObject({
        id,
        text: text.describe('The wording a list shows for two or more of the steps that name it.'),
        instead: z
          .array(z.strictObject({ when: condition, text }))
          .min(1)
          .optional()
          .describe('What is shown instead, also for one step alone: the first whose condition holds.'),
        notWhen: condition
          .optional()
          .describe('While this holds, none of these steps is on a list: it has been done.'),
      }),
    ),
  }),
  groups: z.strictObject({ $schema, groups: z.array(z.strictObject({ id, title: text })).min(1) }),
  definitions: z.strictObject({
    $schema,
    definitions: z.record(id, z.strictObject({ says: text, when: condition })),
  }),
  thresholds: z.strictObject({
    $schema,
    guidanceVersion: text,
    effectiveFrom: z.iso.date(),
    thresholds: z.array(
      z.strictObject({
        id,
        value: z.number().min(0),
        unit: z.enum([
          'percent',
          'school days',
          'calendar days',
          'weeks',
          'count',
          'removals',
          'hours a week',
        ]),
        setBy,
        schoolMayChange: z.enum(['yes', 'lower-only', 'no']).describe('"no" for everything the law fixes.'),
        says: text,
        sources: ids,
      }),
    ),
    responseDays: z.strictObject({
      urgent: z.int().min(0),
      priority: z.int().min(0),
      targeted: z.int().min(0),
      watch: z.int().min(0),
    }),
  }),
  blocks: z.strictObject({
    $schema,
    blocks: z.array(
      z.strictObject({
        id,
        name: text,
        setWhen: condition,
        clearedWhen: condition,
        override: z.enum(['no', ...rolesThat('overrides')]),
        private: z.literal(true).optional(),
        says: text,
        clearedBy: text,
      }),
    ),
  }),
  models: z.strictObject({
    $schema,
    models: z.array(
      z.strictObject({
        id,
        name: text,
        tier: text,
        suggestedWhen: condition.nullable(),
        last: z.literal(true).optional(),
        says: text,
      }),
    ),
    removals: z.array(z.strictObject({ when: condition, models: ids, why: text })),
  }),
  'word-check': z.strictObject({
    $schema,
    groups: z
      .record(z.string().regex(/^[a-z]+$/), z.array(text).min(1))
      .describe('Interchangeable words in a phrase: "hurt {them}" is "hurt him", "hurt her" and so on.'),
    words: z.array(text).min(1).describe('Words and phrases that make the bot ask.'),
    harmless: z.array(text).describe('Phrases in which such a word means no harm. Keep them narrow.'),
    examples: z
      .strictObject({ worrying: z.array(text), harmless: z.array(text) })
      .describe(
        'Sentences the check is tried on: those that should make the bot ask, and those that should not.',
      ),
  }),
  'plan-suggestions': z.strictObject({
    $schema,
    why: z
      .array(suggestion)
      .describe('Why there is a plan, for the pupil and parents: whole sentences, the most pressing first.'),
    whyOtherwise: text.describe('What stands there when none of them holds.'),
    whyCloses: text.describe('The sentence after them.'),
    aims: z
      .array(suggestion)
      .describe('Aims, the closest to the referral first; the last hold for everybody.'),
    measures: z
      .array(z.strictObject({ measure: z.enum(MEASURES), when: condition }))
      .min(1)
      .describe('The measures ticked: the first two whose condition holds.'),
    targetSteps: z
      .record(z.enum(MEASURES), z.number().positive())
      .describe('How far a target is from the figure of today.'),
  }),
  'provider-checks': z.strictObject({
    $schema,
    checks: z
      .array(
        z.strictObject({
          id,
          label: text.describe('What is checked, in a few words.'),
          document: text.describe('What somebody looks at to check it.'),
          askedOf: z
            .array(z.enum(PROVIDER_KINDS))
            .min(1)
            .describe('The kinds of provider that it is asked of.'),
          namesItsExpiry: z
            .literal(true)
            .optional()
            .describe('What is seen names its last day; without this, the check counts for so many days.'),
          sources: ids,
        }),
      )
      .min(1),
  }),
  'mis-layouts': misLayouts,
  sources: z.strictObject({
    $schema,
    sources: z.array(source),
  }),
  panels: z.strictObject({
    $schema,
    panels: z
      .array(
        z.strictObject({
          id,
          name: text.max(80, { error: 'is longer than 80 characters' }).describe('As people here call it.'),
          needsApproval: z
            .boolean()
            .describe("Whether it usually asks for the headteacher's approval before the papers are sent."),
        }),
      )
      .min(1, { error: 'needs at least one panel' }),
  }),
  'digest-tips': z.strictObject({
    $schema,
    tips: z
      .array(
        z.strictObject({
          id,
          text: text
            .max(200, { error: 'is longer than 200 characters' })
            .describe('One thing anybody can do tomorrow. About no pupil in particular.'),
          sources: ids,
        }),
      )
      .min(10, { error: 'needs at least ten tips, so that the same one does not come back every few weeks' }),
  }),
};

export type FileName = keyof typeof fileSchemas;

type Parsed<Name extends FileName> = z.infer<(typeof fileSchemas)[Name]>;
export type QuestionsFile = Parsed<'questions'>;
type RulesFile = Parsed<'rules'>;
export type ContentQuestion = z.infer<typeof question>;
export type ContentRule = z.infer<typeof rule>;
export type ContentTopic = z.infer<typeof topic>;
export type ContentForm = Parsed<'forms'>;

/** Everything in the content folder, each file in its checked shape. */
export interface ContentFiles {
  /** Parts 0 to 3: those of triage. */
  readonly questions: readonly QuestionsFile[];
  /** Parts 4 to 6: plan, weekly update and review. */
  readonly forms: readonly QuestionsFile[];
  readonly rules: readonly RulesFile[];
  readonly sameSteps: Parsed<'same-steps'>;
  readonly groups: Parsed<'groups'>;
  readonly definitions: Parsed<'definitions'>;
  readonly thresholds: Parsed<'thresholds'>;
  readonly blocks: Parsed<'blocks'>;
  readonly models: Parsed<'models'>;
  readonly wordCheck: Parsed<'word-check'>;
  readonly panels: Parsed<'panels'>;
  readonly tips: Parsed<'digest-tips'>;
  readonly planSuggestions: Parsed<'plan-suggestions'>;
  readonly providerChecks: Parsed<'provider-checks'>;
  readonly misLayouts: Parsed<'mis-layouts'>;
  readonly sources: Parsed<'sources'>;
  /** Forms of councils. */
  readonly councilForms: readonly ContentForm[];
}
