import assert from 'node:assert/strict';
import { content } from '../../support/content.ts';
import { PRACTICE_CASES, shortfalls } from '../../support/practice-cases.ts';

describe('Cases as they come up in schools', () => {
  for (const given of PRACTICE_CASES)
    it(`${given.id} gets the answer of good practice: ${given.title}`, () => {
      assert.deepEqual(shortfalls(content, given), []);
    });
});
