import assert from 'node:assert/strict';
import { triage } from '../../../src/domain/triage/triage.ts';
import { content } from '../../support/content.ts';
import { inAnyOrder, SCENARIOS } from '../../support/scenario-cases.ts';

describe('The worked scenarios', () => {
  for (const scenario of SCENARIOS) {
    it(`${scenario.id} gives what an experienced lead expects: ${scenario.title}`, () => {
      const result = triage(content, scenario);
      const came = { ...result, rulesFired: result.rulesFired.map(({ id }) => id) };
      assert.deepEqual(inAnyOrder(came), inAnyOrder(scenario.expected));
    });
  }

  it('between them fire every rule', () => {
    const fired = new Set(SCENARIOS.flatMap(({ expected }) => expected.rulesFired));
    const without = content.rules.filter(({ id }) => !fired.has(id)).map(({ id }) => id);
    assert.deepEqual(without, [], 'rules without a scenario');
  });

  it('say of every fired rule what fired it', () => {
    for (const scenario of SCENARIOS)
      for (const rule of triage(content, scenario).rulesFired)
        assert.ok(
          rule.because.length > 0 && rule.because.every((line) => line !== ''),
          `${scenario.id} ${rule.id}`,
        );
  });
});
