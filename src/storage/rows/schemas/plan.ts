import { z } from 'zod/v4';

import {
  CLOSING_OUTCOMES,
  CONTACT_RHYTHMS,
  MEASURES,
  PARENT_VIEWS,
  PLACES,
  REVIEW_DECISIONS,
  TIMETABLE_AGREED,
  TIMETABLE_LA,
  TIMETABLE_REASONS,
} from '../../../domain/known-ids/plan.ts';
import { PROVIDER_SENT } from '../../../domain/known-ids/options.ts';
import { row, text, instant, date, person } from './fields.ts';

const review = row({
  by: person,
  at: instant,
  figures: z.array(row({ measure: z.enum(MEASURES), value: z.number() })),
  pupilView: text.optional(),
  parentView: text.optional(),
  whatWorked: text.optional(),
  decision: z.enum(REVIEW_DECISIONS),
  nextReview: date.optional(),
  end: date.optional(),
  hoursPerWeek: z.number().optional(),
  hoursInSchool: z.number().optional(),
  outcome: z.enum(CLOSING_OUTCOMES).optional(),
  reason: text.optional(),
});

const update = row({
  week: text,
  by: person,
  at: instant,
  offered: z.number(),
  attended: z.number(),
  engagement: z.number(),
  behaviour: z.enum(['calmer', 'the-same', 'harder']),
  learning: z.enum(['steps-forward', 'the-same', 'steps-back']),
  providerSent: z.enum(PROVIDER_SENT).optional(),
  contactKept: z.boolean().optional(),
  seen: z.boolean(),
  lastSeen: date.optional(),
  line: text.optional(),
});

const registerWeek = row({
  week: text,
  provider: text,
  offered: z.number(),
  attended: z.number(),
  by: person,
  at: instant,
});

const timetable = row({
  reason: z.enum(TIMETABLE_REASONS),
  days: z.array(row({ inSchool: z.number(), withProvider: z.number().optional(), elsewhere: z.number() })),
  restOfWeek: text,
  steps: z.array(z.number()),
  agreed: z.enum(TIMETABLE_AGREED),
  agreedOn: date,
  la: z.enum(TIMETABLE_LA),
  laOn: date.optional(),
  laReference: text.optional(),
});

/** A plan with its reviews and weekly updates, inside a referral. */
export const plan = row({
  madeBy: person,
  madeAt: instant,
  changedAt: instant.optional(),
  why: text,
  aims: z.array(row({ what: text, by: date })),
  pupilWants: text.optional(),
  measures: z.array(row({ id: z.enum(MEASURES), baseline: z.number(), target: z.number() })),
  model: text,
  provider: text.optional(),
  place: z.enum(PLACES),
  support: z.array(text).optional(),
  whatHappens: text.optional(),
  timetable: timetable.optional(),
  hoursPerWeek: z.number().optional(),
  fullTime: z.boolean(),
  restInSchool: z.literal(true).optional(),
  registerCode: text.optional(),
  transport: text.optional(),
  keyAdult: person,
  contact: z.enum(CONTACT_RHYTHMS),
  parents: z.enum(PARENT_VIEWS),
  pupilAgreed: z.boolean(),
  start: date,
  end: date,
  nextReview: date,
  returnSteps: z.array(row({ what: text, who: text, when: date })),
  takesBack: text.optional(),
  reviews: z.array(review),
  updates: z.array(update),
  providerRegister: z.array(registerWeek).optional(),
});
