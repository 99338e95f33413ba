import assert from 'node:assert/strict';
import { describeSource } from '../../src/words/sources.ts';
import { content } from '../support/content.ts';

describe('A source beside a rule', () => {
  it('says that only summaries were read, and what could not be checked', () => {
    const says = describeSource(content, 'SUSP26');
    assert.match(says, /edition of July 2026 \(2026-07-26, read in summaries\)\. Not checked: .+\.$/);
  });

  it('says neither where the source itself was read and nothing is open', () => {
    assert.match(describeSource(content, 'EA96-436A'), /^Education Act 1996.*\(1996\)\.$/);
  });

  it('gives every source a day to be checked again, at most a year after it was read', () => {
    for (const { id, checkAgainBy } of content.sources.values()) assert.ok(checkAgainBy <= '2027-11-26', id);
  });
});
