import type { AuditEntry } from './ports/audit.ts';
import type { School } from './turn.ts';

/** What an audit row says; `at` is now unless given. */
export type Audited = Omit<AuditEntry, 'id' | 'at'> & Partial<Pick<AuditEntry, 'at'>>;

/**
 * The change that adds a row to a case's audit trail, in the same batch as what it records. Stores only people's ids
 * and names.
 */
export function auditRow(
  { names, clock }: Pick<School, 'names' | 'clock'>,
  { by, to, at = clock.now().toISOString(), ...what }: Audited,
): { readonly change: 'audit'; readonly value: AuditEntry } {
  const value = {
    id: names.id(),
    at,
    by: { id: by.id, name: by.name },
    ...what,
    ...(to === undefined ? {} : { to: { id: to.id, name: to.name } }),
  };
  return { change: 'audit', value };
}
