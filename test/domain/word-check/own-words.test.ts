import assert from 'node:assert/strict';
import { loadContent } from '../../../src/content/load.ts';
import { ownWordProblems } from '../../../src/domain/word-check/own-words.ts';
import { failedExamples, findWordMatch } from '../../../src/domain/word-check/word-check.ts';
import { content } from '../../support/content.ts';

const GANG = 'Elm Street crew';
const own = loadContent({
  wordCheck: { words: [GANG, '67'], harmless: ['Gang Show rehearsal', "O'Brien's Knife Lane stall"] },
});
const asks = (text: string): boolean => findWordMatch(own, text);
const problemsOf = (harmless: string, words: readonly string[] = []) =>
  ownWordProblems(content.wordCheck, { words, harmless: [harmless] }).map(({ problem }) => problem);

describe("A school's own words for the word check", () => {
  for (const text of [
    `Seen with the ${GANG}.`,
    'seen with the elm-street crews',
    'Ｅｌｍ Street\u00ADcrew tags on his bag',
    'He draws 67 on everything.',
  ])
    it(`are asked about, compared as the others are: "${text}"`, () => {
      assert.ok(asks(text));
      assert.ok(!findWordMatch(content, text), 'only this school asks');
    });

  it('remove nothing: every worrying example is still asked about', () =>
    assert.deepEqual(failedExamples(own.wordCheck), { missed: [], asked: [] }));

  it('may be phrases that are harmless here, and only as they stand', () => {
    for (const text of ['Late from the gang-show rehearsals.', 'Helps at O’Brien’s Knife Lane stall.']) {
      assert.ok(findWordMatch(content, text), 'other schools are asked');
      assert.ok(!asks(text), text);
    }
    assert.ok(asks('A gang waits for him after rehearsal.'));
    assert.ok(asks('Brings a knife to Knife Lane.'));
  });

  it('leave the version of the content as it is, so that drafts are not started again', () =>
    assert.equal(own.version, content.version));

  for (const phrase of ['kill', 'hits him', 'dad hits him', 'stabbed', 'wants to die', 'kill the'])
    it(`are refused where they would silence what the bot asks about: "${phrase}"`, () =>
      assert.equal(problemsOf(phrase).length, 1));

  it('are refused as harmless where nothing is asked about', () =>
    assert.deepEqual(problemsOf('him too'), ['nothing-asked-about']));

  it('may set a harmless phrase beside a word of their own', () =>
    assert.deepEqual(problemsOf(`the ${GANG} youth theatre`, [GANG]), []));

  it('are refused when the content is loaded, all in one go', () =>
    assert.throws(
      () => loadContent({ wordCheck: { words: [], harmless: ['kill', 'him too'] } }),
      /"kill" harmless[\s\S]*"him too" harmless/,
    ));
});
