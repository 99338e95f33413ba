import type { AuditSeals } from './ports/audit-seals.ts';
import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';

/**
 * Seals what was added to the audit, and writes the end of the chain into the log, where whoever can change the tables
 * does not reach it. Resolves to how many entries. Throws when storage cannot be reached.
 */
export async function sealAudit({
  seals,
  clock,
  log,
}: {
  readonly seals: AuditSeals;
  readonly clock: Clock;
  readonly log: Log;
}): Promise<number> {
  const { entries, end } = await seals.seal(clock.now());
  if (end) log.info({ event: 'audit-sealed', count: entries, block: end.number, hash: end.hash });
  return entries;
}
