import type { CouncilForm } from './council-form.ts';
import type { Bank } from './bank.ts';
import type { Condition } from './condition.ts';
import type { WordCheck } from '../word-check/word-check.ts';
import type { Reason } from '../content/reason.ts';
import type { Level } from './levels.ts';
import type { ProviderKind } from '../known-ids/providers.ts';
import type { MeasureId } from '../known-ids/plan.ts';
import type { MisLayouts } from './mis-layouts.ts';
import type { Role } from '../people/roles.ts';

/** Who fixed a number or a rule: statute, guidance, this product's default, or the school itself. */
export type SetBy = 'law' | 'guidance' | 'product' | 'school';

export interface Threshold {
  readonly id: string;
  readonly value: number;
  readonly unit:
    'percent' | 'school days' | 'calendar days' | 'weeks' | 'count' | 'removals' | 'hours a week';
  readonly setBy: SetBy;
  /** Which way a school may change it. `no` for everything the law fixes. */
  readonly schoolMayChange: 'yes' | 'lower-only' | 'no';
  readonly says: string;
  readonly sources: readonly string[];
}

/** What a step is about, which also orders equally pressing ones: in-school support first. */
export const STEP_KINDS = [
  'in-school',
  'see-pupil',
  'pupil',
  'parents',
  'office',
  'people',
  'planned-ap',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export interface SuggestedStep {
  readonly kind: StepKind;
  /** A short imperative sentence. */
  readonly text: string;
  /** Shown only while one of these provision models is suggested. */
  readonly onlyWith?: readonly string[];
  /** Shown only while this holds, besides its rule firing. */
  readonly when?: Condition;
  /** The id of steps that say the same, of which a list shows one (`Content.sameSteps`). */
  readonly same?: string;
  /** General advice: left out of a list that is long enough without it. */
  readonly ifRoom?: true;
}

/** What several steps of rules have in common, and how it is said in a case that it does not fit as it stands. */
export interface SameStep {
  /** Stands on a list for two or more of them. */
  readonly text: string;
  /** The first whose condition holds stands for all of them, and for each alone: what is done already, another age. */
  readonly instead?: readonly { readonly when: Condition; readonly text: string }[];
  /** While this holds, none of them is suggested. */
  readonly notWhen?: Condition;
}

export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly level: Level | 'stop' | 'ask' | null;
  readonly firesWhen: Condition;
  /** What the rule means, in plain words. */
  readonly says: string;
  readonly steps: readonly SuggestedStep[];
  /** What law or statutory guidance requires of the school or the LA; null where there is none. */
  readonly duty: string | null;
  /** When it is a duty, if not for every pupil. */
  readonly dutyWhen?: Condition;
  /** Reveals safeguarding, care or SEND status: anything shared says only "status check: open details". */
  readonly private: boolean;
  /** Its steps, but those about provision away from class, come before others of this level that no duty asks for. */
  readonly stepsBefore?: Level;
  /** While it fires, the result is provisional. */
  readonly provisional?: boolean;
  /** While it fires, next steps of these kinds are left out. */
  readonly removesSteps?: readonly StepKind[];
  readonly setBy: SetBy;
  readonly sources: readonly string[];
}

/** A heading under which rules are listed; the order of the list is the order of reading. */
interface RuleGroup {
  readonly id: string;
  readonly title: string;
}

/** How far a source was read: itself, a summary by somebody else, or not at all. */
export const HOW_READ = ['yes', 'summary', 'no'] as const;

/** Where a rule or question comes from. Days are `YYYY-MM-DD`. */
export interface Source {
  readonly id: string;
  readonly title: string;
  /** The day or year that it bears, as people read it. */
  readonly date: string;
  /** The last day on which somebody read it. */
  readonly readOn: string;
  /** The day from which it applies; null where there is none, and `noDateBecause` says why. */
  readonly inForceFrom: string | null;
  readonly noDateBecause?: string;
  /** The day by which somebody reads it again. */
  readonly checkAgainBy: string;
  readonly original: (typeof HOW_READ)[number];
  /** What could not be checked, as a sentence that leads read. */
  readonly notChecked?: string;
  /** The status that its title makes a reader think of: a pack names it only where that status is included. */
  readonly aboutStatus?: 'send';
}

export interface Block {
  readonly id: string;
  readonly name: string;
  readonly setWhen: Condition;
  readonly clearedWhen: Condition;
  /** The role that may override it with a reason, or nobody. */
  readonly override: 'no' | Role;
  readonly private: boolean;
  readonly says: string;
  readonly clearedBy: string;
}

export interface ProvisionModel {
  readonly id: string;
  readonly name: string;
  readonly tier: string;
  readonly suggestedWhen: Condition | null;
  readonly last: boolean;
  readonly says: string;
}

interface Removal {
  readonly when: Condition;
  readonly models: readonly string[];
  readonly why: string;
}

/** A panel outside the school's own work that a case may be taken to. */
export interface KnownPanel {
  readonly id: string;
  readonly name: string;
  /** It usually asks for the headteacher's approval before the papers are sent. */
  readonly needsApproval: boolean;
}

/** A small thing anybody can do tomorrow: one a week in the staff digest (DG-9). */
export interface Tip {
  readonly id: string;
  readonly text: string;
  readonly sources: readonly string[];
}

/** Something that somebody from school looks at before pupils go to a provider, and again while they are there. */
export interface ProviderCheck {
  readonly id: string;
  /** What is checked. */
  readonly label: string;
  /** What somebody looks at to check it. */
  readonly document: string;
  readonly askedOf: readonly ProviderKind[];
  /** What is seen names its last day; without this, it counts for so many days (`provider-check-days`). */
  readonly namesItsExpiry?: true;
  readonly sources: readonly string[];
}

/** A sentence that is filled in when its condition holds. */
export interface SuggestedText {
  /** Of those about the same thing, the first that holds is taken. */
  readonly about: string;
  readonly when: Condition;
  readonly text: string;
}

/** What a new plan begins with, by the case's answers and the rules that fired. */
interface PlanSuggestions {
  /** Why there is a plan, for the pupil and parents; the most pressing first. */
  readonly why: readonly SuggestedText[];
  readonly whyOtherwise: string;
  readonly whyCloses: string;
  readonly aims: readonly SuggestedText[];
  /** The first two that hold are ticked. */
  readonly measures: readonly { readonly measure: MeasureId; readonly when: Condition }[];
  /** How far a target is from the baseline. */
  readonly targetSteps: Readonly<Record<MeasureId, number>>;
}

/** Everything the school and the guidance lay down, loaded and checked once at start-up. */
export interface Content {
  /** Changes whenever any content file changes; stored with each draft and each decision. */
  readonly version: string;
  readonly guidanceVersion: string;
  readonly effectiveFrom: string;
  readonly bank: Bank;
  /**
   * What is asked once a case is approved: the plan (part 4), the weekly update (5), a review (6). A separate bank: no
   * rule reads it, and no case stores its answers; they become the plan.
   */
  readonly planBank: Bank;
  readonly definitions: ReadonlyMap<string, Condition>;
  readonly thresholds: ReadonlyMap<string, Threshold>;
  /** In the order in which fired rules are listed. */
  readonly groups: readonly RuleGroup[];
  readonly sources: ReadonlyMap<string, Source>;
  /** In evaluation order: a rule looks back only at rules before it. */
  readonly rules: readonly Rule[];
  /** What stands for several steps that say the same, by the id that they name in `same`. */
  readonly sameSteps: ReadonlyMap<string, SameStep>;
  readonly blocks: readonly Block[];
  readonly models: readonly ProvisionModel[];
  readonly removals: readonly Removal[];
  /** What pauses a free text before it is saved (G-05). */
  readonly wordCheck: WordCheck;
  /** The panels that a case is usually taken to; others are named in words. */
  readonly panels: readonly KnownPanel[];
  readonly tips: readonly Tip[];
  readonly planSuggestions: PlanSuggestions;
  /** The checks of providers, in reading order. */
  readonly providerChecks: readonly ProviderCheck[];
  /** How the exports of management information systems name their columns. */
  readonly misLayouts: MisLayouts;
  /** Forms of councils that a lead can make from a case. */
  readonly councilForms: readonly CouncilForm[];
  /** Puts a reason into words, on a day (`YYYY-MM-DD`): injected, because the domain has no words of its own. */
  readonly describeReason: (reason: Reason, today: string) => string;
  /** School days until an answer is due, by level (product defaults; not statutory). */
  readonly responseDays: Readonly<Record<Exclude<Level, 'none'>, number>>;
}
