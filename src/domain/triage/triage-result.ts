import type { Level } from '../content/levels.ts';
import type { SetBy, StepKind } from '../content/content.ts';

/** A rule that fired, with the evidence: nobody has to take a level on trust. */
export interface FiredRule {
  readonly id: string;
  readonly name: string;
  readonly level: Level | null;
  readonly private: boolean;
  /** The answers and figures that made it fire, in words: "Signs noticed: late, isolated". */
  readonly because: readonly string[];
  readonly says: string;
  readonly setBy: SetBy;
  readonly sources: readonly string[];
}

export interface NextStep {
  readonly kind: StepKind;
  readonly text: string;
  /** The rules that suggest it, the most pressing first. */
  readonly from: readonly string[];
  /** Suggested only by private rules: not for anything shared. */
  readonly private: boolean;
}

/** The four separate things triage gives, never one number. */
export interface TriageResult {
  readonly outcome: 'stopped' | 'no-referral' | 'referral';
  readonly level: Level;
  /** Office facts are missing: shown until they are given. */
  readonly provisional: boolean;
  /** Every rule that fired, in the order of the rules file's groups. */
  readonly rulesFired: readonly FiredRule[];
  /** Ids of fired rules that bring a duty in this case. */
  readonly duties: readonly string[];
  /** Ids of current blocks. */
  readonly blocks: readonly string[];
  /** Ids of provision models, in order; PM-1 first, PM-6 last. */
  readonly suggestedModels: readonly string[];
  /** In order: the more pressing first, and among equals in-school support. */
  readonly nextSteps: readonly NextStep[];
}
