import type { AnswerValue, ConversationEvent } from './answers.ts';
import type { Question } from './bank.ts';
import type { FactId, FactValues } from './fact-ids.ts';
import type { Figure } from './figure.ts';
import type { Level } from './levels.ts';

/** One thing that made a rule fire. The name of another rule is undefined where it may not be revealed. */
export type Reason =
  | { readonly reason: 'answer'; readonly question: Question; readonly value: AnswerValue | undefined }
  | { readonly reason: 'ticks'; readonly question: Question; readonly ticked: readonly string[] }
  | { readonly reason: 'blank' | 'held-back'; readonly question: Question }
  | {
      readonly reason: 'figure';
      readonly fact: FactId;
      readonly values: FactValues;
      readonly figure: Figure;
    }
  | { readonly reason: 'rule'; readonly name: string | undefined }
  | {
      readonly reason: 'other-rules';
      readonly names: readonly (string | undefined)[];
      readonly more: number;
    }
  | { readonly reason: 'no-rule'; readonly level: Level }
  | { readonly reason: 'event'; readonly event: ConversationEvent };
