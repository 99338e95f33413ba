import { z } from 'zod/v4';

import { PROBLEMS, WHY_UNDELIVERED, type CardPlace, type Delivery } from '../../../app/ports/deliveries.ts';
import { PERSON_NOTICES } from '../../../domain/case/notices.ts';
import { THREAD_NOTICES } from '../../../domain/case/thread-notices.ts';
import { REMINDED_OF } from '../../../domain/reminders/reminders.ts';
import { row, text, instant, date } from './fields.ts';
import { kindOf } from './row-kind.ts';

const anyDelivery = {
  id: text,
  createdAt: instant,
  attempts: z.int().min(0),
  status: z.enum(['waiting', 'sending', 'sent', 'held', 'failed']),
  dueAt: instant,
  why: z.enum(WHY_UNDELIVERED).optional(),
};

export const DELIVERY = kindOf<Delivery>()(
  'delivery',
  1,
  z.discriminatedUnion('kind', [
    row({
      ...anyDelivery,
      kind: z.literal('case-card'),
      referralId: text,
      onlyRedraw: z.literal(true).optional(),
    }),
    row({ ...anyDelivery, kind: z.literal('thread'), referralId: text, news: z.enum(THREAD_NOTICES) }),
    row({
      ...anyDelivery,
      kind: z.literal('person'),
      referralId: text,
      to: text,
      news: z.enum(PERSON_NOTICES),
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
      items: z.array(
        row({ of: z.enum(REMINDED_OF), referralId: text, date, stage: text, about: text.optional() }),
      ),
    }),
    row({
      ...anyDelivery,
      kind: z.literal('data-request'),
      to: text,
      request: text,
      news: z.enum(['asked', 'ended']),
    }),
    row({ ...anyDelivery, kind: z.literal('start'), to: text }),
    row({
      ...anyDelivery,
      kind: z.literal('problem'),
      to: text,
      problem: z.enum([...PROBLEMS, 'undelivered', 'sources-due']),
      about: z.enum(['case-card', 'digest', 'deliveries', 'content']),
      channel: text,
      week: text.optional(),
      items: z.array(text).optional(),
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
    drawnDue: z.boolean().optional(),
    busyUntil: instant.optional(),
    linesAt: z.array(instant).optional(),
  }),
);
