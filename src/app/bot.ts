import type { AdaptiveCard, Address } from './ports/messenger.ts';

/** The sender, taken from the signed activity only. */
export interface SignedIdentity {
  readonly tenantId: string | undefined;
  /** Entra object id. */
  readonly personId: string | undefined;
  /** As Teams names them; only for people who are on no list that names them. */
  readonly name?: string | undefined;
}

/** `chat`: the person's own conversation with the bot. `channel`: one of a team's channels. */
export type Where = 'chat' | 'channel' | 'group';

/** Where something was typed or pressed, as Teams says. */
export interface Place {
  readonly where: Where;
  /** The chat or channel, without the thread. */
  readonly conversationId: string;
  /** How to reach it later; absent when Teams does not say enough. */
  readonly address?: Address | undefined;
  /** True in a channel that is shared with people outside its team, perhaps of other organisations. */
  readonly isShared?: boolean;
}

/** A button pressed on a card (Action.Execute, or Action.Submit from an old client). `data` is client-supplied. */
export interface Press extends Place {
  readonly who: SignedIdentity;
  readonly verb: unknown;
  readonly data: unknown;
  /** The message that carries the card. */
  readonly messageId: string | undefined;
  /** Teams' id of this press, the same on every redelivery. */
  readonly activityId?: string | undefined;
}

/** Something typed to the bot. */
export interface Words extends Place {
  readonly who: SignedIdentity;
  readonly text: string;
  /** A picture or a file came with it. */
  readonly hasFile?: boolean;
  /** The file, where exactly one came; nobody but an administrator who was asked for it has it looked at. */
  readonly file?: SentFile | undefined;
  /** An edit of an earlier message: acted on only when it concerns safety. */
  readonly isEdit?: boolean;
  /** Teams' id of this message, the same on every redelivery. */
  readonly activityId?: string | undefined;
}

/** A file in somebody's own chat. Both are client-supplied. */
export interface SentFile {
  readonly name: string;
  readonly url: string;
}

/** The answer to a person in the same turn. For a press, exactly one of `card` and `text`. */
export interface Answer {
  /** Replaces the card that was pressed, for the presser only; for typed words, a new message. */
  readonly card?: AdaptiveCard;
  /** A sentence instead of a card. */
  readonly text?: string;
  /** For the activity feed and lock screens; never anything about a pupil. */
  readonly summary?: string;
  /** Refused because this person is on no list of staff. */
  readonly isStranger?: true;
  /** An older message from the bot in the same chat that this answer replaces, and its new card. */
  readonly replaces?: { readonly messageId: string; readonly card: AdaptiveCard };
  /** Deliveries put in the outbox, to be sent as soon as the turn has been answered. */
  readonly deliveries?: readonly string[];
  /** Whose outbox that is: the id of the school, where there are several. */
  readonly school?: string;
  /** A file the person may save to their own files, offered as Teams provides. Only in their own chat. */
  readonly offer?: FileOffer;
}

/** A file on offer, generated only once accepted. Its name and description say nothing about a pupil. */
export interface FileOffer {
  readonly name: string;
  readonly description: string;
  /** Its approximate size, in bytes. */
  readonly sizeBytes: number;
  /** Comes back with the yes or no, and is client-supplied by then. */
  readonly context: Readonly<Record<string, string>>;
}

/** A yes or no to the offer of a file. */
export interface FileAnswer {
  readonly who: SignedIdentity;
  readonly where: Where;
  readonly accepted: boolean;
  readonly context: unknown;
  /** Teams' id of this answer, the same on every redelivery. */
  readonly activityId?: string | undefined;
}

/** The accepted file, or a sentence that says why there is none. */
export type FileOrSentence =
  { readonly name: string; readonly content: Uint8Array } | { readonly text: string };

/** The whole bot as Teams sees it. No method throws. */
export interface Bot {
  /** True for the school's staff in their own chat or in one of its channels. Nothing is stored about anybody else. */
  expects(who: SignedIdentity, where: Where, conversationId: string): boolean;
  press(press: Press): Promise<Answer>;
  words(words: Words): Promise<Answer>;
  /** Somebody installed the bot, in a team or for themselves, or opened its chat for the first time. */
  arrived(who: SignedIdentity, where: Where, conversationId: string): Promise<Answer>;
  /** Somebody answered the offer of a file. */
  file(answer: FileAnswer): Promise<FileOrSentence>;
}
