import { z } from 'zod/v4';

import { PROVIDER_KINDS } from '../../../domain/known-ids/providers.ts';
import { COST_UNITS } from '../../../domain/school/placement-cost.ts';
import type { Provider } from '../../../domain/school/provider.ts';
import { date, instant, person, row, text } from './fields.ts';
import { kindOf } from './row-kind.ts';

export const PROVIDER = kindOf<Provider>()(
  'provider',
  1,
  row({
    name: text,
    kind: z.enum(PROVIDER_KINDS),
    urn: text.optional(),
    ukprn: text.optional(),
    contact: row({ name: text, phone: text }),
    sessions: text,
    cost: row({ pounds: z.number(), per: z.enum(COST_UNITS) }).optional(),
    checks: z.record(
      text,
      row({ document: text, by: person.optional(), on: date.optional(), expires: date.optional() }),
    ),
    visit: row({ on: date, by: person.optional() }).optional(),
    archived: row({ by: person, at: instant }).optional(),
  }),
);
