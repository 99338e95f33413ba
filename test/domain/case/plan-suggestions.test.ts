import assert from 'node:assert/strict';
import { describeWhyNow } from '../../../src/words/plans.ts';
import { clearOutdatedChecks, suggestedAnswers } from '../../../src/domain/case/plan-suggestions.ts';
import { referral } from '../../storage/samples.ts';
import { content } from '../../support/content.ts';

/** The "why now" that is filled in when these rules fired. */
function why(...ids: readonly string[]): unknown {
  const sample = referral({ answers: {} });
  const rulesFired = ids.map((id) => {
    const rule = content.rules.find((each) => each.id === id);
    assert.ok(rule, id);
    const { name, setBy, sources } = rule;
    return { id, name, level: 'targeted', private: false, because: [], says: '', setBy, sources } as const;
  });
  return suggestedAnswers({ ...sample, triage: { ...sample.triage, rulesFired } }, content, describeWhyNow)[
    'PL1'
  ];
}

describe('Checks and sign-offs', () => {
  const checked = {
    PLV2: 'Rowan Tutors',
    PLV3: 'school-site',
    PLC1: 'yes',
    PLC2: 'yes',
    PLC3: 'yes',
    PLC4: 'yes',
  };

  it('stay while the provider and the place are the same', () => {
    assert.deepEqual(clearOutdatedChecks(checked, { ...checked, PLV4: 5 }), { ...checked, PLV4: 5 });
  });

  it('are asked again of another provider, and of another place', () => {
    assert.deepEqual(clearOutdatedChecks(checked, { ...checked, PLV2: 'Withy Farm' }), {
      PLV2: 'Withy Farm',
      PLV3: 'school-site',
      PLC3: 'yes',
      PLC4: 'yes',
    });
    assert.deepEqual(clearOutdatedChecks(checked, { ...checked, PLV3: 'home' }), {
      PLV2: 'Rowan Tutors',
      PLV3: 'home',
      PLC1: 'yes',
    });
  });

  it('that came with a proposal were of no provider by name, so they are asked when one is chosen', () => {
    const { PLV2, ...proposed } = checked;
    assert.equal(clearOutdatedChecks(proposed, { ...proposed, PLV2 })['PLC1'], undefined);
  });
});

describe('What is filled in for whoever makes a plan', () => {
  it('says why in a sentence, and leaves abbreviations as they are written', () => {
    const abbreviated = content.rules.find(({ name }) => name.startsWith('SEN '));
    const worded = content.rules.find(({ group }) => group === 'support');
    assert.ok(abbreviated && worded);
    assert.equal(
      why(abbreviated.id, worded.id),
      `What staff and the register show: ${abbreviated.name}; s${worded.name.slice(1)}.`,
    );
  });
});
