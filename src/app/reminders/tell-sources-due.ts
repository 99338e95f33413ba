import { sourcesDue } from '../../domain/content/sources-due.ts';
import type { RemindingHours } from '../../domain/reminders/reminders-time.ts';
import { noticesToLeads } from '../alerts.ts';
import { putInOutbox } from '../deliveries.ts';
import { claim } from '../once-claims.ts';
import type { School } from '../turn.ts';
import { sourceClaim } from './claims.ts';

/** At most this many in one message, because a batch takes a hundred rows; the next one, minutes later, has the rest. */
const MOST_SOURCES = 60;
/** Longer than any source may wait to be read again. */
const TOLD_DAYS = { days: 400 } as const;

/**
 * Tells every inclusion lead which sources of the content are past the day by which they were to be read again: once a
 * source and day, in one message. Returns the deliveries' ids.
 */
export async function tellSourcesDue(school: School, { today }: RemindingHours): Promise<readonly string[]> {
  const { records, settings, content } = school;
  const due = sourcesDue(content, today).map((source) => ({ id: source.id, once: sourceClaim(source) }));
  const told = await Promise.all(due.map(({ once }) => records.readClaim(once)));
  const fresh = due.filter((_, at) => told[at] === undefined).slice(0, MOST_SOURCES);
  if (fresh.length === 0) return [];
  const notices = noticesToLeads(school, {
    problem: 'sources-due',
    about: 'content',
    channel: settings.channels.inclusion,
    items: fresh.map(({ id }) => id),
  });
  const result = await records.commit([
    ...fresh.map(({ once }) => claim(school, once, TOLD_DAYS)),
    ...notices.map(putInOutbox),
  ]);
  return result === 'done' ? notices.map(({ id }) => id) : [];
}
