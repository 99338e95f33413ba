import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { Answers, ConversationEvent } from '../../../src/domain/questions/answers.ts';
import { triage } from '../../../src/domain/triage/triage.ts';
import { knowledge } from '../../support/knowledge.ts';

interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly today: string;
  readonly answers: Answers;
  readonly events: readonly ConversationEvent[];
  readonly expected: {
    readonly outcome: string;
    readonly level: string;
    readonly rulesFired: readonly string[];
    readonly duties: readonly string[];
    readonly blocks: readonly string[];
    readonly suggestedModels: readonly string[];
  };
}

const folder = 'test/scenarios';
const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Scenario[]);

describe('The worked scenarios', () => {
  for (const scenario of scenarios) {
    it(`${scenario.id} gives what an experienced lead expects: ${scenario.title}`, () => {
      const { outcome, level, rulesFired, duties, blocks, suggestedModels } = triage(knowledge, scenario);
      assert.deepEqual(
        { outcome, level, rulesFired: rulesFired.map(({ id }) => id), duties, blocks, suggestedModels },
        scenario.expected,
      );
    });
  }

  it('between them fire every rule', () => {
    const fired = new Set(scenarios.flatMap(({ expected }) => expected.rulesFired));
    const without = knowledge.rules.filter(({ id }) => !fired.has(id)).map(({ id }) => id);
    assert.deepEqual(without, [], 'rules without a scenario');
  });

  it('say of every fired rule what fired it', () => {
    for (const scenario of scenarios)
      for (const rule of triage(knowledge, scenario).rulesFired)
        assert.ok(
          rule.because.length > 0 && rule.because.every((line) => line !== ''),
          `${scenario.id} ${rule.id}`,
        );
  });
});
