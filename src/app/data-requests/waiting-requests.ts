import type { DataRequest } from '../ports/data-requests.ts';
import type { Turn } from '../turn.ts';

/** True for a request that somebody still has to decide on, or that is being carried out. */
export function isWaiting({ end, expiresAt }: DataRequest, now: Date): boolean {
  return end === undefined && Date.parse(expiresAt) > now.getTime();
}

/** The requests that wait for a second person, or are being carried out, oldest first. */
export async function waitingRequests({
  records,
  clock,
}: Pick<Turn, 'records' | 'clock'>): Promise<readonly DataRequest[]> {
  const now = clock.now();
  return (await records.requests()).map(({ value }) => value).filter((each) => isWaiting(each, now));
}
