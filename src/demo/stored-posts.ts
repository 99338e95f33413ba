import { z } from 'zod/v4';

/** The fields of a playground's message that are read; the rest is passed on unread. */
const told = z.object({
  action: z.enum(['createMessage', 'updateMessage']),
  actionConversationId: z.string(),
  message: z.looseObject({ messageId: z.string(), postConversationId: z.string().optional() }),
});
type Told = z.infer<typeof told>;

/** Marks the thread of a post in a channel: `CHANNEL;messageid=POST`. */
const THREAD = ';messageid=';

/** What a playground has posted, each post as last changed. */
export interface StoredPosts {
  /** Takes one message of the playground's stream; anything but a post ("is typing") is ignored. */
  store(text: string): void;
  /** What a newly opened window has to be sent, oldest first. */
  readonly all: () => readonly string[];
}

/**
 * Stores each post once, as last changed. A window cannot handle a change to a post it does not know, or a reply in a
 * thread it does not know (a person's own posts are not in the stream), so those are left out.
 */
export function createStoredPosts(): StoredPosts {
  const posts = new Map<string, Told>();
  const isKnown = (conversation: string) =>
    !conversation.includes(THREAD) ||
    [...posts.values()].some(({ message }) => message.postConversationId === conversation);
  return {
    store(text) {
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
