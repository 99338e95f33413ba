import type { MyDatesReply } from './dates/my-dates.ts';
import type { MeetingsReply } from './meetings/reply.ts';
import type { PanelReply } from './panels/reply.ts';
import type { DataReply } from './data-requests/reply.ts';
import type { FiguresReply } from './mis-figures/reply.ts';
import type { MyData } from '../words/my-data.ts';
import type { TextProblem, ForPresser } from './for-presser.ts';
import type { ReferrerNotice } from './notices/kinds.ts';
import type { ActAudit } from '../domain/case/acts.ts';
import type { AuditEntry } from './ports/audit.ts';
import type { Reminders } from './reminders/reminders.ts';
import type { AnswerValue } from '../domain/content/answers.ts';
import type { AnswerButton, FactsForm, Question, Topic } from '../domain/content/bank.ts';
import type { NamedTerm } from '../domain/calendar/named-terms.ts';
import type { Census } from '../domain/census/placements.ts';
import type { TermOutcomes } from '../domain/outcomes/term-outcomes.ts';
import type { Consent } from '../domain/council-forms/consent.ts';
import type { FormList } from '../domain/council-forms/sort-forms.ts';
import type { CouncilForm } from '../domain/content/council-form.ts';
import type { Digest } from '../domain/digest/digest.ts';
import type { Draft } from '../domain/questions/draft.ts';
import type { Progress } from '../domain/questions/progress.ts';
import type { MadeForm, RecordedIn } from '../words/council-forms/made-form.ts';
import type { Pack } from '../words/pack/pack.ts';
import type { Plan } from '../domain/plan/plan.ts';
import type { ProviderReply } from './providers/reply.ts';
import type { RegisterReply } from './provider-register/reply.ts';
import type { Referral } from '../domain/case/referral.ts';
import type { CaseList } from '../domain/case/case-lists.ts';
import type { ToDoGroup } from '../domain/case/to-do.ts';
import type { Paged } from './pages.ts';
import type { StaffMember } from '../domain/people/roles.ts';
import type { CaseCounts } from './waiting.ts';
import type { PackExtra } from '../domain/pack/pack-extras.ts';

/** A question as it stands on a card: what is stored or was typed, and what is wrong with it, if anything. */
export interface AskedQuestion {
  readonly question: Question;
  readonly value: AnswerValue | undefined;
  /** What to do about the answer, in one sentence; nothing typed was lost. */
  readonly problem?: string;
  /** May be left blank where others may not, and nothing else says so: ticks are left, and what is folded is not seen. */
  readonly isOptional?: true;
  /** Not to be seen until somebody wants to add more. */
  readonly isFolded?: true;
  /** What the case says about it, for example the figure it began with. */
  readonly hint?: string;
  /** What an older card had: a sentence, and what is sent when somebody takes it; empty where that was nothing. */
  readonly older?: { readonly says: string; readonly value: string };
}

/** An unfinished draft in a list, told apart by pupil, year and time. */
export interface DraftSummary {
  readonly draft: Draft;
  readonly pupil: string | undefined;
}

/** What the referrer is being told about their referral: a notice, or what they have just done or asked for. */
export type ReferrerNews =
  ReferrerNotice | 'sent' | 'answered' | 'note-added' | 'withdrawn' | 'corrected' | 'now';

/** The full referral in short cards: a card has a size limit, and one thought. */
export const DETAILS_VIEWS = ['summary', 'talk', 'plan', 'course', 'said', 'why', 'history'] as const;
export type DetailsView = (typeof DETAILS_VIEWS)[number];

/** `no-sharepoint`: the school's settings do not name where its files are. `not-here`: this client takes no files. */
export type FileWay = 'offered' | 'no-sharepoint' | 'not-here';

/** What everybody's first card shows. */
interface FirstCard {
  readonly person: StaffMember;
  readonly drafts: readonly DraftSummary[];
  /** The person's own referrals with a question that waits for their answer. */
  readonly asked: readonly Referral[];
  /** What became of the words that were typed, when they were not understood. */
  readonly notice?: string;
}

/** A page of what was done to a case and of who looked at it, each latest first. */
export interface HistoryPage {
  readonly done: readonly AuditEntry[];
  readonly looked: readonly AuditEntry[];
}

/** What a use-case answers, in domain words. `cards/` draws it, `teams/` carries it out. */
export type Reply =
  | ({ readonly show: 'welcome' } & FirstCard)
  /** The first card of those who read cases. Without counts while another look-up of theirs is running. */
  | ({ readonly show: 'home'; readonly today: string; readonly counts?: CaseCounts } & FirstCard)
  | { readonly show: 'drafts'; readonly drafts: readonly DraftSummary[] }
  | {
      readonly show: 'question';
      readonly draft: Draft;
      readonly topic: Topic;
      readonly cardId: string;
      readonly questions: readonly AskedQuestion[];
      /** Buttons that answer some of the questions and go on. */
      readonly buttons: readonly AnswerButton[];
      readonly progress: Progress;
      readonly canGoBack: boolean;
      readonly notices: readonly string[];
      /** Of the answers that the draft holds to this card's questions; comes back with a press. */
      readonly mark: string;
      /** The form's only card, which is saved by a press on it: what saving it does. */
      readonly saves?: ActAudit;
      /** What is blank was asked about: a further press goes on without it. */
      readonly mayLeaveBlank?: boolean;
    }
  | {
      readonly show: 'word-check';
      readonly draft: Draft;
      readonly cardId: string;
      /** Of the card that was pressed. */
      readonly mark?: string | undefined;
      /** What was pressed on the card, carried out once the check is answered. */
      readonly move: 'continue' | 'back' | 'save' | 'cancel';
      /** Texts not saved yet, by question id. They stand on the card only, never in storage. */
      readonly texts: readonly { readonly question: Question; readonly typed: string }[];
      /** What else stood on an older card, whose answers are not in the draft: it comes back with the press. */
      readonly rest?: RestOfCard | undefined;
      readonly problem?: string;
    }
  | {
      readonly show: 'check-answers';
      readonly draft: Draft;
      /** Of all its answers; comes back with a press. */
      readonly mark: string;
      readonly topics: readonly { readonly topic: Topic; readonly questions: readonly AskedQuestion[] }[];
      readonly notices: readonly string[];
      /** With a form in parts: the topics in which something is new, where there is something to save. */
      readonly begun?: ReadonlySet<string>;
      /** With a form that becomes an act on its case: what saving it does. */
      readonly saves?: ActAudit;
    }
  /** A form was saved into its case; `changed` counts the answers that are different now. */
  | {
      readonly show: 'facts-saved';
      readonly referral: Referral;
      readonly form: FactsForm;
      /** Of the button that opens it again. */
      readonly verb: string;
      readonly changed: number;
      /** Titles of the parts that are due from this person and hold nothing yet. */
      readonly stillOpen: readonly string[];
      /** The person may open the full referral. */
      readonly mayRead: boolean;
    }
  /** A form became an act on its case, which the history calls `what`: what happens next. */
  | {
      readonly show: 'plan-saved';
      readonly referral: Referral;
      readonly what: ActAudit;
      /** The person may open the full referral. */
      readonly mayRead: boolean;
    }
  /** The pupil just named is one this person has begun or raised a concern about before, and not finished with. */
  | {
      readonly show: 'same-pupil';
      readonly draft: Draft;
      readonly begun: readonly DraftSummary[];
      readonly raised: readonly Referral[];
      /** The new draft holds nothing else yet, so it can go when they go on with what was there. */
      readonly isEmpty: boolean;
    }
  | { readonly show: 'nothing-fired'; readonly draft: Draft }
  /** One of this week's digests as it would be now; `says` stands above it. */
  | { readonly show: 'digest-preview'; readonly digest: Digest; readonly says: readonly string[] }
  /** When the weekly digests come, or what was done about this week's. */
  | {
      readonly show: 'digest-clock';
      readonly title: string;
      readonly says: readonly string[];
      /** What can be done about them from here. */
      readonly offers: readonly ('about' | 'now' | 'post' | 'preview' | 'hold' | 'resume')[];
    }
  /** `draftId` is there when a frozen draft can go on after the DSL has been told. */
  | { readonly show: 'stopped'; readonly danger: boolean; readonly draftId?: string }
  | { readonly show: 'saved'; readonly draft: Draft }
  | { readonly show: 'confirm-cancel'; readonly draft: Draft }
  | { readonly show: 'deleted' }
  | { readonly show: 'closed-without-saving' }
  | { readonly show: 'draft-gone' }
  | {
      readonly show: 'my-referral';
      readonly referral: Referral;
      readonly news: ReferrerNews;
      readonly problem?: TextProblem;
      /** What stood in the answer's box when a note was sent. */
      readonly answerTyped?: string;
      /** Why what they pressed was not done. */
      readonly notice?: string;
    }
  /** Whether this person really withdraws their concern, and why. */
  | { readonly show: 'withdraw'; readonly referral: Referral; readonly problem?: string }
  /** A page of the referrals this person sent: those that wait for their answer first. */
  | ({ readonly show: 'my-referrals'; readonly referrals: readonly Referral[] } & Paged)
  /** The case as it stands on the shared card, perhaps with a sentence for the person who pressed. */
  | ({ readonly show: 'case'; readonly referral: Referral } & ForPresser)
  | ({
      readonly show: 'case-details';
      readonly referral: Referral;
      readonly reader: StaffMember;
      readonly view: DetailsView;
      /** With `talk` and `course`: which page of what was written, from 0 for the latest. */
      readonly page?: number;
      /** With `history`: `earlier` is the next page's number. */
      readonly history?: HistoryPage & { readonly earlier?: number };
    } & ForPresser)
  /** Running plans in which somebody is the key adult; `mayRead`: they may open the whole plan. */
  | ({
      readonly show: 'my-plans';
      readonly referrals: readonly Referral[];
      readonly mayRead: boolean;
    } & Paged)
  /** A running plan as its key adult may read it: no level, no reasons, nothing the case was raised for. */
  | {
      readonly show: 'plan-summary';
      readonly referral: Referral & { readonly plan: Plan };
      readonly reader: StaffMember;
    }
  /** What asks for somebody's attention now, whether or not they were reminded of it. */
  | { readonly show: 'reminders'; readonly reminders: Reminders }
  /** A page of a list of cases, by what there is to do; `query` is what `find` looked for. */
  | ({
      readonly show: 'cases';
      readonly list: CaseList;
      readonly reader: StaffMember;
      readonly groups: readonly ToDoGroup[];
      readonly query?: string;
      /** Not every case was looked at: there are too many. */
      readonly cut: boolean;
      /** A button of an older version was pressed, whose place in the list no longer counts. */
      readonly startsAgain: boolean;
    } & Paged)
  | {
      readonly show: 'pack';
      readonly pack: Pack;
      readonly referralId: string;
      readonly include: readonly PackExtra[];
      /** Whether Teams can put it into the lead's own files, or what is missing for that. */
      readonly asFile: FileWay;
    }
  /** What came of support and provision in a term, and the terms to choose from, latest first. */
  | {
      readonly show: 'outcomes';
      readonly outcomes: TermOutcomes;
      readonly terms: readonly NamedTerm[];
      readonly asFile: FileWay;
    }
  /** The placements that a school census asks for, and the days to choose from. */
  | {
      readonly show: 'census';
      readonly census: Census;
      readonly days: readonly string[];
      /** The reader may know whose placements these are. */
      readonly namesPupils: boolean;
      readonly asFile: FileWay;
    }
  /** The councils' forms that go with a case, or all; `others`: how many more there are. */
  | {
      readonly show: 'council-forms';
      readonly referral: Referral;
      readonly forms: readonly CouncilForm[];
      readonly list: FormList;
      /** How many are in the other list, behind a button. */
      readonly others: number;
      /** What parts the first from the others. */
      readonly by: 'council' | 'case';
      /** The school's own councils of which there is no form. */
      readonly without: readonly string[];
      readonly page: number;
    }
  /** One of them as it would be made now. `adds`: the verbs that open forms in which something is missing. */
  | {
      readonly show: 'council-form';
      readonly referral: Referral;
      readonly made: MadeForm;
      readonly takesSend: boolean;
      readonly consent: Consent;
      readonly adds: Readonly<Partial<Record<RecordedIn['form'], string>>>;
      readonly asFile: FileWay;
    }
  | {
      readonly show: 'note-word-check';
      readonly referral: Referral;
      readonly form: 'answer' | 'note';
      readonly typed: string;
      readonly problem?: string;
      /** How many notes the case had when a note was written. */
      readonly notes?: number;
    }
  /** What is held about whoever asks. */
  | ({ readonly show: 'my-data' } & MyData)
  | PanelReply
  | MeetingsReply
  | MyDatesReply
  | DataReply
  | FiguresReply
  | ProviderReply
  | RegisterReply
  | { readonly text: string };

/** Questions of a card, and what was put there. */
export interface RestOfCard {
  readonly questions: readonly string[];
  readonly inputs: Readonly<Record<string, string>>;
}

/** Answers as they were typed, before they are checked: what Teams sent under each question's id. */
export type RawInputs = Readonly<Record<string, unknown>>;
