import { z } from 'zod/v4';
import { REQUEST_KINDS, type DataRequest } from '../../../app/ports/data-requests.ts';
import { instant, person, row, text } from './fields.ts';
import { kindOf } from './row-kind.ts';

export const DATA_REQUEST = kindOf<DataRequest>()(
  'data request',
  1,
  row({
    id: text,
    kind: z.enum(REQUEST_KINDS),
    pupil: text.optional(),
    cases: z.array(row({ id: text, reference: text, version: z.int().min(0) })),
    by: person,
    at: instant,
    reason: text,
    expiresAt: instant,
    approved: row({ by: person, at: instant }).optional(),
    end: row({
      as: z.enum(['done', 'declined', 'withdrawn', 'overtaken']),
      by: person,
      at: instant,
      reason: text.optional(),
      done: z.array(text).optional(),
      left: z.array(text).optional(),
      cardsLeft: z.array(text).optional(),
    }).optional(),
    content: z.unknown().optional(),
  }),
);
