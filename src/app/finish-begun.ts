import { finishApproved } from './data-requests/finish.ts';
import type { Erasing } from './erase-pupil.ts';
import { finishFigures } from './mis-figures/decide.ts';
import type { ClockJob } from './turn.ts';

/** What was begun later than this ago may still be under way: it is left alone. */
const UNDER_WAY_SECONDS = 60;

/**
 * Finishes what people have said yes to and a bot that was stopped left half done: approved requests about pupils' data,
 * and figures that were being read in. Two may do it at once; each change is made once. Resolves to how many deliveries it
 * has put in the outbox. Throws when storage cannot be reached.
 */
export async function finishBegun(parts: Erasing & ClockJob): Promise<number> {
  const before = new Date(parts.clock.now().getTime() - UNDER_WAY_SECONDS * 1000);
  const put = [...(await finishApproved(parts, before)), ...(await finishFigures(parts, before))];
  await parts.deliverNow(put);
  return put.length;
}
