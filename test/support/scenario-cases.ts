import { readFileSync } from 'node:fs';
import type { Answers, ConversationEvent } from '../../src/domain/questions/answers.ts';
import type { Knowledge } from '../../src/domain/triage/knowledge.ts';
import type { Referral } from '../../src/domain/case/referral.ts';
import { triage } from '../../src/domain/triage/triage.ts';
import { submittedReferral } from './submitted-referral.ts';

/** A worked scenario as far as it makes a case. */
export interface ScenarioCase {
  readonly id: string;
  readonly title: string;
  readonly today: string;
  readonly answers: Answers;
  readonly events: readonly ConversationEvent[];
  readonly expected: { readonly outcome: string };
}

/** Every worked scenario that ends in a referral. */
export const SCENARIO_CASES: readonly ScenarioCase[] = (
  JSON.parse(readFileSync(new URL('../scenarios/scenarios.json', import.meta.url), 'utf8')) as ScenarioCase[]
).filter(({ expected }) => expected.outcome === 'referral');

/** The case of a scenario as the records would hold it, sent at nine on its day. */
export function caseOf(
  knowledge: Knowledge,
  scenario: ScenarioCase,
  changes: Partial<Referral> = {},
): Referral {
  const { today, answers, events } = scenario;
  return submittedReferral({
    id: `case-${scenario.id}`,
    reference: 'R-TEST1',
    contentVersion: knowledge.version,
    guidanceVersion: knowledge.guidanceVersion,
    referrer: { id: 'teacher', name: 'Alex Fictional-Teacher' },
    sentAt: `${today}T09:00:00.000Z`,
    answerBy: today,
    answers,
    events,
    triage: triage(knowledge, { today, answers, events }),
    ...changes,
  });
}
