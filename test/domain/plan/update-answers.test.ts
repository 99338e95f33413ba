import assert from 'node:assert/strict';
import { updateWarnings } from '../../../src/domain/plan/update-answers.ts';
import { describeUpdateWarning } from '../../../src/words/plan-problems.ts';

describe('The day somebody last saw a pupil', () => {
  const sentAt = '2026-11-20T09:00:00.000Z';
  const warned = (lastSeen: string) =>
    updateWarnings({ UW8: lastSeen }, sentAt).map(describeUpdateWarning).join();

  it('is looked at twice when it lies before the concern was raised', () => {
    assert.match(warned('2025-01-01'), /Wed 1 Jan 2025 is before this concern/);
    assert.match(warned('2026-11-19'), /tell the DSL today/);
  });

  it('is taken as it is from then on, and in a form that does not know when that was', () => {
    assert.deepEqual(updateWarnings({ UW8: '2026-11-20' }, sentAt), []);
    assert.deepEqual(updateWarnings({}, sentAt), []);
    assert.deepEqual(updateWarnings({ UW8: '2025-01-01' }, undefined), []);
  });
});
