import assert from 'node:assert/strict';
import { stepsToAgree } from '../../../src/domain/case/agreed-steps.ts';
import { referrerView, sharedView } from '../../../src/domain/case/shared-view.ts';
import { caseOf, SCENARIO_CASES } from '../../support/scenario-cases.ts';
import { content } from '../../support/content.ts';

describe('Steps to agree when approving', () => {
  const some = SCENARIO_CASES[0]!;
  const answers = {
    SG1: 'no',
    SG2: 'no',
    PC1: 'ZZ 9',
    PC2: '9',
    PC4: 'attendance',
    EW1: ['isolated'],
    EW2: 'lt2w',
  };
  const figures = { OA1: 200, OA2: 30, OA3: 0, OA4: 'no', OA5: 0, OA6: 0, OA7: some.today };

  it('stand in the words that the referrer’s own answers give, whatever the office adds that says the same', () => {
    const own = 'Talk with the pupil about what you have noticed.';
    const alone = stepsToAgree(caseOf(content, { ...some, answers }), content);
    assert.ok(alone.some(({ text }) => text === own));
    const withFigures = caseOf(content, { ...some, answers: { ...answers, ...figures } });
    const steps = sharedView(withFigures, content).nextSteps;
    assert.ok(steps.some(({ from }) => from.includes('W-01') && from.includes('A-02')));
    const agreed = stepsToAgree(withFigures, content);
    assert.deepEqual(
      agreed.filter(({ text }) => text === own || text === content.sameSteps.get('ask-the-pupil')?.text),
      [{ text: own }],
    );
    assert.ok(agreed.some(({ teamOnly }) => teamOnly === true));
  });

  it('leave out for the referrer, too, what was counted of a time that is over', () => {
    const now = { at: `${some.today}T12:00:00Z`, by: { id: 'bot', name: 'The bot' }, changes: [] };
    const view = (given: typeof answers, notCounted: readonly string[]) => {
      const referral = {
        ...caseOf(content, { ...some, answers: given }),
        runAgain: { ...now, notCounted },
      };
      return referrerView(referral, content).result;
    };
    const { EW1: _counted, ...rest } = answers;
    assert.deepEqual(view(answers, ['EW1']), view(rest as typeof answers, []));
    assert.notDeepEqual(view(answers, []), view(answers, ['EW1']));
  });
});
