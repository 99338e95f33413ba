import type { Address, SendFailureReason } from '../app/ports/messenger.ts';
import type { TeamsAdapter } from './adapter.ts';
import { sendFailure } from './send-failure.ts';

/**
 * Whether the bot is in a channel it was written to from: asks Teams for one page of its members, which posts nothing
 * and needs no permission. Gives `reached`, or why a message would not arrive. Never throws.
 */
export async function reachChannel(
  adapter: Pick<TeamsAdapter, 'connector'>,
  { serviceUrl, conversationId }: Address,
): Promise<'reached' | SendFailureReason> {
  try {
    const { conversations } = await adapter.connector(serviceUrl);
    await conversations.getConversationPagedMembers(conversationId);
    return 'reached';
  } catch (error) {
    return sendFailure(error).reason;
  }
}
