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
    const { name, setBy, sources } = rule;
    return { id, name, level: 'targeted', private: false, because: [], says: '', setBy, sources } as const;
  });
  return suggestedAnswers({ ...sample, triage: { ...sample.triage, rulesFired } }, knowledge)['PL1'];
}

describe('What is filled in for whoever makes a plan', () => {
  it('says why in a sentence, and leaves abbreviations as they are written', () => {
    const abbreviated = knowledge.rules.find(({ name }) => name.startsWith('EBSA '));
    const worded = knowledge.rules.find(({ name }) => name.startsWith('Signs persist'));
    assert.ok(abbreviated && worded);
    assert.equal(
      why(abbreviated.id, worded.id),
      `What staff and the register show: ${abbreviated.name}; s${worded.name.slice(1)}.`,
    );
  });
});
