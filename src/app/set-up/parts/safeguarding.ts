import { safeguardingDoubts } from '../../../domain/school/safeguarding-doubts.ts';
import type { SafeguardingContact } from '../../../domain/school/settings.ts';
import { describeSafeguardingDoubt } from '../../../words/doctor.ts';
import { SAFEGUARDING_FIELDS } from '../../../words/set-up-parts.ts';
import { partByPath } from './by-path.ts';

export const safeguarding = partByPath({
  id: 'safeguarding',
  fields: () => [
    { id: 'dsl.name', kind: 'text', ...SAFEGUARDING_FIELDS.name },
    { id: 'dsl.phone', kind: 'text', ...SAFEGUARDING_FIELDS.phone },
    { id: 'dsl.deputy.name', kind: 'text', ...SAFEGUARDING_FIELDS.deputyName },
    { id: 'dsl.deputy.phone', kind: 'text', ...SAFEGUARDING_FIELDS.deputyPhone },
  ],
  warnings: ({ dsl }) => (isContact(dsl) ? safeguardingDoubts(dsl).map(describeSafeguardingDoubt) : []),
});

function isContact(dsl: unknown): dsl is SafeguardingContact {
  const has = (one: unknown): boolean => {
    const { name, phone } = (one ?? {}) as Record<string, unknown>;
    return typeof name === 'string' && typeof phone === 'string';
  };
  const { deputy } = (dsl ?? {}) as { deputy?: unknown };
  return has(dsl) && (deputy === undefined || has(deputy));
}
