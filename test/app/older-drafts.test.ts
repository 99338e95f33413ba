import assert from 'node:assert/strict';
import type { Answers } from '../../src/domain/content/answers.ts';
import type { Status } from '../../src/domain/case/referral.ts';
import { fromFields } from '../../src/storage/rows/body.ts';
import { DRAFT } from '../../src/storage/rows/schemas/draft.ts';
import { fixedContent } from '../support/content.ts';
import { mayOpen } from '../../src/domain/questions/offered.ts';
import { openSchoolOfAllRoles, person, type Who } from '../support/all-roles.ts';
import { markedCase } from '../support/marked-cases.ts';
import { DRAFT_ROWS, fieldsOf, type NumberedForm } from '../support/older-drafts.ts';
import { buttonsOf, textsOf } from '../support/play.ts';

/** A form as somebody left it. */
interface Left {
  who: Who;
  status: Status;
  verb?: string;
  stands: RegExp;
  /** The card that holds their questions now, where it has another name. */
  at?: string;
}
/** Who wrote each of them, where its case stands, the button that opens such a form, and words of the card they left. */
const LEFT: Readonly<Record<NumberedForm, Left>> = {
  concern: { who: 'teacher', status: 'submitted', stands: /PB 3/ },
  'office-facts': { who: 'office', status: 'submitted', verb: 'facts', stands: /QZ 77/ },
  proposal: { who: 'lead', status: 'submitted', verb: 'propose', stands: /QZ 77/ },
  plan: { who: 'lead', status: 'in-school-plan', verb: 'plan', stands: /QZ 77/ },
  'weekly-update': {
    who: 'key adult',
    status: 'plan-active',
    verb: 'update',
    stands: /QZ 77/,
    at: 'update-week',
  },
  review: { who: 'lead', status: 'plan-active', verb: 'review', stands: /QZ 77/ },
};

/** Forms about plans have the pupil in their base only, and a review the hours of the plan. */
const withoutWhatIsKnown = ({ PC1: _pupil, PC2: _year, PLV4: _hours, ...answers }: Answers): Answers =>
  answers;

/** Forms that once held other people's answers as well. */
const ASKS_FOR_MORE = ['office-facts', 'proposal'];
const onlyOf = (who: Who, form: string, answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).filter(([id]) => {
      const question = fixedContent.bank.questions.get(id);
      return question?.form === form && mayOpen(question.roles, person(who).roles);
    }),
  );

describe('A draft that was left before forms had names', () => {
  const school = openSchoolOfAllRoles();
  const begins = async (name: NumberedForm) => {
    const value = fromFields(DRAFT, fieldsOf(DRAFT_ROWS[name]));
    await school.begins([markedCase(LEFT[name].status, 'referrer')], [value]);
    return value;
  };

  for (const [name, { who, verb, stands, at }] of Object.entries(LEFT)) {
    it(`of ${name} opens where it was left`, async () => {
      const draft = await begins(name as NumberedForm);
      const { answer } = await school.press(who, 'own chat', 'resume', { d: draft.id });
      assert.ok(answer.card, answer.text);
      assert.match(textsOf(answer.card), stands);
      const cards = buttonsOf(answer.card).map((button) => button.data['at']);
      assert.ok(cards.includes(at ?? draft.at), textsOf(answer.card));
    });

    it(`of ${name} keeps its answers when it goes on`, async () => {
      const draft = await begins(name as NumberedForm);
      // The card sends back what stands on it.
      const standing = Object.fromEntries(
        Object.entries(draft.answers).map(([id, value]) => [id, String(value)]),
      );
      const data = { ...standing, d: draft.id, at: at ?? draft.at };
      const { wrote } = await school.press(who, 'own chat', 'back', data);
      const [change] = wrote;
      assert.ok(change?.change === 'draft');
      assert.equal(change.value.form?.name, draft.form?.name);
      const kept = ASKS_FOR_MORE.includes(name) ? onlyOf(who, name, draft.answers) : draft.answers;
      assert.deepEqual(withoutWhatIsKnown(change.value.answers), withoutWhatIsKnown(kept));
    });

    if (verb !== undefined)
      it(`of ${name} is gone on with from the case`, async () => {
        const draft = await begins(name as NumberedForm);
        const { answer } = await school.press(who, 'own chat', verb, { r: 'case-1' });
        assert.ok(answer.card, answer.text);
        const data = buttonsOf(answer.card).map((button) => button.data['d']);
        assert.ok(data.includes(draft.id), textsOf(answer.card));
      });
  }

  it('is named in the list of unfinished ones', async () => {
    const values = (['plan', 'review', 'proposal'] satisfies NumberedForm[]).map((name) => ({
      ...fromFields(DRAFT, fieldsOf(DRAFT_ROWS[name])),
      id: name,
    }));
    await school.begins([markedCase('plan-active', 'referrer')], values);
    const { answer } = await school.types('lead', 'own chat', 'resume');
    assert.match(textsOf(answer.card), /Plan for R-TEST1[\s\S]*Review for R-TEST1/);
    assert.doesNotMatch(textsOf(answer.card), /Proposal for/, 'a case with a plan takes no proposal');
  });
});
