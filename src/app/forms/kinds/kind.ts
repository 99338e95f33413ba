import type { CaseFormName, FormName } from '../../../domain/content/bank.ts';
import type { Answers, AnswerValue } from '../../../domain/content/answers.ts';
import type { CaseFormDraft, Draft } from '../../../domain/questions/draft.ts';
import type { ActAudit } from '../../../domain/case/acts.ts';
import type { PersonNotice } from '../../../domain/case/notices.ts';
import type { Referral } from '../../../domain/case/referral.ts';
import type { StaffMember } from '../../../domain/people/roles.ts';
import type { Content } from '../../../domain/content/content.ts';
import type { Change, Stored } from '../../ports/records.ts';
import type { Reply } from '../../reply.ts';
import type { School, Turn } from '../../turn.ts';
import type { Session } from '../session.ts';
import type { UpToDate } from './changed-meanwhile.ts';

/** What checking a form's answers against each other finds. */
export interface FormChecks {
  /** What cannot be right, by question: shown beside it, and nothing is saved until it is corrected. */
  readonly problems: ReadonlyMap<string, string>;
  /** What is not complete or looks odd, by question: it is asked about once, beside it, and may be saved so. */
  readonly unfinished?: ReadonlyMap<string, string>;
  /** Above such a question: what happens when somebody leaves it so. */
  readonly leftSo?: string;
  /** What somebody should look at; it keeps nothing from being saved. */
  readonly warnings: readonly string[];
}

/** The outcome of saving a form. */
export type SaveResult =
  | {
      readonly result: 'saved';
      readonly reply: Reply;
      readonly deliveries?: readonly string[];
      /** Opens another form about the same case straight away, by this verb. */
      readonly opens?: { readonly verb: string; readonly notices: readonly string[] };
    }
  /** The form stays as it is and is shown again, with the reason. */
  | { readonly result: 'not-saved'; readonly notices: readonly string[] }
  /** It can be saved no more. What was typed is in the answer, where anything of it is left to say. */
  | { readonly result: 'refused'; readonly reply: Reply }
  /** Somebody else wrote in the meantime: retry on the current case. */
  | { readonly result: 'changed' };

/** A complete, valid form on its way into the records. */
export interface Saving {
  readonly session: Session;
  /** Deletes the draft, in one batch with what it becomes. */
  readonly deleteDraft: Change;
  /** 0 for the first attempt. */
  readonly tries: number;
}

/** What each form declares. The engine does the rest, the same for all of them. */
export interface FormKind {
  readonly name: FormName;
  /** The content that supplies its questions, as far as they apply to this draft. */
  readonly content: (content: Content, draft: Draft) => Content;
  /** True for somebody who is asked all its topics, including those not yet due. */
  readonly asksEverythingOf?: (person: StaffMember) => boolean;
  /** Checks it as far as it has been filled in. `answers` are those on the path. */
  readonly check: (school: School, draft: Draft, answers: Answers) => FormChecks;
  /** The answers without what was only filled in for the person; they are saved, and compared with what was there. */
  readonly keeps?: (answers: Answers) => Answers;
  /** What stands in a question that has no answer yet, for the person to check. */
  readonly suggests?: (school: School, question: string) => AnswerValue | undefined;
  /** The answers after a card, where one answer changes others. */
  readonly afterCard?: (before: Answers, after: Answers, school: School) => Answers;
  /**
   * Its topics are parts that a person fills in or leaves: the check lists them, and each is opened from there. What is
   * blank in a part that was begun is asked about once, and may stay open.
   */
  readonly isInParts?: true;
  /** Many of its questions may stay blank: the check leaves those out, and the rest are prefilled. */
  readonly isMostlyOptional: boolean;
}

/** A concern: it becomes a case. */
export interface ConcernKind extends FormKind {
  readonly name: 'concern';
  readonly save: (turn: Turn, saving: Saving) => Promise<SaveResult>;
}

/** What a form about a case starts with. */
export interface Beginning extends Pick<CaseFormDraft, 'base' | 'hints' | 'askedAgain' | 'reviews'> {
  readonly answers: Answers;
  /** Starts at the check, where each part can be opened. */
  readonly atCheck?: boolean;
}

/** A form about a case: it becomes a change to that case. */
export interface CaseFormKind extends FormKind {
  readonly name: CaseFormName;
  /** Verbs of the buttons that open it, each with what the form starts with. */
  readonly opens: Readonly<Record<string, (turn: Turn, referral: Referral) => Beginning>>;
  /** The questions that are this person's; the form holds no other answers, and reads those from the case. All, if absent. */
  readonly ownQuestions?: (turn: Turn) => ReadonlySet<string>;
  /** True while the case's status lets such a form be saved. */
  readonly isTakenBy: (referral: Referral) => boolean;
  /** The answer to somebody who may not open it now. */
  readonly refuseToOpen: (session: Session, referral: Referral) => Reply | undefined;
  /** The answer to somebody who may no longer save it, where that is known before it is complete. */
  readonly refuseToSave?: (session: Session, referral: Referral) => Reply | undefined;
  /** The form with what somebody else changed in the case since it was begun, to be looked at before it is saved. */
  readonly bringUpToDate?: (session: Session, referral: Referral) => Promise<UpToDate | undefined>;
  /** What is sent to the person's own chat when they press the button in the inclusion channel; without it they cannot. */
  readonly invitation?: PersonNotice;
  /** It comes filled in from what not everybody may read: opening it leaves a row in the case's history. */
  readonly showsTheCase: boolean;
  /** True when a form left unfinished covers the same thing as one begun now; always, if absent. */
  readonly isAboutTheSame?: (left: Draft, begun: Draft) => boolean;
  /** Its one card shows all of it, so it is saved from there. */
  readonly savesFromCard?: true;
  /** What the history calls the act that it becomes, for the card; a press says it again after the form is gone. */
  readonly savesAs: (form: CaseFormDraft) => ActAudit | undefined;
  readonly save: (turn: Turn, saving: Saving, stored: Stored<Referral>) => Promise<SaveResult>;
  /** The answer to a press on a form that this person has already saved, or undefined when it was not this form. */
  readonly savedBefore: (
    turn: Turn,
    referral: Referral,
    saved: ActAudit | undefined,
  ) => Promise<Reply | undefined>;
}
