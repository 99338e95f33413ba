import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Answers } from '../../../src/domain/content/answers.ts';
import { offeredTopics } from '../../../src/domain/questions/offered.ts';
import type { Role } from '../../../src/domain/people/roles.ts';
import type { Case } from '../../../src/domain/triage/triage.ts';
import { content } from '../../support/content.ts';

const scenarios = JSON.parse(readFileSync('test/scenarios/scenarios.json', 'utf8')) as (Case & {
  id: string;
})[];
const d23 = scenarios.find(({ id }) => id === 'D23') as Case;
const d01 = scenarios.find(({ id }) => id === 'D01') as Case;

const offered = (given: Case, roles: readonly Role[], more: Answers = {}) =>
  offeredTopics(content, { ...given, answers: { ...given.answers, ...more } }, 'office-facts', roles).map(
    ({ id }) => id,
  );

describe('Topics for the office', () => {
  it('are offered by role: care status to the inclusion lead and the DSL only', () => {
    assert.deepEqual(offered(d23, ['office']), [
      'attendance-figures',
      'suspension-figures',
      'reduced-timetable',
    ]);
    assert.deepEqual(offered(d23, ['senco']), ['send-status', 'provision-so-far', 'moves', 'supports']);
    assert.deepEqual(offered(d23, ['dsl']), ['send-status', 'care-status', 'moves']);
    assert.equal(offered(d23, ['inclusion-lead']).length, 8);
    assert.deepEqual(offered(d23, ['teacher']), []);
  });

  it('are not offered when nothing is of concern', () =>
    assert.deepEqual(offered(d01, ['inclusion-lead']), []));

  it('are offered by the reason and the answers of Part 1 too', () => {
    assert.deepEqual(offered(d01, ['office'], { PC4: 'attendance' }), ['attendance-figures']);
    assert.deepEqual(offered(d01, ['office'], { BH1: ['low-level'] }), ['suspension-figures']);
  });

  it('stay open once they hold an answer, so that a figure can be corrected', () =>
    assert.deepEqual(offered(d01, ['office'], { OA1: 100, OA2: 0 }), ['attendance-figures']));
});
