import assert from 'node:assert/strict';
import { findWordMatch } from '../../../src/domain/questions/word-check.ts';
import { knowledge } from '../../support/knowledge.ts';

describe('The word check', () => {
  for (const text of [
    'he is going to kill himself',
    'he nearly killed it in the talent show',
    'KILLING time',
    'self harm',
    'Self-harming again',
    'selfharm',
    'she cut  herself',
    'was hit by a relative',
    'talks of abuse',
    'was abused',
    'has a knife',
    'two knives',
    'ran away on Friday',
    "it isn't safe; not safe at home",
    'brought weapons',
    'touched by',
    'stabbing',
    "doesn't want to go home",
    'doesn’t want to go home',
  ])
    it(`pauses at "${text}"`, () => assert.equal(findWordMatch(knowledge, text), true));

  for (const text of [
    '',
    'Mornings are the hard part.',
    'good skills',
    'a killjoy',
    'feels safe at home',
    'cut the paper herself',
    'knifepoint pottery',
    'drapes',
    'begun well',
    'Corridors are too loud. The art room helps.',
  ])
    it(`lets "${text}" pass`, () => assert.equal(findWordMatch(knowledge, text), false));
});
