import type { AdaptiveCard } from './ports/messenger.ts';

/** Who is asking, from the signed activity and nowhere else. */
export interface SignedIdentity {
  readonly tenantId: string | undefined;
  /** Entra object id. */
  readonly personId: string | undefined;
}

/** `chat`: the person's own conversation with the bot. `channel`: one of a team's channels. */
export type Where = 'chat' | 'channel' | 'group';

/** A button pressed on a card (Action.Execute, or Action.Submit from an old client). `data` is client-supplied. */
export interface Press {
  readonly who: SignedIdentity;
  readonly where: Where;
  /** The chat or channel, without the thread. */
  readonly conversationId: string;
  readonly verb: unknown;
  readonly data: unknown;
  /** The message that carries the card. */
  readonly messageId: string | undefined;
  /** What Teams calls this press, each time it delivers it. */
  readonly activityId?: string | undefined;
}

/** Something typed to the bot. */
export interface Words {
  readonly who: SignedIdentity;
  readonly where: Where;
  readonly conversationId: string;
  readonly text: string;
  /** A picture or a file came with it. */
  readonly hasFile?: boolean;
  /** It was sent before and has been changed since: heard only when it is about safety. */
  readonly isEdit?: boolean;
  /** What Teams calls this message, each time it delivers it. */
  readonly activityId?: string | undefined;
}

/** What the person gets back in the same turn. Exactly one of `card` and `text` for a press. */
export interface Answer {
  /** Replaces the card that was pressed, for the presser only; for typed words, a new message. */
  readonly card?: AdaptiveCard;
  /** A sentence instead of a card. */
  readonly text?: string;
  /** For the activity feed and lock screens; never anything about a pupil. */
  readonly summary?: string;
  /** An older message of the bot's in the same chat that this answer makes out of date, and what it becomes. */
  readonly replaces?: { readonly messageId: string; readonly card: AdaptiveCard };
  /** Something was put in the outbox: deliver it as soon as the turn has been answered. */
  readonly deliveries?: readonly string[];
  /** A file the person may take into their own files, asked for in the way Teams provides. Only in their own chat. */
  readonly offer?: FileOffer;
}

/** A file that is offered before it is made for good. Its name and description say nothing about a pupil. */
export interface FileOffer {
  readonly name: string;
  readonly description: string;
  /** About how large it is, in bytes. */
  readonly sizeBytes: number;
  /** What comes back with yes or no. Client-supplied by then. */
  readonly context: Readonly<Record<string, string>>;
}

/** Yes or no to a file that was offered. */
export interface FileAnswer {
  readonly who: SignedIdentity;
  readonly where: Where;
  readonly accepted: boolean;
  readonly context: unknown;
  /** What Teams calls this answer, each time it delivers it. */
  readonly activityId?: string | undefined;
}

/** The file a person said yes to, or a sentence why there is none. */
export type FileOrSentence = { readonly name: string; readonly html: string } | { readonly text: string };

/** The whole product behind one door: Teams knows only this. No method throws. */
export interface Bot {
  /**
   * True when this is one of the school's staff in their own chat or in one of its channels: whoever else writes leaves
   * nothing behind.
   */
  expects(who: SignedIdentity, where: Where, conversationId: string): boolean;
  press(press: Press): Promise<Answer>;
  words(words: Words): Promise<Answer>;
  /** Somebody installed the bot or opened its chat for the first time. */
  arrived(who: SignedIdentity, where: Where): Promise<Answer>;
  /** Somebody answered the offer of a file. */
  file(answer: FileAnswer): Promise<FileOrSentence>;
}
