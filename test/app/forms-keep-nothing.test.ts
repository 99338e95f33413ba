import { fixedContent } from '../support/content.ts';
import assert from 'node:assert/strict';
import type { Answer } from '../../src/app/bot.ts';
import type { Answers } from '../../src/domain/content/answers.ts';
import { QUESTION } from '../../src/domain/known-ids/questions.ts';
import { openSchoolOfAllRoles, person, type SchoolOfAllRoles, type Who } from '../support/all-roles.ts';
import { formOf, markedCase } from '../support/marked-cases.ts';
import { textsOf } from '../support/play.ts';

const { planBank, bank } = fixedContent;
const free = [...planBank.questions.values()].filter(({ textRule }) => textRule === 'free');
type PlanForm = 'plan' | 'weekly-update' | 'review';
/** Answers under which every question of the forms is asked somewhere. */
const ASKED: Readonly<Record<PlanForm, Answers>> = {
  plan: { PLG1: 'ap-plan', PLG2: 'no', PLV1: 'PM-3', PLV3: 'provider-site', PLR2: 'Maths' },
  'weekly-update': { UW7: 'yes' },
  review: { RVG1: ['attendance'], RV4: 'close' },
};
const WORRYING = 'MARKTYPED he says he wants to kill himself';
const FORMS_WITH_TEXT = [
  'approve-in-school',
  'ask',
  'close-not-needed',
  'approve-ap',
  'pass-on',
  'override',
  'change-decision',
  'close',
] as const;

const sees = ({ card, text }: Answer) => `${text ?? ''}${card ? textsOf(card) : ''}`;
const nameOf = (question: (typeof free)[number]) => question.form as PlanForm;
/** The same, with what was approved where only a plan in school asks it. */
const askedWith = ({ id, form }: (typeof free)[number]): Answers => ({
  ...ASKED[form as PlanForm],
  ...(id === QUESTION.supportInWords ? { PLG1: 'in-school-plan' } : {}),
});
const writer = (name: PlanForm): Who => (name === 'weekly-update' ? 'key adult' : 'lead');

describe('Free text in plans, updates, reviews and decisions', () => {
  const school: SchoolOfAllRoles = openSchoolOfAllRoles();

  it('is asked by each of the three forms', () => {
    assert.deepEqual(new Set(free.map(({ form }) => form)), new Set(Object.keys(ASKED)));
    const typed = [...planBank.questions.values()].filter(({ kind }) => kind === 'text');
    assert.deepEqual(
      typed.filter(({ textRule }) => textRule !== 'free').map(({ id }) => id),
      [],
      'every text that people type goes through the word check',
    );
    assert.ok(!free.some(({ id }) => bank.questions.has(id)));
  });

  for (const question of free) {
    const name = nameOf(question);
    const who = writer(name);
    const begins = async (answers: Answers) => {
      const draft = { ...formOf(who, name, answers, name === 'review' ? 1 : undefined), at: question.card };
      await school.begins([markedCase('plan-active', 'referrer')], [draft]);
      return draft.id;
    };

    it(`waits for the word check before ${question.id} is kept`, async () => {
      const answers = askedWith(question);
      const d = await begins(answers);
      const data = { d, at: question.card, [question.id]: WORRYING };
      const { answer, wrote } = await school.press(who, 'own chat', 'continue', data);
      assert.match(sees(answer), /Before this is saved/);
      assert.doesNotMatch(JSON.stringify(wrote), /MARKTYPED/);
      // Told already, or not yet: neither keeps it.
      for (const told of ['yes-dsl-told', 'yes-not-told', 'danger']) {
        const again = await begins(answers);
        const said = await school.press(who, 'own chat', 'word-check', {
          ...data,
          d: again,
          move: 'continue',
          'word-check': told,
        });
        assert.doesNotMatch(JSON.stringify(said.wrote), /MARKTYPED/, told);
        if (told !== 'yes-dsl-told') assert.match(sees(said.answer), /Dana Safe/);
      }
    });

    it(`keeps nothing of ${question.id} when Stop is pressed`, async () => {
      const answers = askedWith(question);
      const draft = {
        ...formOf(who, name, {}, name === 'review' ? 1 : undefined),
        answers: { ...answers, [question.id]: 'MARKTYPED before' },
        unchecked: { [question.id]: 'MARKTYPED too long' },
      };
      await school.begins([markedCase('plan-active', 'referrer')], [draft]);
      const { answer, wrote } = await school.press(who, 'own chat', 'stop', {
        d: draft.id,
        [question.id]: 'MARKTYPED now',
      });
      assert.match(sees(answer), /Speak to the DSL now.*|999/);
      const kept = wrote.find(({ change }) => change === 'draft');
      assert.ok(kept?.change === 'draft' && kept.value.status === 'frozen');
      assert.doesNotMatch(JSON.stringify(wrote), /MARKTYPED/);
      assert.ok(wrote.some(({ change }) => change === 'stop'));
      const stopped = wrote.find(({ change }) => change === 'stop');
      assert.doesNotMatch(JSON.stringify(stopped), /case-1|R-TEST1|QZ/, 'a stop names no case');
    });
  }

  for (const form of FORMS_WITH_TEXT)
    it(`asks again before the text of "${form}" is sent, and Stop keeps none of it`, async () => {
      const status =
        form === 'change-decision' ? 'in-school-plan' : form === 'close' ? 'plan-active' : 'submitted';
      const who: Who = form === 'override' ? 'headteacher' : 'lead';
      const data = {
        r: 'case-1',
        'close-choice': 'returned',
        'pass-on-choice': 'senco',
        'override-choice': 'BLK-VSH',
      };
      for (const typed of [
        { [`${form}-text`]: WORRYING },
        ...(form === 'close' ? [{ 'close-text': 'Back in class.', 'close-more': WORRYING }] : []),
      ]) {
        await school.begins([markedCase(status, 'referrer')]);
        const first = await school.press(who, 'own chat', form, { ...data, ...typed });
        if (form !== 'approve-ap') assert.match(sees(first.answer), /Please look again/);
        assert.doesNotMatch(JSON.stringify(first.wrote), /MARKTYPED/);
        const stopped = await school.press(who, 'own chat', 'stop', { ...data, ...typed });
        assert.match(sees(stopped.answer), /Dana Safe/);
        assert.doesNotMatch(JSON.stringify(stopped.wrote), /MARKTYPED/);
      }
    });

  it('leaves nothing in the log', () => {
    assert.ok(school.lines.length > 50);
    assert.doesNotMatch(school.lines.join(''), /MARK|QZ 77|kill/);
    assert.ok(!school.lines.join('').includes(person('lead').name));
  });
});
