import type { ChannelUse } from '../../words/set-up-channels.ts';
import type { Post, SendFailureReason } from '../ports/messenger.ts';
import type { RegisteredSchool } from '../ports/school-register.ts';

/** A school on an administrator's home card. */
export interface SchoolStanding {
  readonly school: RegisteredSchool;
  /** What is missing or wrong, a sentence each; none when it is in use. */
  readonly problems: readonly string[];
}

/** What an administrator is shown. */
export type SetUpReply =
  | { readonly text: string }
  | { readonly show: 'set-up-home'; readonly schools: readonly SchoolStanding[]; readonly mayAdd: boolean }
  | ChannelReply;

/** A school on a card about channels. */
export interface NamedSchool {
  readonly id: string;
  readonly name: string;
}

/** One of a school's channels. */
export interface SchoolChannel {
  readonly id: string;
  readonly use: ChannelUse;
  readonly mayDisconnect: boolean;
  /** Whether the bot is in it, or why not; `unheard`: it does not know yet how to reach it. */
  readonly reach: 'reached' | 'unheard' | SendFailureReason;
}

/** What is shown about channels. */
export type ChannelReply =
  /** The bot was added to a team. */
  | { readonly show: 'set-up-greeting' }
  /** Which school is to get the channel. */
  | { readonly show: 'set-up-connect-for'; readonly schools: readonly NamedSchool[] }
  /** What the channel is to a school, and what it can be made. */
  | {
      readonly show: 'set-up-connect';
      readonly school: NamedSchool;
      readonly channel: string;
      readonly use: ChannelUse | undefined;
      readonly mayDisconnect: boolean;
    }
  /** Asks before another channel stops being the inclusion channel. */
  | { readonly show: 'set-up-replace'; readonly school: NamedSchool; readonly replaces: string }
  /** A test, in the channel, before it is anything. */
  | { readonly show: 'set-up-test'; readonly school: NamedSchool }
  | {
      readonly show: 'set-up-connected';
      readonly school: NamedSchool;
      readonly use: ChannelUse;
      readonly by: string;
      /** How many things the school still needs before it is in use. */
      readonly missing: number;
    }
  | { readonly show: 'set-up-disconnected'; readonly school: NamedSchool; readonly by: string }
  /** In the administrator's own chat: the school's channels. */
  | {
      readonly show: 'set-up-channels';
      readonly school: NamedSchool;
      readonly channels: readonly SchoolChannel[];
      /** What has just been done. */
      readonly done?: string;
    };

/** Draws what an administrator is shown. `cards/` implements it. */
export type DrawSetUp = (reply: Exclude<SetUpReply, { readonly text: string }>) => Post;
