import { z } from 'zod/v4';

import { PERSON_NEWS, PROBLEMS, THREAD_NEWS, type CardPlace, type Delivery } from '../../app/deliveries.ts';
import type { AuditEntry, LedgerRow, StopRecord } from '../../app/ports/kept-rows.ts';
import type { Address } from '../../app/ports/messenger.ts';
import type { Draft } from '../../domain/questions/draft.ts';
import {
  CLOSING_OUTCOMES,
  CONTACT_RHYTHMS,
  MEASURES,
  PARENT_VIEWS,
  PLACES,
  REVIEW_DECISIONS,
} from '../../domain/plan/plan.ts';
import { PACK_EXTRAS } from '../../domain/pack/pack.ts';
import { LEVELS } from '../../domain/triage/levels.ts';
import { STEP_KINDS } from '../../domain/triage/knowledge.ts';
import { OUTCOMES, PASSED_TO, STATUSES, type Referral } from '../../domain/case/referral.ts';
import { REMINDED_OF } from '../../domain/reminders/reminders.ts';

/** What zod makes of a type: an optional property may also be there and undefined. JSON never has one. */
type Loose<T> = T extends readonly (infer Item)[]
  ? readonly Loose<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Loose<T[Key]> | undefined }
    : T;

type Plain<T> = T extends readonly (infer Item)[]
  ? Plain<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Plain<T[Key]> }
    : T;

/** One kind of row: what it is called, which version of its shape this program writes, and how it is checked. */
export interface RowKind<T> {
  readonly name: string;
  readonly schemaVersion: number;
  readonly schema: z.ZodType<Loose<T>>;
}

/**
 * A kind of row for a type of the domain. Does not compile unless the schema takes every value of the type and gives
 * nothing else: a word added to a union there has to be added here.
 */
function kindOf<T>() {
  return <Schema extends z.ZodType<Loose<T>>>(
    name: string,
    schemaVersion: number,
    schema: Schema &
      (Plain<T> extends z.input<Schema> ? unknown : 'the schema refuses some values of the type'),
  ): RowKind<T> => ({ name, schemaVersion, schema });
}

// Objects are loose: what a newer instance of the same schema version added survives being written back by this one.
const row = z.looseObject;
const text = z.string();
const instant = z.iso.datetime({ offset: true });
const date = z.iso.date();
const person = row({ id: text, name: text });
const answer = z.union([text, z.number(), z.array(text)]);
const answers = z.record(text, answer);
const events = z.array(z.enum(['word-match', 'cleared', 'stop']));
const level = z.enum(LEVELS);

export const DRAFT = kindOf<Draft>()(
  'draft',
  1,
  row({
    id: text,
    owner: text,
    reference: text,
    startedAt: instant,
    changedAt: instant,
    expiresAt: instant,
    contentVersion: text,
    form: row({
      referralId: text,
      part: z.literal([2, 3, 4, 5, 6]),
      base: answers,
      hints: z.record(text, text).optional(),
      reviews: z.int().min(0).optional(),
    }).optional(),
    answers,
    unchecked: z.record(text, text).optional(),
    events,
    at: text,
    changing: z.boolean(),
    status: z.enum(['open', 'frozen']),
    messageId: text.optional(),
  }),
);

const triage = row({
  outcome: z.enum(['stopped', 'no-referral', 'referral']),
  level,
  provisional: z.boolean(),
  rulesFired: z.array(
    row({
      id: text,
      name: text,
      level: level.nullable(),
      private: z.boolean(),
      because: z.array(text),
      says: text,
      setBy: z.enum(['law', 'guidance', 'product', 'school']),
      sources: z.array(text),
    }),
  ),
  duties: z.array(text),
  blocks: z.array(text),
  suggestedModels: z.array(text),
  nextSteps: z.array(row({ kind: z.enum(STEP_KINDS), text, from: z.array(text), private: z.boolean() })),
});

const decision = row({
  outcome: z.enum(OUTCOMES),
  to: z.enum(PASSED_TO).optional(),
  by: person,
  at: instant,
  reason: text,
});

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
  contactKept: z.boolean(),
  seen: z.boolean(),
  lastSeen: date.optional(),
  line: text.optional(),
});

const plan = row({
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
  hoursPerWeek: z.number(),
  fullTime: z.boolean(),
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
});

export const REFERRAL = kindOf<Referral>()(
  'referral',
  1,
  row({
    id: text,
    reference: text,
    version: z.int().min(1),
    contentVersion: text,
    guidanceVersion: text,
    referrer: person,
    sentAt: instant,
    answerBy: date,
    answers,
    events,
    triage,
    status: z.enum(STATUSES),
    seen: row({ by: person, at: instant }).optional(),
    decision: decision.optional(),
    earlierDecisions: z
      .array(row({ decision, changedBy: person, changedAt: instant, reason: text }))
      .optional(),
    plan: plan.optional(),
    closing: row({
      outcome: z.enum(CLOSING_OUTCOMES),
      by: person,
      at: instant,
      reason: text,
      whatWorked: text.optional(),
    }).optional(),
    owner: row({ id: text, name: text, since: instant, by: person }).optional(),
    statutoryDates: z.array(date).optional(),
    enquiries: z.array(
      row({
        question: text,
        askedBy: person,
        askedAt: instant,
        chasedAt: instant.optional(),
        answer: text.optional(),
        answeredAt: instant.optional(),
      }),
    ),
    notes: z.array(row({ by: person, at: instant, text })),
    overrides: z.array(row({ block: text, by: person, at: instant, reason: text })).optional(),
    runAgain: row({
      at: instant,
      by: person,
      changes: z.array(row({ text, private: z.boolean() })),
    }).optional(),
  }),
);

export const AUDIT = kindOf<AuditEntry>()(
  'audit entry',
  1,
  row({
    id: text,
    referralId: text,
    at: instant,
    by: person,
    what: z.enum([
      'sent',
      'seen',
      'details-opened',
      'approved-in-school',
      'asked',
      'answered',
      'note-added',
      'closed-not-needed',
      'facts-added',
      'proposed',
      'approved-ap',
      'passed-on',
      'block-overridden',
      'exported',
      'handed-over',
      'history-opened',
      'found',
      'decision-changed',
      'plan-started',
      'plan-changed',
      'plan-opened',
      'update-given',
      'reviewed',
      'closed',
      'chased',
      'reminded',
    ]),
    to: person.optional(),
    included: z.array(z.enum(PACK_EXTRAS)).optional(),
    corrected: z
      .array(row({ question: text, before: answer.nullable(), after: answer.nullable() }))
      .optional(),
  }),
);

export const STOP = kindOf<StopRecord>()(
  'stop record',
  1,
  row({ id: text, at: instant, by: text, expiresAt: instant }),
);

export const LEDGER = kindOf<LedgerRow>()(
  'ledger row',
  1,
  row({ id: text, at: instant, expiresAt: instant, by: person.optional() }),
);

const anyDelivery = {
  id: text,
  createdAt: instant,
  attempts: z.int().min(0),
  status: z.enum(['waiting', 'sending', 'sent', 'held', 'failed']),
  dueAt: instant,
};

export const DELIVERY = kindOf<Delivery>()(
  'delivery',
  1,
  z.discriminatedUnion('kind', [
    row({ ...anyDelivery, kind: z.literal('case-card'), referralId: text }),
    row({ ...anyDelivery, kind: z.literal('thread'), referralId: text, news: z.enum(THREAD_NEWS) }),
    row({
      ...anyDelivery,
      kind: z.literal('person'),
      referralId: text,
      to: text,
      news: z.enum(PERSON_NEWS),
    }),
    row({
      ...anyDelivery,
      kind: z.literal('digest'),
      channel: text,
      audience: z.enum(['staff', 'inclusion']),
      week: text,
      late: z.boolean(),
      asOf: instant.optional(),
    }),
    row({
      ...anyDelivery,
      kind: z.literal('reminder'),
      to: text,
      day: date,
      items: z.array(row({ of: z.enum(REMINDED_OF), referralId: text, date, stage: text })),
    }),
    row({
      ...anyDelivery,
      kind: z.literal('problem'),
      to: text,
      problem: z.enum(PROBLEMS),
      about: z.enum(['case-card', 'digest']),
      channel: text,
      week: text.optional(),
    }),
  ]),
);

export const CARD_PLACE = kindOf<CardPlace>()(
  'card place',
  1,
  row({
    referralId: text,
    conversationId: text,
    messageId: text,
    drawnVersion: z.int().min(0),
    busyUntil: instant.optional(),
  }),
);

export const ADDRESS = kindOf<Address>()(
  'address',
  1,
  row({
    conversationId: text,
    serviceUrl: text,
    tenantId: text,
    botId: text,
    userId: text.optional(),
  }),
);
