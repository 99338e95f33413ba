import assert from 'node:assert/strict';
import { loadKnowledge } from '../../../src/content/load.ts';
import { suggestedAnswers } from '../../../src/domain/plan/plan-suggestions.ts';
import { referral } from '../../storage/samples.ts';

const knowledge = loadKnowledge();

/** The "why now" that is filled in when these rules fired. */
function why(...ids: readonly string[]): unknown {
  const sample = referral({ answers: {} });
  const rulesFired = ids.map((id) => {
    const rule = knowledge.rules.find((each) => each.id === id);
    assert.ok(rule, id);
    return { id, name: rule.name, level: 'targeted', private: false, because: [] } as const;
  });
  return suggestedAnswers({ ...sample, triage: { ...sample.triage, rulesFired } }, knowledge)['PL1'];
}

describe('What is filled in for whoever makes a plan', () => {
  it('says why in a sentence, and leaves abbreviations as they are written', () => {
    const abbreviated = knowledge.rules.find(({ name }) => /^EBSA /.test(name));
    const worded = knowledge.rules.find(({ name }) => /^Signs persist/.test(name));
    assert.ok(abbreviated && worded);
    assert.equal(
      why(abbreviated.id, worded.id),
      `What staff and the register show: ${abbreviated.name}; s${worded.name.slice(1)}.`,
    );
  });
});
