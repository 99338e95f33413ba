import { readdirSync, readFileSync } from 'node:fs';
import type { Answers, ConversationEvent } from '../../src/domain/content/answers.ts';
import type { Content } from '../../src/domain/content/content.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { triage } from '../../src/domain/triage/triage.ts';
import { submittedReferral } from './submitted-referral.ts';

/** What a worked scenario expects; the lists but `suggestedModels` in any order. */
export interface Expected {
  readonly outcome: string;
  readonly level: string;
  readonly rulesFired: readonly string[];
  readonly duties: readonly string[];
  readonly blocks: readonly string[];
  readonly suggestedModels: readonly string[];
}

/** A worked scenario. */
export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly today: string;
  readonly answers: Answers;
  readonly events: readonly ConversationEvent[];
  readonly expected: Expected;
}
export type ScenarioCase = Scenario;

const folder = new URL('../scenarios/', import.meta.url);

const practice = 'practice.json';

/** The cases that say what a good practitioner would answer, not which rules fire. */
export const PRACTICE_FILE = new URL(practice, folder);

/** Every worked scenario, from every other file of test/scenarios. */
export const SCENARIOS: readonly Scenario[] = readdirSync(folder)
  .filter((file) => file.endsWith('.json') && file !== practice)
  .toSorted()
  .flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Scenario[]);

/** Every worked scenario that ends in a referral. */
export const SCENARIO_CASES = SCENARIOS.filter(({ expected }) => expected.outcome === 'referral');

/** What came or is expected, so that two can be compared: nobody who writes a scenario has to know the order of rules. */
export function inAnyOrder({
  outcome,
  level,
  rulesFired,
  duties,
  blocks,
  suggestedModels,
}: Expected): Expected {
  const sorted = (ids: readonly string[]) => ids.toSorted();
  return {
    outcome,
    level,
    rulesFired: sorted(rulesFired),
    duties: sorted(duties),
    blocks: sorted(blocks),
    suggestedModels,
  };
}

/** The case of a scenario as the records would hold it, sent at nine on its day. */
export function caseOf(content: Content, scenario: ScenarioCase, changes: Partial<Referral> = {}): Referral {
  const { today, answers, events } = scenario;
  return submittedReferral({
    id: `case-${scenario.id}`,
    reference: 'R-TEST1',
    contentVersion: content.version,
    guidanceVersion: content.guidanceVersion,
    referrer: { id: 'teacher', name: 'Alex Fictional-Teacher' },
    sentAt: `${today}T09:00:00.000Z`,
    answerBy: today,
    answers,
    events,
    triage: triage(content, { today, answers, events }),
    ...changes,
  });
}
