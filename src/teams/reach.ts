import type { Address, SendFailureReason } from '../app/ports/messenger.ts';
import type { TeamsAdapter } from './adapter.ts';
import { sendFailure } from './send-failure.ts';

/**
 * Whether the bot is in a channel it was written to from: asks Teams for one page of its members, which posts nothing
 * and needs no permission. Gives `reached`, or why a message would not arrive; `unsure` when it takes longer than
 * `limitMs`. Never throws.
 */
export async function reachChannel(
  adapter: Pick<TeamsAdapter, 'connector'>,
  { serviceUrl, conversationId }: Address,
  limitMs?: number,
): Promise<'reached' | SendFailureReason> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<'unsure'>((resolve) => {
    if (limitMs !== undefined) timer = setTimeout(() => resolve('unsure'), limitMs);
  });
  const reached = adapter
    .connector(serviceUrl)
    .then(({ conversations }) => conversations.getConversationPagedMembers(conversationId))
    .then(
      () => 'reached' as const,
      (error: unknown) => sendFailure(error).reason,
    );
  try {
    return await Promise.race([reached, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}
