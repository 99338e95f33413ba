import type { Records } from '../ports/records.ts';
import { withoutCases } from './requested-changes.ts';

/** Takes cases that are no longer held out of the requests that wait; a request about nothing else is deleted. */
export async function forgetDeletedCases(records: Records): Promise<void> {
  for (const { value, version } of await records.requests()) {
    if (value.end !== undefined || value.approved !== undefined || value.cases.length === 0) continue;
    const found = await Promise.all(value.cases.map(({ id }) => records.readReferral(id)));
    const gone = new Set(value.cases.filter((_, at) => found[at] === undefined).map(({ id }) => id));
    if (gone.size === 0) continue;
    const rest = withoutCases(value, gone);
    await records.commit([
      rest.cases.length === 0
        ? { change: 'request-gone', id: value.id, expected: version }
        : { change: 'request', value: rest, expected: version },
    ]);
  }
}
