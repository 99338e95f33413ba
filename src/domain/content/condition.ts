import type { ConversationEvent } from './answers.ts';
import type { Level } from './levels.ts';

/** Tried at all; still running and not known to have made no difference in its time; running and helping. */
export const SUPPORT_STATES = ['tried', 'in-place', 'helping'] as const;
export type SupportState = (typeof SUPPORT_STATES)[number];

/**
 * The one language for "ask when", "fires when", "set when" and "suggested when". A condition holds no numbers: a
 * threshold is named and lives in the thresholds file with who may set it. Conditions only look back: at questions
 * asked earlier and rules evaluated earlier. The checker enforces it.
 */
export type Condition =
  | { readonly always: true }
  /** The question has an answer (or, with `false`, has none). */
  | { readonly question: string; readonly answered: boolean }
  /** The answer is this option; for a question with several ticks, this option is among them. */
  | { readonly question: string; readonly is: string }
  /** The question is answered and this option is not the answer, or not among the ticks. */
  | { readonly question: string; readonly isNot: string }
  /** At least one of these options is the answer or is ticked. */
  | { readonly question: string; readonly hasAnyOf: readonly string[] }
  /** Answered, and every tick is one of these. */
  | { readonly question: string; readonly hasOnly: readonly string[] }
  /** How many options are ticked, not counting `except`, against a named threshold. */
  | {
      readonly question: string;
      readonly countAtLeast: string;
      readonly except?: readonly string[];
    }
  /** At least one of these kinds of support is so, by the rows of the facts form or, without a row, by a tick. */
  | { readonly supports: SupportState; readonly hasAnyOf: readonly string[] }
  /** A computed fact against a named threshold; false when the fact cannot be computed from the answers given. */
  | { readonly fact: string; readonly atLeast: string }
  | { readonly fact: string; readonly moreThan: string }
  | { readonly fact: string; readonly below: string }
  | { readonly fact: string; readonly atMost: string }
  /** A rule evaluated earlier fired. */
  | { readonly rule: string }
  /** A rule of this level or above fired earlier; with `count`, at least the named threshold's number of rules. */
  | { readonly anyRuleAtLeast: Level; readonly count?: string }
  | { readonly event: ConversationEvent }
  /** A condition defined once by name in the definitions file. */
  | { readonly named: string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };
