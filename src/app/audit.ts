import type { AuditEntry } from './ports/kept-rows.ts';
import type { School } from './turn.ts';

/** What is noted: everything of an audit row but its own id; `at` is now unless said otherwise. */
export type Audited = Omit<AuditEntry, 'id' | 'at'> & Partial<Pick<AuditEntry, 'at'>>;

/**
 * A row in a case's history, to be written in one batch with what it is about. Of the people in it only id and name are
 * kept.
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
