import { z } from 'zod/v4';

import { AUDITED_LISTS } from '../../../domain/case/case-lists.ts';
import { AUDITED, type AuditEntry, type OnceClaim, type StopRecord } from '../../../app/ports/audit.ts';
import { row, text, instant, person, answer } from './fields.ts';
import { kindOf } from './row-kind.ts';
import { WHY_CORRECTED } from '../../../domain/case/pupil-reference.ts';
import { PACK_EXTRAS } from '../../../domain/pack/pack-extras.ts';

export const AUDIT = kindOf<AuditEntry>()(
  'audit entry',
  1,
  row({
    id: text,
    referralId: text,
    at: instant,
    by: person,
    what: z.enum(AUDITED),
    list: z.enum(AUDITED_LISTS).optional(),
    shown: z.array(text).optional(),
    to: person.optional(),
    form: text.optional(),
    included: z.array(z.enum(PACK_EXTRAS)).optional(),
    corrected: z
      .array(row({ question: text, before: answer.nullable(), after: answer.nullable() }))
      .optional(),
    because: z.enum(WHY_CORRECTED).optional(),
    approvedBy: person.optional(),
    school: text.optional(),
    backupAt: instant.optional(),
    source: row({ system: text, asAt: text }).optional(),
    provider: text.optional(),
    check: text.optional(),
  }),
);

export const STOP = kindOf<StopRecord>()(
  'stop record',
  1,
  row({ id: text, at: instant, by: text, expiresAt: instant }),
);

/** The key prefix of once-claims: their original name, still in every school's storage. */
export const CLAIM_KEY = 'ledger';
export const ONCE_CLAIM = kindOf<OnceClaim>()(
  'once claim',
  1,
  row({ id: text, at: instant, expiresAt: instant, by: person.optional() }),
);
