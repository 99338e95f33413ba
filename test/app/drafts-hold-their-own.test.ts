import assert from 'node:assert/strict';
import type { Status } from '../../src/domain/case/referral.ts';
import { QUESTION } from '../../src/domain/known-ids/questions.ts';
import { can } from '../../src/domain/people/roles.ts';
import type { Draft } from '../../src/domain/questions/draft.ts';
import { fromFields } from '../../src/storage/rows/body.ts';
import type { Fields } from '../../src/storage/rows/row-table.ts';
import { DRAFT } from '../../src/storage/rows/schemas/draft.ts';
import { openSchoolOfAllRoles, person, WHO, type Who } from '../support/all-roles.ts';
import { fixedContent } from '../support/content.ts';
import { formOf, markedCase } from '../support/marked-cases.ts';
import { buttonsOf } from '../support/play.ts';

/** The buttons that open a form about a case, and where that case stands. */
const FORMS = [
  ['facts', 'submitted'],
  ['propose', 'submitted'],
  ['plan', 'in-school-plan'],
  ['plan', 'ap-plan'],
  ['update', 'plan-active'],
  ['review', 'plan-active'],
  ['change-plan', 'plan-active'],
] as const satisfies readonly (readonly [string, Status])[];

const { bank, planBank } = fixedContent;
/** To tell forms apart in a list. */
const WHO_IT_IS_ABOUT: readonly string[] = [QUESTION.pupilReference, QUESTION.yearGroup];
/** Agreed in the plan, which its key adult reads. */
const AGREED: readonly string[] = [QUESTION.planHours, QUESTION.supportKinds, QUESTION.planProvider];

describe('The stored draft of a form about a case', () => {
  const school = openSchoolOfAllRoles();

  /** The drafts as they lie in storage, each with the text of its row. */
  const stored = (): readonly { draft: Draft; raw: string }[] =>
    school
      .stored()
      .map((line) => JSON.parse(line) as { key: string; fields: Fields })
      .filter(({ key }) => key.startsWith('draft|'))
      .map(({ fields }) => ({ draft: fromFields(DRAFT, fields), raw: JSON.stringify(fields) }));

  const holdsOnlyTheirOwn = (who: Who) => {
    const { roles } = person(who);
    const drafts = stored();
    for (const { draft, raw } of drafts) {
      const about = `${draft.form?.name ?? 'concern'} of ${who}`;
      const held = { ...draft.form?.base, ...draft.answers, ...draft.form?.hints, ...draft.unchecked };
      for (const id of Object.keys(held)) {
        if (WHO_IT_IS_ABOUT.includes(id) || (draft.form?.name === 'weekly-update' && AGREED.includes(id)))
          continue;
        const question = planBank.questions.get(id) ?? bank.questions.get(id.replace(/-\d+$/, ''));
        // Hints of a plan stand beside a measure or a step, which is of no other form.
        if (!question) continue;
        const topic = [...bank.topics, ...planBank.topics].find((each) => each.id === question.topic);
        for (const allowed of [question.roles, topic?.roles])
          assert.ok(allowed === undefined || roles.some((role) => allowed.includes(role)), `${id}: ${about}`);
        if (!planBank.questions.has(id)) assert.equal(question.form, draft.form?.name, `${id}: ${about}`);
      }
      if (!can(person(who), 'reads-cases')) {
        assert.doesNotMatch(raw, /MARK(ANSWER|WHY|VIEW|NOTE|ASIDE)/, about);
      }
      if (!can(person(who), 'knows-of-dsl')) assert.doesNotMatch(raw, /dsl-told/, about);
    }
    return drafts.length;
  };

  for (const [verb, status] of FORMS)
    it(`holds nothing its writer may not see: "${verb}" of a case that is ${status}`, async () => {
      let begun = 0;
      for (const who of WHO) {
        await school.begins([markedCase(status, 'referrer')]);
        const opened = await school.press(who, 'own chat', verb, { r: 'case-1' });
        begun += holdsOnlyTheirOwn(who);
        // Each way on, as far as the card has it.
        for (const move of ['continue', 'back', 'save', 'stop', 'resume'] as const) {
          const button = opened.answer.card
            ? buttonsOf(opened.answer.card).find(({ data }) => data['d'] !== undefined)
            : undefined;
          if (!button) continue;
          await school.press(who, 'own chat', move, button.data);
          holdsOnlyTheirOwn(who);
        }
      }
      assert.ok(begun > 0, 'nobody could open it');
    });

  for (const [who, name] of [
    ['office', 'office-facts'],
    ['senco', 'office-facts'],
    ['dsl', 'office-facts'],
    ['lead', 'proposal'],
  ] as const)
    it(`gives up what an earlier version stored besides, when the ${who} goes on: ${name}`, async () => {
      await school.begins([markedCase('submitted', 'referrer')], [formOf(who, name)]);
      const [before] = stored();
      assert.ok(before && 'SG2' in before.draft.answers);
      const { answer } = await school.press(who, 'own chat', 'resume', { d: before.draft.id });
      assert.ok(answer.card, answer.text);
      const [button] = buttonsOf(answer.card).filter(({ data }) => data['verb'] === 'change' || data['t']);
      await school.press(who, 'own chat', button ? 'change-topic' : 'back-from-check', {
        ...button?.data,
        d: before.draft.id,
      });
      await school.press(who, 'own chat', 'stop', { d: before.draft.id });
      holdsOnlyTheirOwn(who);
      assert.ok(!('SG2' in (stored()[0]?.draft.answers ?? {})));
    });

  it('takes from the case, each time, what decides which questions come', async () => {
    const first = markedCase('submitted', 'referrer');
    const only = (ids: readonly string[]) =>
      Object.fromEntries(Object.entries(first.answers).filter(([id]) => ids.includes(id)));
    const changed = { ...first, answers: only([...WHO_IT_IS_ABOUT, 'PC4']) };
    const parts = async () => {
      const { answer } = await school.press('office', 'own chat', 'facts', { r: 'case-1' });
      assert.ok(answer.card, answer.text);
      return buttonsOf(answer.card).filter(({ title }) => title.startsWith('Add: ')).length;
    };
    await school.begins([first]);
    const before = await parts();
    assert.equal(await parts(), before, 'the form that was left asks what it asked before');
    const [left] = stored();
    assert.ok(left);
    await school.begins([changed], [left.draft]);
    const after = await parts();
    assert.ok(0 < after && after < before, 'the form that was left asks what the case now needs');
  });
});
