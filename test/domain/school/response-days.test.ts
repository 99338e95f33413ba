import assert from 'node:assert/strict';
import { answerBy } from '../../../src/domain/case/answer-by.ts';
import { forSchool } from '../../../src/domain/questions/for-school.ts';
import { fixedContent } from '../../support/content.ts';
import { testSchool } from '../../support/school.ts';

describe('The time to answer a concern', () => {
  const by = (level: 'urgent' | 'priority', responseDays?: { readonly priority: number }) => {
    const settings = testSchool(responseDays === undefined ? {} : { responseDays });
    return answerBy(forSchool(fixedContent, settings), { today: '2026-11-24', settings }, level);
  };

  it("is the school's own where it has one, and the usual one otherwise", () => {
    assert.equal(by('priority', { priority: 4 }), '2026-11-30');
    assert.equal(by('urgent', { priority: 4 }), by('urgent'));
    assert.notEqual(by('priority'), '2026-11-30');
  });
});
