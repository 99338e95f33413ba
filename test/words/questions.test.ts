import assert from 'node:assert/strict';
import { labelQuestion } from '../../src/words/questions.ts';

describe('The label of a question', () => {
  const text = { wording: 'Anything else?', kind: 'text', maxLength: 300 } as const;
  const ticks = { wording: 'What helps? (tick all)', kind: 'multi' } as const;

  it('says what may be left blank, and how much may be written, before anybody presses', () => {
    assert.equal(labelQuestion(text, true), 'Anything else? (optional; up to 300 characters)');
    assert.equal(labelQuestion(text, false), 'Anything else? (up to 300 characters)');
  });

  it('is the wording alone where there is nothing to say', () => {
    assert.equal(labelQuestion(ticks, false), ticks.wording);
    assert.equal(labelQuestion({ ...text, maxLength: 12 }, false), text.wording);
  });
});
