import { z } from 'zod/v4';
import { SPANS } from '../domain/calendar/school-year.ts';
import { CASE_FORMS, DRAWN, FIRST_CASE_FORM, OPTION_SOURCES, UNITS } from '../domain/content/bank.ts';
import { MEASURES } from '../domain/known-ids/plan.ts';
import { ROLE_NAMES, rolesThat } from '../domain/people/roles.ts';
import { CARD_PLACES, DIGEST_PLACES, PACK_SECTIONS } from '../domain/content/shown-in.ts';
import { rule } from './rule-schema.ts';
import { source } from './source-schema.ts';
import { condition, id, ids, setBy, text } from './schema-parts.ts';

const mark = z.literal(true).optional();
const $schema = z.string().optional();

const option = z.strictObject({
  id: id.describe('Never change the id of an option that has been used: stored answers hold it.'),
  label: text.describe('What staff tick.'),
  sharedAs: id
    .optional()
    .describe('It reveals safeguarding, care or SEND status: on a shared card it counts as this option.'),
  private: mark.describe(
    'It tells of safeguarding: left out on the channel card, in digests and in a pack; the details show it.',
  ),
  packAs: id
    .optional()
    .describe('It tells of safeguarding: on the channel card and in a pack it counts as this option.'),
  goesOn: mark.describe('Gate only: the conversation goes on. Without it, a rule must stop it.'),
  clearsOthers: mark.describe('"None" and "don\'t know": ticking it clears the others.'),
});

const shownIn = z.strictObject({
  card: z
    .enum(CARD_PLACES)
    .optional()
    .describe(
      'The channel card, which everybody in the inclusion channel reads: signs, support, more-signs.',
    ),
  pack: z
    .enum([...PACK_SECTIONS, 'never'])
    .optional()
    .describe(
      'A section of the referral pack, which leaves the school; "never": no reason made from the answer does either.',
    ),
  digest: z.enum(DIGEST_PLACES).optional().describe('Its ticks are counted in the digests.'),
});

const question = z.strictObject({
  id,
  label: text
    .max(60, { error: 'is longer than 60 characters' })
    .describe('Two or three words for lists and explanations.'),
  wording: text.describe('What staff read.'),
  help: text.optional(),
  kind: z.enum(['choice', 'multi', 'text', 'number', 'date', 'dates']),
  options: z.array(option).optional(),
  atMost: z.int().min(1).optional().describe('The most options that may be ticked.'),
  minLength: z.int().min(1).optional(),
  maxLength: z.int().min(1).max(1000).optional(),
  textRule: z.enum(['school-reference', 'free']).optional(),
  min: z.number().min(0).optional(),
  max: z.number().min(0).optional(),
  step: z.union([z.literal(1), z.literal(0.5), z.literal(0.1)]).optional(),
  notMoreThan: id.optional().describe('The question whose number is the most this one may be.'),
  happened: z.literal(true).optional().describe('A day of something that has happened: today at the latest.'),
  notBefore: id.optional().describe('The question whose date is the earliest this one may be.'),
  within: z.strictObject({ threshold: id, of: id }).optional(),
  holdsFor: z
    .enum(SPANS)
    .optional()
    .describe('The answer is about this term or school year: once that is over, no rule counts it.'),
  asAt: id.optional().describe('With "holdsFor": the question that says of which day the answer is.'),
  unit: z.enum(UNITS).optional(),
  drawn: z
    .enum(DRAWN)
    .optional()
    .describe(
      'Choices as a drop-down ("compact"), or beside the question before it ("beside"); for rows of short answers.',
    ),
  scale: z
    .enum(MEASURES)
    .optional()
    .describe('The success measure this number counts; its scale gives the range, the step and the unit.'),
  optionsFrom: z
    .enum(OPTION_SOURCES)
    .optional()
    .describe("More options: the school's own staff or providers, or the provision models."),
  given: z.literal(true).optional().describe('Known from the case and never asked.'),
  dateLabels: z.array(text).optional(),
  gate: mark.describe(
    'Concern only: a further question of the safeguarding gate, later in the conversation. Part 0 is the gate without it.',
  ),
  mustAnswer: z.boolean(),
  askWhen: condition.optional().describe('When it is asked; without this, always.'),
  private: z.literal(true).optional().describe('Its answer is never shown on anything shared.'),
  shownIn: shownIn
    .optional()
    .describe(
      'Where the answer is shown besides the details and "Check your answers"; without this, nowhere.',
    ),
  roles: z
    .array(z.enum(ROLE_NAMES))
    .optional()
    .describe('Who may see and fill it; without this, whoever may open the topic.'),
  seconds: z.int().min(1).describe('About how long it takes; an estimate.'),
  why: text.describe('Why it is asked, for the person asked.'),
  sources: ids,
});

const topic = z.strictObject({
  id,
  title: text,
  intro: text.optional(),
  offeredWhen: condition.optional().describe('When the topic is put to a person; without this, always.'),
  roles: z.array(z.enum(ROLE_NAMES)).optional(),
  cards: z.array(z.strictObject({ id, questions: z.array(question).min(1) })).min(1),
});

/** The content files by name: `questions` and `rules` are folders whose files are read in name order. */
export const fileSchemas = {
  questions: z.strictObject({
    $schema,
    part: z.literal([0, 1, ...CASE_FORMS.map((_, place) => FIRST_CASE_FORM + place)]),
    topics: z.array(topic).min(1),
  }),
  rules: z.strictObject({ $schema, rules: z.array(rule).min(1) }),
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
        unit: z.enum(['percent', 'school days', 'calendar days', 'weeks', 'count', 'removals']),
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
  sources: z.strictObject({
    $schema,
    sources: z.array(source),
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
  readonly tips: Parsed<'digest-tips'>;
  readonly sources: Parsed<'sources'>;
}
