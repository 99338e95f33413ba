import type { CaseFormName, FormName } from '../../../domain/content/bank.ts';
import type { Answers } from '../../../domain/content/answers.ts';
import type { CaseFormDraft, Draft } from '../../../domain/questions/draft.ts';
import type { PersonNotice } from '../../../domain/case/notices.ts';
import type { Referral } from '../../../domain/case/referral.ts';
import type { StaffMember } from '../../../domain/people/roles.ts';
import type { Content } from '../../../domain/content/content.ts';
import type { Change, Stored } from '../../ports/records.ts';
import type { PlanSaved, Reply } from '../../reply.ts';
import type { School, Turn } from '../../turn.ts';
import type { Session } from '../session.ts';

/** What the answers of a form come to when they are held against each other. */
export interface FormChecks {
  /** What cannot be so, by question: it stands beside it, and nothing is saved until it is put right. */
  readonly problems: ReadonlyMap<string, string>;
  /** What is not complete, by question: it stands beside it, and may be saved so. */
  readonly unfinished?: ReadonlyMap<string, string>;
  /** What somebody should look at; it keeps nothing from being saved. */
  readonly warnings: readonly string[];
}

/** What became of saving a form. */
export type SaveResult =
  | {
      readonly result: 'saved';
      readonly reply: Reply;
      readonly deliveries?: readonly string[];
      /** Goes on at once with another form about the same case, opened by this verb. */
      readonly opens?: { readonly verb: string; readonly notices: readonly string[] };
    }
  /** The form stays as it is and is shown again, with why. */
  | { readonly result: 'not-saved'; readonly notices: readonly string[] }
  /** Somebody else wrote meanwhile: it may be tried again on what stands there now. */
  | { readonly result: 'changed' };

/** A form that is complete and fits, on the way into the records. */
export interface Saving {
  readonly session: Session;
  /** Takes the draft away, in one batch with what it becomes. */
  readonly deleteDraft: Change;
  /** 0 for the first try. */
  readonly tries: number;
}

/** What every form says of itself. The engine around it does the rest, the same for all of them. */
export interface FormKind {
  readonly name: FormName;
  /** The content it is walked with. */
  readonly content: (content: Content) => Content;
  /** True for somebody who is asked all of its topics, also those whose time has not come. */
  readonly asksEverythingOf?: (person: StaffMember) => boolean;
  /** Checks it as far as it is filled in. `answers` are those on the path. */
  readonly check: (school: School, draft: Draft, answers: Answers) => FormChecks;
  /** The answers after a card, where one answer takes others with it. */
  readonly afterCard?: (before: Answers, after: Answers) => Answers;
  /** It has many questions that may stay blank: the check leaves those out, and the base fills in those that may not. */
  readonly isMostlyOptional: boolean;
}

/** A concern: it becomes a case. */
export interface ConcernKind extends FormKind {
  readonly name: 'concern';
  readonly save: (turn: Turn, saving: Saving) => Promise<SaveResult>;
}

/** What a form about a case begins with. */
export interface Beginning extends Pick<CaseFormDraft, 'base' | 'hints' | 'askedAgain' | 'reviews'> {
  readonly answers: Answers;
  /** Begins at the check, where each part has its own way in. */
  readonly atCheck?: boolean;
}

/** A form about a case: it becomes a change of that case. */
export interface CaseFormKind extends FormKind {
  readonly name: CaseFormName;
  /** Verbs of the buttons that open it, each with what the form begins with. */
  readonly opens: Readonly<Record<string, (turn: Turn, referral: Referral) => Beginning>>;
  /** True while the case stands where such a form can still be saved. */
  readonly isTakenBy: (referral: Referral) => boolean;
  /** The answer to somebody who may not open it now. */
  readonly refuseToOpen: (session: Session, referral: Referral) => Reply | undefined;
  /** The answer to somebody who may not save it any more, where that is known before it is complete. */
  readonly refuseToSave?: (session: Session, referral: Referral) => Reply | undefined;
  /** What is sent to the person's own chat when they press the button in a channel. */
  readonly invitation: PersonNotice;
  /** It comes filled in from what not everybody may read: opening it leaves a row in the case's history. */
  readonly showsTheCase: boolean;
  /** True when a form that was left is about the same as one begun now; without it, always. */
  readonly isAboutTheSame?: (left: Draft, begun: Draft) => boolean;
  /** What pressing save on it means, for the card; a press says it again after the form is gone. */
  readonly savesAs: (form: CaseFormDraft) => PlanSaved | undefined;
  readonly save: (turn: Turn, saving: Saving, stored: Stored<Referral>) => Promise<SaveResult>;
  /** The answer to a press on a form that this person has saved before, or undefined when it was not this form. */
  readonly savedBefore: (
    turn: Turn,
    referral: Referral,
    saved: PlanSaved | undefined,
  ) => Promise<Reply | undefined>;
}
