import assert from 'node:assert/strict';
import { changedContent, checkChanged } from '../support/changed-content.ts';
import {
  addToGate,
  HARMLESS,
  inGate,
  question,
  QUESTION_EDITS,
  rule,
  RULES,
  UNSURE,
} from '../support/gate-edits.ts';
import { RULE_EDITS } from '../support/gate-rule-edits.ts';

describe('The safeguarding gate in the content', () => {
  for (const [what, files, says] of [...QUESTION_EDITS, ...RULE_EDITS])
    it(`is refused with ${what}`, () => {
      const problems = checkChanged(files());
      assert.ok(
        problems.some((problem) => says.test(problem)),
        problems.join('\n') || 'no problem found',
      );
    });

  it('may ask more: another answer and another question that stop by a rule', () => {
    const more = {
      ...HARMLESS,
      options: [UNSURE, { id: 'no', label: 'No', goesOn: true }],
    };
    const asked = inGate((json) => {
      // Room in the time that staff were promised.
      question(json, 'SG1').seconds -= HARMLESS.seconds;
      addToGate(json, UNSURE);
      json.topics[0].cards.push({
        id: 'more',
        questions: [{ ...more, askWhen: { not: { named: 'worried' } } }],
      });
    });
    const named = changedContent(
      'definitions',
      (json) =>
        (json.definitions['worried'] = {
          says: 'Somebody is worried.',
          when: {
            any: [
              { question: 'SG1', is: 'yes' },
              { question: 'SG2', hasAnyOf: ['yes-not-told', 'unsure'] },
            ],
          },
        }),
      asked,
    );
    const ruled = changedContent(
      RULES,
      (json) =>
        (rule(json, 'G-02').firesWhen = {
          any: [
            { question: 'SG2', hasAnyOf: ['yes-not-told', 'unsure'] },
            { question: 'ZZ-0', is: 'unsure' },
          ],
        }),
      named,
    );
    assert.deepEqual(checkChanged(ruled), []);
  });
});
