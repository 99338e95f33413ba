import { z } from 'zod/v4';

/** What a playground tells its windows of a message; the rest of it is passed on unread. */
const told = z.object({
  action: z.enum(['createMessage', 'updateMessage']),
  actionConversationId: z.string(),
  message: z.looseObject({ messageId: z.string(), postConversationId: z.string().optional() }),
});
type Told = z.infer<typeof told>;

/** Marks the thread of a post in a channel: `CHANNEL;messageid=POST`. */
const THREAD = ';messageid=';

/** What a playground has posted, as it stands now. */
export interface KeptPosts {
  /** Takes one message of the playground's stream; what is no post ("is typing") leaves nothing behind. */
  keep(text: string): void;
  /** What a window that has just been opened has to be told, oldest first. */
  readonly all: () => readonly string[];
}

/**
 * Keeps each post once, as it was last changed. A window stumbles over a change to a post it was never told of, and over
 * a reply in a thread it does not know (a person's own posts are not in the stream), so it is told neither.
 */
export function keepPosts(): KeptPosts {
  const posts = new Map<string, Told>();
  const isKnown = (conversation: string) =>
    !conversation.includes(THREAD) ||
    [...posts.values()].some(({ message }) => message.postConversationId === conversation);
  return {
    keep(text) {
      const read = told.safeParse(JSON.parse(text));
      if (!read.success) return;
      const { action, actionConversationId, message } = read.data;
      const { messageId } = message;
      const earlier = posts.get(messageId);
      if (action === 'createMessage') {
        if (isKnown(actionConversationId)) posts.set(messageId, read.data);
      } else if (earlier) {
        const { postConversationId } = earlier.message;
        posts.set(messageId, {
          ...earlier,
          message: { ...message, ...(postConversationId === undefined ? {} : { postConversationId }) },
        });
      }
    },
    all: () => [...posts.values()].map((post) => JSON.stringify(post)),
  };
}
