import assert from 'node:assert/strict';
import { triage } from '../../../src/domain/triage/triage.ts';
import { sharedTriage } from '../../../src/domain/triage/shared-triage.ts';
import { content } from '../../support/content.ts';
import { caseOf, SCENARIOS } from '../../support/scenario-cases.ts';
import { makePack } from '../../../src/words/pack/make-pack.ts';

const apart = SCENARIOS.find(({ expected }) => expected.rulesFired.includes('B-14'))!;
const notSuspended = { ...apart, answers: { ...apart.answers, OB4: 'no' } };

describe('A pupil kept apart for safeguarding', () => {
  it('is no suspension, and nobody is asked about a sending home that was not recorded', () => {
    const fired = triage(content, apart).rulesFired.map(({ id }) => id);
    assert.ok(fired.includes('B-14'));
    for (const id of ['B-10', 'B-11', 'Q-03']) assert.ok(!fired.includes(id), id);
    assert.ok(
      triage(content, notSuspended)
        .rulesFired.map(({ id }) => id)
        .includes('Q-03'),
    );
  });

  it('looks on every shared card like a pupil who is not suspended', () =>
    assert.deepEqual(sharedTriage(content, apart), sharedTriage(content, notSuspended)));

  it('leaves the school as not suspended', () => {
    const options = { school: 'The school', today: apart.today, settings: { closed: [] } };
    const said = JSON.stringify(makePack(caseOf(content, apart), content, options));
    assert.doesNotMatch(said, /apart|kept off site|safeguarding separation/i);
    assert.match(said, /"Suspended today","value":"No"/);
  });
});
