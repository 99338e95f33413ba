import type { SettingsPartId } from '../../domain/school/settings-problem.ts';
import type { PageOf } from '../pages.ts';
import type { Post, SendFailureReason } from '../ports/messenger.ts';
import type { SettingsChange } from '../ports/school-register.ts';
import type { ChannelUse } from '../../words/set-up-channels.ts';
import type { Field } from './parts/part.ts';
import type { JoinReply } from './staff/join-reply.ts';
import type { StaffReply } from './staff/reply.ts';

/** A school as its cards name it. */
export interface NamedSchool {
  readonly id: string;
  readonly name: string;
}

/** A part of a school on its home card. */
export interface PartStanding {
  readonly part: SettingsPartId;
  /** What is missing or wrong, a sentence each. */
  readonly problems: readonly string[];
  /** What stands there now, in a few words. */
  readonly stands: string;
}

/** A field with what stands in it. */
export interface FilledField extends Field {
  readonly value: string;
  readonly problem?: string;
  /** What stands in the settings, where somebody else has changed it meanwhile. */
  readonly now?: string;
}

/** What an administrator is shown. */
export type SetUpReply =
  | { readonly text: string }
  | StaffReply
  | JoinReply
  /** Several schools, or none yet. */
  | {
      readonly show: 'set-up-schools';
      readonly schools: readonly (NamedSchool & {
        /** The parts in which something is missing or wrong; none when it is in use. */
        readonly unfinished: readonly string[];
      })[];
      readonly mayAdd: boolean;
    }
  | {
      readonly show: 'set-up-home';
      readonly school: NamedSchool;
      /** What has just been done, a sentence each. */
      readonly said: readonly string[];
      readonly parts: readonly PartStanding[];
      readonly mayAdd: boolean;
      readonly hasSeveral: boolean;
    }
  | {
      readonly show: 'set-up-part';
      readonly school: NamedSchool;
      readonly part: SettingsPartId;
      /** Tells whether somebody else changes it while it is filled in. */
      readonly mark: string;
      readonly fields: readonly FilledField[];
      /** What is wrong with all of it, and what to know of it, a sentence each. */
      readonly problems: readonly string[];
      readonly notices: readonly string[];
    }
  | {
      readonly show: 'set-up-new';
      readonly fields: readonly FilledField[];
    }
  | {
      readonly show: 'set-up-terms';
      readonly school: NamedSchool;
      readonly mark: string;
      /** What is pasted, or what stands now, in lines that can be read again. */
      readonly pasted: string;
      readonly problems: readonly string[];
      readonly notices: readonly string[];
      /** What was read, before anything is done with it. */
      readonly preview?: TermsPreview;
    }
  | {
      readonly show: 'set-up-changes';
      readonly school: NamedSchool;
      readonly changes: PageOf<SettingsChange>;
    }
  | ChannelReply;

/** What was read from pasted terms. */
export interface TermsPreview {
  readonly found: readonly string[];
  readonly doubts: readonly string[];
  /** What is new and what goes, against what stands now. */
  readonly differs: readonly string[];
  /** What is used when it is accepted; absent when it cannot be. */
  readonly calendar?: string;
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
