import assert from 'node:assert/strict';
import { signs } from '../../../src/cards/case/case-card-lines.ts';
import type { Answers } from '../../../src/domain/content/answers.ts';
import type { Question } from '../../../src/domain/content/bank.ts';
import type { Content } from '../../../src/domain/content/content.ts';
import { content } from '../../support/content.ts';
import { caseOf, SCENARIO_CASES } from '../../support/scenario-cases.ts';

const ASKED = {
  form: 'concern',
  topic: 'zz-topic',
  card: 'zz-card',
  kind: 'choice',
  options: [
    { id: 'outside', label: 'Out on the field' },
    { id: 'elsewhere', label: 'Somewhere else' },
  ],
  mustAnswer: false,
  askWhen: { always: true },
  seconds: 5,
  why: 'Made up.',
  sources: [],
} as const;

/** The signs on the channel card with one made-up question more, answered. */
function signsWith(question: Partial<Question>): string {
  const added: Question = { ...ASKED, id: 'ZZ-1', label: 'Break times', wording: 'Where?', ...question };
  const questions = new Map([...content.bank.questions, [added.id, added]]);
  const changed: Content = { ...content, bank: { ...content.bank, questions } };
  const answers: Answers = { 'ZZ-1': added.kind === 'text' ? 'Out on the field' : 'outside' };
  const referral = { ...caseOf(content, SCENARIO_CASES[0]!), answers };
  return signs(referral, changed).join('\n');
}

describe('The signs on the channel card', () => {
  it('hold the answer to a question that the content puts there', () =>
    assert.match(signsWith({ shownIn: { card: 'signs' } }), /Break times:\*\* Out on the field/));

  it('hold no answer to a question that the content puts nowhere, or only elsewhere', () => {
    assert.equal(signsWith({}), '');
    assert.equal(signsWith({ shownIn: { pack: 'noticed' } }), '');
  });

  const forbidden: readonly (readonly [string, Partial<Question>])[] = [
    ['is private', { private: true }],
    ['only some roles may see', { roles: ['dsl'] }],
    ['the office answers', { form: 'office-facts' }],
    ['is free text', { kind: 'text', options: [] }],
    [
      'reveals a status',
      { options: [{ id: 'outside', label: 'Out on the field', sharedAs: 'elsewhere' }, ASKED.options[1]] },
    ],
    [
      'tells of safeguarding',
      { options: [{ id: 'outside', label: 'Out on the field', private: true }, ASKED.options[1]] },
    ],
  ];
  for (const [what, question] of forbidden)
    it(`never hold an answer that ${what}, whatever the content says`, () =>
      assert.equal(signsWith({ ...question, shownIn: { card: 'signs' } }), ''));
});
