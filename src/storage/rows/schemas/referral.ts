import { z } from 'zod/v4';
import { DUTIES } from '../../../domain/case/statutory-dates.ts';

import {
  OUTCOMES,
  PASSED_TO,
  STATUSES,
  WITHDRAWN_BECAUSE,
  type Referral,
} from '../../../domain/case/referral.ts';
import { MEETING_KINDS, OUTSIDE_DOERS, OUTSIDERS } from '../../../domain/case/meetings.ts';
import { APPEAL_OUTCOMES, PANEL_OUTCOMES } from '../../../domain/case/panels.ts';
import { FOLLOW_UP_ANSWERS } from '../../../domain/case/follow-up.ts';
import { CLOSING_OUTCOMES } from '../../../domain/known-ids/plan.ts';
import { STEP_KINDS } from '../../../domain/content/content.ts';
import { LEVELS } from '../../../domain/content/levels.ts';
import { plan } from './plan.ts';
import { row, text, instant, date, person, answers, events } from './fields.ts';
import { kindOf } from './row-kind.ts';

const triage = row({
  outcome: z.enum(['stopped', 'no-referral', 'referral']),
  level: z.enum(LEVELS),
  provisional: z.boolean(),
  rulesFired: z.array(
    row({
      id: text,
      name: text,
      level: z.enum(LEVELS).nullable(),
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
  joinedTo: row({ id: text, reference: text, dates: z.array(date) }).optional(),
  because: z.enum(WITHDRAWN_BECAUSE).optional(),
  by: person,
  at: instant,
  reason: text,
  steps: z
    .array(row({ text, ownWords: z.literal(true).optional(), teamOnly: z.literal(true).optional() }))
    .optional(),
});

const panelOutcome = row({
  as: z.enum(PANEL_OUTCOMES),
  by: person,
  at: instant,
  heardOn: date,
  reason: text,
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
    answeredOn: z.record(text, date).optional(),
    keptDates: z
      .array(
        row({
          ruleId: text,
          duty: z.enum(DUTIES).optional(),
          what: text,
          date,
          counted: text,
          missed: z.boolean(),
          private: z.boolean(),
        }),
      )
      .optional(),
    events,
    triage,
    status: z.enum(STATUSES),
    seen: row({ by: person, at: instant }).optional(),
    decision: decision.optional(),
    joined: z.array(row({ id: text, reference: text, referrer: person })).optional(),
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
    followUp: row({
      where: z.enum(FOLLOW_UP_ANSWERS),
      attendance: z.int().min(0).max(100).optional(),
      by: person,
      at: instant,
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
    panels: z
      .array(
        row({
          id: text,
          name: text,
          by: person,
          at: instant,
          deadline: date,
          meets: date.optional(),
          needsApproval: z.boolean(),
          approved: row({ by: person, at: instant }).optional(),
          sentOn: date.optional(),
          heardOn: date.optional(),
          outcome: panelOutcome.optional(),
          putOff: z.array(panelOutcome).optional(),
          familyToldOn: date.optional(),
          appeal: row({
            by: date.optional(),
            madeOn: date.optional(),
            outcome: z.enum(APPEAL_OUTCOMES).optional(),
          }).optional(),
          withdrawn: row({ by: person, at: instant, reason: text }).optional(),
        }),
      )
      .optional(),
    meetings: z
      .array(
        row({
          id: text,
          kind: z.enum(MEETING_KINDS),
          on: date,
          by: person,
          at: instant,
          staff: z.array(person),
          others: z.array(z.enum(OUTSIDERS)),
          actions: z.array(
            row({
              id: text,
              text,
              by: date,
              person: person.optional(),
              outside: z.enum(OUTSIDE_DOERS).optional(),
              done: row({ by: person, at: instant }).optional(),
            }),
          ),
        }),
      )
      .optional(),
    runAgain: row({
      at: instant,
      by: person,
      changes: z.array(row({ text, private: z.boolean() })),
      notCounted: z.array(text).optional(),
    }).optional(),
  }),
);
