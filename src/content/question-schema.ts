import { z } from 'zod/v4';
import { SPANS } from '../domain/calendar/school-year.ts';
import { DRAWN, OPTION_SOURCES, UNITS } from '../domain/content/bank.ts';
import { MEASURES } from '../domain/known-ids/plan.ts';
import { ROLE_NAMES } from '../domain/people/roles.ts';
import { CARD_PLACES, DIGEST_PLACES, PACK_SECTIONS } from '../domain/content/shown-in.ts';
import { condition, id, ids, text } from './schema-parts.ts';

const mark = z.literal(true).optional();

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
  summary: mark.describe('The details show the answer before "All answers" is pressed.'),
  card: z
    .enum(CARD_PLACES)
    .optional()
    .describe(
      'The channel card, which everybody in the inclusion channel reads: reason, signs, support, more-signs.',
    ),
  pack: z
    .enum([...PACK_SECTIONS, 'never'])
    .optional()
    .describe(
      'A section of the referral pack, which leaves the school; "never": no reason made from the answer does either.',
    ),
  councilForm: mark.describe(
    "A council's form that asks for it may hold the answer, though no referral pack does. Private options stay out.",
  ),
  digest: z.enum(DIGEST_PLACES).optional().describe('Its ticks are counted in the digests.'),
});

/** A question as written in a file of `questions/`. */
export const question = z.strictObject({
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
      'Choices as a drop-down, or a text in one line ("compact"); choices so beside the question before it ("beside"); "folded": shown when somebody asks for more.',
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
  unfoldWhen: condition
    .optional()
    .describe('With "drawn": "folded": when it is to be seen at once all the same.'),
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
