/** How to reach a person's chat or a channel, from its last activity. */
export interface Address {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly tenantId: string;
  /** The bot's own id in that channel, and the person's Teams id for a chat. */
  readonly botId: string;
  readonly userId?: string;
}

/** Where people and channels can be reached. Caches addresses and writes only new ones. */
export interface AddressBook {
  person(id: string): Promise<Address | undefined>;
  channel(conversationId: string): Promise<Address | undefined>;
  rememberPerson(id: string, address: Address): Promise<void>;
  rememberChannel(conversationId: string, address: Address): Promise<void>;
}

/** An Adaptive Card, ready to send. */
export type AdaptiveCard = Readonly<Record<string, unknown>>;

/** A card with its one-line summary for the activity feed and lock screen. Never anything about a pupil. */
export interface Post {
  readonly card: AdaptiveCard;
  readonly summary: string;
}

/**
 * Why a message was not sent, which decides the next step. `gone`: the message to edit was deleted. `no-conversation`:
 * Teams does not find the chat or channel, usually temporarily. `unreachable`: there is nobody to send to, or the bot
 * is blocked. `too-large`: Teams will never accept it as it is. `throttled`: Teams asks us to wait. `busy`: the queue
 * for this conversation is full, so it was not attempted. `later`: it was not accepted, retry. `unsure`: the connection
 * broke after it was sent, so it may have been posted.
 */
export const SEND_FAILURES = [
  'gone',
  'no-conversation',
  'unreachable',
  'too-large',
  'throttled',
  'busy',
  'later',
  'unsure',
] as const;
export type SendFailureReason = (typeof SEND_FAILURES)[number];

/** A message was not sent, or may not have been. */
export class SendFailure extends Error {
  readonly reason: SendFailureReason;
  readonly retryAfterSeconds: number | undefined;
  constructor(reason: SendFailureReason, retryAfterSeconds?: number) {
    super(`message not sent: ${reason}`);
    this.name = 'SendFailure';
    this.reason = reason;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** Sends to people and channels outside a turn. Every method throws a `SendFailure`. */
export interface Messenger {
  /** Starts a new post in a channel. */
  postToChannel(to: Address, post: Post): Promise<{ conversationId: string; messageId: string }>;
  editPost(to: Address, place: { conversationId: string; messageId: string }, post: Post): Promise<void>;
  replyInThread(
    to: Address,
    place: { conversationId: string; messageId: string },
    text: string,
  ): Promise<void>;
  /** A card in somebody's own chat with the bot. */
  sendToPerson(to: Address, post: Post): Promise<void>;
}
