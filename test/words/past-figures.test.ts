import assert from 'node:assert/strict';
import { describePastSpan } from '../../src/words/past-figures.ts';

describe('A term or school year that is over', () => {
  it('is called as people call it today', () => {
    assert.deepEqual(
      (['last-term', 'earlier-term', 'last-school-year', { schoolYear: 2023 }] as const).map(
        describePastSpan,
      ),
      ['last term', 'an earlier term', 'last school year', 'school year 2023/24'],
    );
  });
});
