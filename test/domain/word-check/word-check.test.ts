import assert from 'node:assert/strict';
import { failedExamples, findWordMatch } from '../../../src/domain/word-check/word-check.ts';
import { content } from '../../support/content.ts';

const { worrying } = content.wordCheck.examples;
const asks = (text: string): boolean => findWordMatch(content, text);

describe('The word check', () => {
  it('asks at every worrying example and at no harmless one', () =>
    assert.deepEqual(failedExamples(content.wordCheck), { missed: [], asked: [] }));

  const hidden: Readonly<Record<string, (text: string) => string>> = {
    'soft hyphens': (text) => text.replaceAll(/(\p{L})(?=\p{L})/gu, '$1\u00AD'),
    'zero-width spaces': (text) => text.replaceAll(/(\p{L})(?=\p{L})/gu, '$1\u200B'),
    'word joiners': (text) => text.replaceAll(/(\p{L})(?=\p{L})/gu, '$1\u2060'),
    'letters of full width': (text) =>
      text.replaceAll(/[a-z]/gi, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0)),
    'Cyrillic letters': (text) =>
      text.replaceAll(/[aeosi]/g, (letter) => ({ a: 'а', e: 'е', o: 'о', s: 'ѕ', i: 'і' })[letter] ?? letter),
    'capital letters': (text) => text.toUpperCase(),
    'other hyphens': (text) => text.replaceAll('-', '\u2011'),
    'line breaks': (text) => text.replaceAll(' ', '\n'),
  };
  for (const [what, change] of Object.entries(hidden))
    it(`reads through ${what}`, () =>
      assert.deepEqual(
        worrying.filter((text) => !asks(change(text))),
        [],
      ));

  for (const apostrophe of ["'", '’', '‘', '‛', '`', '´', '′', 'ʼ', '＇', ''])
    it(`reads ${apostrophe === '' ? 'no apostrophe' : apostrophe} as people type it`, () =>
      assert.ok(asks(`She doesn${apostrophe}t want to go home.`)));

  for (const text of ['Dad is abusive towards mum.', 'He runs away from home.', 'Left alone by mum.'])
    it(`takes no harm out of "${text}" for its harmless words`, () => assert.ok(asks(text)));
});
