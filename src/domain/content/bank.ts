import type { Condition } from './condition.ts';
import type { Span } from '../calendar/school-year.ts';
import type { MeasureId } from '../known-ids/plan.ts';
import type { Role } from '../people/roles.ts';
import type { ShownIn } from './shown-in.ts';

/**
 * Forms about a case, in the order in which its life asks for them. Content files and stored drafts number them in this
 * order, from `FIRST_CASE_FORM` on: add a new one at the end.
 */
export const CASE_FORMS = [
  'office-facts',
  'proposal',
  'plan',
  'weekly-update',
  'review',
  'form-facts',
] as const;
export type CaseFormName = (typeof CASE_FORMS)[number];
/** Part 0 of the content is the gate and part 1 the rest of a concern. */
export const FIRST_CASE_FORM = 2;

/** Every form. */
export type FormName = 'concern' | CaseFormName;

/** Forms whose answers stay in the case. Every other form has a bank of its own. */
const STAY_IN_CASE = [
  'concern',
  'office-facts',
  'proposal',
  'form-facts',
] as const satisfies readonly FormName[];

/** Forms about a case whose answers stay in it. */
export type FactsForm = Exclude<(typeof STAY_IN_CASE)[number], 'concern'>;

/** True for a form whose answers stay in the case. */
export function staysInCase(form: FormName): boolean {
  return STAY_IN_CASE.some((each) => each === form);
}

/**
 * True for a form whose answers rules, blocks and models read. What is asked only for the forms of others, mostly health and
 * SEN, may change no level and be nobody's reason.
 */
export function isReadByRules(form: FormName): boolean {
  return staysInCase(form) && form !== 'form-facts';
}

export interface Option {
  readonly id: string;
  /** The words staff tick. */
  readonly label: string;
  /** "None" and "don't know" style options: choosing one clears the others, and the reverse. */
  readonly clearsOthers?: boolean;
  /** It reveals safeguarding, care or SEND status: shown as this option where others can see it. */
  readonly sharedAs?: string;
  /** It reveals safeguarding: left out on the channel card, in digests and in a pack. */
  readonly private?: boolean;
  /** It reveals safeguarding: the channel card and a pack show this option instead, which is true as well. */
  readonly packAs?: string;
}

/** The unit of a number, shown after it. */
export const UNITS = [
  'sessions',
  'school days',
  'suspensions',
  'removals',
  'hours a week',
  'hours',
  'per cent',
  'lessons a week',
  'of 5',
  'steps',
] as const;
export type Unit = (typeof UNITS)[number];

/** Where a question's options come from besides those in the content. */
export const OPTION_SOURCES = ['models', 'staff', 'providers'] as const;
type OptionSource = (typeof OPTION_SOURCES)[number];

/**
 * Ways of drawing a question that is not drawn in full: choices as a drop-down, a text in one line, or beside the question before it,
 * or folded away until somebody asks for more.
 */
export const DRAWN = ['compact', 'beside', 'folded'] as const;

type QuestionKind = 'choice' | 'multi' | 'text' | 'number' | 'date' | 'dates';

export interface Question {
  readonly id: string;
  readonly form: FormName;
  /** Part of the safeguarding gate: with it every concern begins, and it asks once more after the signs. */
  readonly gate?: true;
  readonly topic: string;
  readonly card: string;
  /** The wording staff see. */
  readonly wording: string;
  /** Two or three words for lists and explanations, for example "Signs noticed". */
  readonly label: string;
  readonly help?: string;
  readonly kind: QuestionKind;
  /** For `choice` and `multi`, in the order shown, and for a `number` whose every value has a name; empty otherwise. */
  readonly options: readonly Option[];
  /** `multi`: the most that may be ticked. */
  readonly atMost?: number;
  /** `text`: the shortest and the longest answer, in characters. */
  readonly minLength?: number;
  readonly maxLength?: number;
  /** `text`: `school-reference` refuses full names (source DP). */
  readonly textRule?: 'school-reference' | 'free';
  /** `number`: smallest and largest value, step, and the question whose answer is the upper limit. */
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly notMoreThan?: string;
  readonly unit?: Unit;
  /** `number`: the success measure it counts, whose scale sets its range, step and help. */
  readonly scale?: MeasureId;
  /** `choice`: further options are the school's own people or providers, or the provision models. */
  readonly optionsFrom?: OptionSource;
  /** Known from the case and never asked: it only decides what else is asked. */
  readonly given?: boolean;
  /** `date`: of something that has happened, so no later than today. */
  readonly happened?: boolean;
  /** `date`: the question whose date is the earliest this one may be. */
  readonly notBefore?: string;
  /** `date`: a reminder shows when it is more than a threshold after the first date of another question, or today. */
  readonly within?: { readonly threshold: string; readonly of: string };
  /** How it is drawn, if not in full. */
  readonly drawn?: (typeof DRAWN)[number];
  /** `folded`: when it is to be seen at once all the same. */
  readonly unfoldWhen?: Condition;
  /** `dates`: a label for each date. */
  readonly dateLabels?: readonly string[];
  /** Its answer is about the term or school year in which it is given: once that is over, no rule counts it. */
  readonly holdsFor?: Span;
  /** With `holdsFor`: the question that gives the answer's day; without it, the day it was given. */
  readonly asAt?: string;
  readonly mustAnswer: boolean;
  readonly askWhen: Condition;
  /** Its answer reveals safeguarding, care or SEND status: never on anything shared. */
  readonly private?: boolean;
  /** Where its answer is shown besides the details; without this, nowhere. */
  readonly shownIn?: ShownIn;
  /** Roles that may see and fill it; undefined means everyone who may open the form. */
  readonly roles?: readonly Role[];
  /** About how long it takes, in seconds (an estimate). */
  readonly seconds: number;
  readonly why: string;
  readonly sources: readonly string[];
}

/** A button that answers questions of its card, each with an option, and goes on to the next card. */
export interface AnswerButton {
  readonly label: string;
  readonly answers: Readonly<Record<string, string>>;
}

/** Questions shown together. A card never holds a question and one that depends on its answer. */
export interface QuestionCard {
  readonly id: string;
  readonly questions: readonly string[];
  /** In place of "Continue"; the questions that they answer have no other input. */
  readonly buttons?: readonly AnswerButton[];
}

/** One topic of the conversation: a first card and, where answers lead to follow-ups, further ones. */
export interface Topic {
  readonly id: string;
  readonly form: FormName;
  readonly gate?: true;
  readonly title: string;
  readonly intro?: string;
  /** When this topic is offered to a person at all; its recorded facts count whether or not it is offered today. */
  readonly offeredWhen: Condition;
  readonly roles?: readonly Role[];
  readonly cards: readonly QuestionCard[];
}

/** Every topic and question in the order of asking. */
export interface Bank {
  readonly topics: readonly Topic[];
  readonly questions: ReadonlyMap<string, Question>;
}
