import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Answers } from '../../src/domain/content/answers.ts';
import { triage, type Case } from '../../src/domain/triage/triage.ts';
import { describeChanges } from '../../src/words/changes.ts';
import { content } from '../support/content.ts';

const scenarios = JSON.parse(readFileSync('test/scenarios/scenarios.json', 'utf8')) as (Case & {
  id: string;
})[];
const d05 = scenarios.find(({ id }) => id === 'D05') as Case;

function between(before: Answers, after: Answers, given: Case = d05) {
  return describeChanges(
    content,
    triage(content, { ...given, answers: before }),
    triage(content, { ...given, answers: after }),
  );
}

const staffPart = Object.fromEntries(Object.entries(d05.answers).filter(([id]) => !/^(O|PR)/.test(id)));

describe('What changed', () => {
  it('is nothing when the same answers are looked at again', () =>
    assert.deepEqual(between(d05.answers, d05.answers), []));

  it('says what office facts did: level, provisional mark, rules', () => {
    const changes = between(staffPart, d05.answers);
    const texts = changes.map(({ text }) => text);
    assert.equal(texts[0], 'The level is now urgent; it was priority.');
    assert.ok(texts.includes('The office facts are in: the result is no longer provisional.'));
    assert.ok(texts.includes('New reason: Severe absence (A-03).'));
    assert.ok(texts.some((text) => text.startsWith('No longer a reason: Often absent')));
  });

  it('marks what comes from private rules and blocks as private', () => {
    const changes = between(staffPart, d05.answers);
    const social = changes.find(({ text }) => text.includes('social worker'));
    assert.equal(social?.private, true);
    assert.equal(changes.find(({ text }) => text.includes('Severe absence'))?.private, false);
  });

  it('says which figure is different when the same rule still fires', () => {
    const changes = between(d05.answers, { ...d05.answers, OA2: 60 });
    assert.ok(changes.some(({ text }) => text.includes('now says: 60 of 106 sessions missed')));
  });

  it('says when a block is cleared', () =>
    assert.ok(
      between(d05.answers, { ...d05.answers, PR17: 'yes' }).some(
        ({ text }) => text === 'Cleared: DSL to agree.',
      ),
    ));
});
