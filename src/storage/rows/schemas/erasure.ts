import { z } from 'zod/v4';
import type { DeletedCase, LegalHold } from '../../../app/ports/erasure.ts';
import { DELETED_AS } from '../../../domain/school/retention.ts';
import { instant, person, row, text } from './fields.ts';
import { kindOf } from './row-kind.ts';

export const DELETED_CASE = kindOf<DeletedCase>()(
  'deleted case',
  1,
  row({ id: text, reference: text, as: z.enum(DELETED_AS), by: z.array(person).optional(), at: instant }),
);

export const LEGAL_HOLD = kindOf<LegalHold>()(
  'legal hold',
  1,
  row({ referralId: text, reference: text, by: person, at: instant, reason: text }),
);
