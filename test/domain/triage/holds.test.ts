import assert from 'node:assert/strict';
import { dayNumber } from '../../../src/domain/calendar/day-number.ts';
import type { Condition } from '../../../src/domain/content/condition.ts';
import { holds, type CaseState } from '../../../src/domain/triage/holds.ts';
import type { Content, Rule, Threshold } from '../../../src/domain/content/content.ts';
import { content as loaded } from '../../support/content.ts';

const [anyRule] = loaded.rules;
const [anyThreshold] = loaded.thresholds.values();
assert.ok(anyRule && anyThreshold);

const threshold = (id: string, value: number): [string, Threshold] => [id, { ...anyThreshold, id, value }];
const rule = (id: string, level: Rule['level']): Rule => ({ ...anyRule, id, level });

/** Content of which conditions see nothing but these numbers and names. */
const content: Content = {
  ...loaded,
  thresholds: new Map([threshold('two', 2), threshold('ten', 10), threshold('twelve', 12)]),
  definitions: new Map<string, Condition>([
    ['late', { question: 'SIGNS', is: 'late' }],
    ['late-and-alone', { all: [{ named: 'late' }, { question: 'SIGNS', is: 'isolated' }] }],
  ]),
};

/** Signs late and isolated, year 9, ten of a hundred sessions missed; a word matched; two rules fired. */
const state: CaseState = {
  content,
  answers: { SIGNS: ['late', 'isolated'], YEAR: '9', OA1: 100, OA2: 10 },
  today: dayNumber('2026-11-25') ?? Number.NaN,
  events: ['word-match'],
  fired: [rule('A-90', 'targeted'), rule('A-91', 'urgent'), rule('A-92', null)],
};

const TRUE: readonly Condition[] = [
  { always: true },
  { question: 'YEAR', answered: true },
  { question: 'NOTE', answered: false },
  { question: 'YEAR', is: '9' },
  { question: 'SIGNS', is: 'late' },
  { question: 'SIGNS', isNot: 'tired' },
  { question: 'SIGNS', hasAnyOf: ['tired', 'late'] },
  { question: 'SIGNS', hasOnly: ['late', 'isolated', 'tired'] },
  { question: 'SIGNS', countAtLeast: 'two' },
  { fact: 'absence', atLeast: 'ten' },
  { fact: 'absence', atMost: 'ten' },
  { fact: 'absence', below: 'twelve' },
  { fact: 'absence', moreThan: 'two' },
  { rule: 'A-90' },
  { anyRuleAtLeast: 'targeted', count: 'two' },
  { event: 'word-match' },
  { named: 'late-and-alone' },
  { not: { question: 'SIGNS', is: 'tired' } },
  {
    any: [
      { question: 'YEAR', is: '8' },
      { question: 'YEAR', is: '9' },
    ],
  },
  { all: [] },
];

const FALSE: readonly Condition[] = [
  { question: 'NOTE', answered: true },
  { question: 'YEAR', is: '8' },
  { question: 'SIGNS', isNot: 'late' },
  { question: 'NOTE', isNot: 'late' },
  { question: 'SIGNS', hasAnyOf: ['tired'] },
  { question: 'SIGNS', hasOnly: ['late'] },
  { question: 'NOTE', hasOnly: ['late'] },
  { question: 'SIGNS', countAtLeast: 'two', except: ['late'] },
  { fact: 'absence', moreThan: 'ten' },
  { fact: 'absence', below: 'ten' },
  { fact: 'suspensions', atMost: 'ten' },
  { rule: 'A-93' },
  { anyRuleAtLeast: 'priority', count: 'two' },
  { event: 'stop' },
  {
    all: [
      { question: 'YEAR', is: '9' },
      { question: 'YEAR', is: '8' },
    ],
  },
  { any: [] },
];

describe('A condition', () => {
  for (const condition of TRUE)
    it(`holds: ${JSON.stringify(condition)}`, () => assert.equal(holds(condition, state), true));

  for (const condition of FALSE)
    it(`does not hold: ${JSON.stringify(condition)}`, () => assert.equal(holds(condition, state), false));

  it('counts an option that was ticked twice once', () => {
    const twice = { ...state, answers: { SIGNS: ['late', 'late'] } };
    assert.equal(holds({ question: 'SIGNS', countAtLeast: 'two' }, twice), false);
  });

  it('reads the content as it stands, with nothing made ready before', () => {
    const thresholds = new Map(content.thresholds);
    const open = { ...state, content: { ...content, thresholds } };
    assert.equal(holds({ fact: 'absence', atLeast: 'ten' }, open), true);
    thresholds.set(...threshold('ten', 11));
    assert.equal(holds({ fact: 'absence', atLeast: 'ten' }, open), false);
  });

  it('with a name that the content does not have is an error that says the name', () => {
    assert.throws(() => holds({ named: 'early' }, state), /early/);
    assert.throws(() => holds({ fact: 'absence', atLeast: 'three' }, state), /three/);
  });
});
