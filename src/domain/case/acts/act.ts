import type { Content } from '../../content/content.ts';
import type { Capability, StaffMember } from '../../people/roles.ts';
import type { Person } from '../../people/person.ts';
import type { PersonNotice } from '../notices.ts';
import type { AgreedStep, Referral, Status } from '../referral.ts';
import type { Refused } from '../refused.ts';

/**
 * One thing a person can do to a case, whole: who may, while the case stands where, what refuses it, what it changes, what
 * the history calls it, whom it tells, and where on a card it stands. Its words are in `words/acts.ts`. `Input` is what it
 * needs to be told; who does it and when come besides.
 */
export interface Act<Input> {
  /**
   * `referrer`: whoever raised the concern. `key-adult`: the plan's, or a lead who stands in. `action-holder`: who has
   * something to do that was agreed at a meeting, or a lead.
   */
  readonly by: Capability | 'referrer' | 'key-adult' | 'action-holder';
  /** Where the case stands while it may be done. */
  readonly during: readonly Status[];
  /** Why it comes too early or too late, where that is not simply that the case is decided, or not yet. Closed cases say so first. */
  readonly atWrongTime?: (referral: Referral) => Refused;
  /** What refuses it whatever is put in, so that "may I?" needs no input. */
  readonly blockedBy?: (referral: Referral, doing: Doing) => Refused | undefined;
  /** What refuses it with this input. */
  readonly refuses?: (referral: Referral, input: Input, doing: Doing) => Refused | undefined;
  /** The case afterwards. The version is counted up already. */
  readonly apply: (referral: Referral, input: Input, doing: Doing) => Referral;
  /** Another case that changes with it, in the same batch. */
  readonly alsoChanges?: (referral: Referral, input: Input) => OtherCase | undefined;
  /** What the history calls it. Stands in stored rows. */
  readonly audit: string;
  /** Whom the history names beside the one who did it. */
  readonly auditTo?: (input: Input) => Person;
  /** Lines that it may write in the thread under the card, with what the referrer is told at the same time. */
  readonly threadLines?: Readonly<
    Record<string, { readonly toldWith?: PersonNotice; readonly isUrgent?: boolean }>
  >;
  /** Which of its lines is written, and who is told what in their own chat. */
  readonly tells?: (after: Referral, before: Referral, doing: Doing) => readonly ActNotice[];
  /** What whoever did it still has to do themselves. Said in their own chat only: elsewhere it would say what kind of case this is. */
  readonly leavesToDo?: (input: Input) => LeftToDo | undefined;
  /** The case is over with it: where it still goes to a panel, that is said first, and whoever does it presses again. */
  readonly endsCase?: true;
  /** It may be pressed on the shared card in the inclusion channel. */
  readonly inChannel?: true;
  /** Its button needs no form: pressed is done. */
  readonly button?: { readonly isOffered: (referral: Referral) => boolean };
  /** A form with a text, folded away on a card until it is opened. */
  readonly form?: ActForm<Input>;
}

/** Who does something, and when (ISO instant). */
export interface Doing {
  readonly by: StaffMember;
  readonly at: string;
}

/** A case that changes with an act on another one, and what its own history calls that. */
export interface OtherCase {
  readonly id: string;
  /** The version is counted up. */
  readonly change: (other: Referral) => Referral;
  readonly audit: 'joined-here' | 'parted';
}

export type LeftToDo = 'speak-to-the-dsl';

/** A line in the thread, or a card about the case `about` to one person; without `about`, about the case itself. */
export type ActNotice =
  { readonly line: string } | { readonly to: string; readonly notice: PersonNotice; readonly about?: string };

/**
 * Where a form stands: `first` is what a lead needs most and `beside` is behind "More" on the shared card, both on the
 * details too; `details` is in the reader's own chat alone.
 */
export type FormPlace = 'first' | 'beside' | 'details';

/** What an act's form asks for, and what it makes of it. */
interface ActForm<Input> {
  /** Where it stands as things are; undefined when it is not offered. Who may and when are checked besides. */
  readonly place: (referral: Referral, content: Content) => FormPlace | undefined;
  /** The main text: a reason that the referrer reads, or a question. */
  readonly text: 'reason' | 'question';
  /** A second text that may be left out. */
  readonly second?: 'own-steps' | 'what-worked';
  /** Ids to choose one of. */
  readonly choices?: (referral: Referral, content: Content) => readonly string[];
  /** A choice that is read though it is offered no more, so that a press delivered again is answered as the first was. */
  readonly isChoice?: (choice: string, content: Content) => boolean;
  /** Suggested steps are ticked on it. */
  readonly ticksSteps?: true;
  /** The input; `choice` is one of the choices where there are any. */
  readonly read: (typed: Typed) => Input;
}

/** What stands on a form that was sent, each text checked. */
interface Typed {
  readonly text: string;
  readonly second: string;
  readonly choice: string;
  readonly steps: readonly AgreedStep[];
  /** School date `YYYY-MM-DD` by which the case would be answered if it were raised now. */
  readonly answerBy: string;
}

/** The form of an act, whatever it needs to be told. */
export type AnyActForm = Omit<ActForm<never>, 'read'> & { readonly read: (typed: Typed) => object };

/** An act as the list sees it, whatever it needs to be told. */
export type AnyAct = Omit<Act<never>, 'form'> & { readonly form?: AnyActForm };
