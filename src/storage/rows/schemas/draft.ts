import { z } from 'zod/v4';

import type { Draft } from '../../../domain/questions/draft.ts';
import { row, text, instant, answers, events } from './fields.ts';
import { kindOf } from './row-kind.ts';

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
      sentAt: instant.optional(),
      base: answers,
      hints: z.record(text, text).optional(),
      askedAgain: z.array(text).optional(),
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
