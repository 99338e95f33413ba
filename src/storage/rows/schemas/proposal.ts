import { z } from 'zod/v4';

import type { Proposal } from '../../../app/ports/proposals.ts';
import { instant, person, row, text } from './fields.ts';
import { kindOf } from './row-kind.ts';

/** The content is checked by whoever made it. */
export const PROPOSAL = kindOf<Proposal>()(
  'proposal',
  1,
  row({
    id: text,
    school: text,
    kind: text,
    at: instant,
    expiresAt: instant,
    by: person,
    content: z.unknown(),
  }),
);
