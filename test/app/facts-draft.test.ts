import assert from 'node:assert/strict';
import type { Draft } from '../../src/domain/questions/draft.ts';
import { openSchoolOfAllRoles, type Who } from '../support/all-roles.ts';
import { fixedContent as content } from '../support/content.ts';
import { markedCase } from '../support/marked-cases.ts';

describe('The draft of a form of facts', () => {
  const school = openSchoolOfAllRoles();
  const begins = async (who: Who, verb: 'facts' | 'propose'): Promise<Draft> => {
    await school.begins([markedCase('submitted', 'referrer')]);
    const { wrote } = await school.press(who, 'own chat', verb, { r: 'case-1' });
    const draft = wrote.flatMap((each) => (each.change === 'draft' ? [each.value] : [])).at(-1);
    assert.ok(draft);
    return draft;
  };

  it('holds as its beginning only what its writer may answer, and whom it is about', async () => {
    const { form } = await begins('office', 'facts');
    const others = Object.keys(form?.base ?? {}).filter((id) => !['PC1', 'PC2'].includes(id));
    for (const id of others) {
      const roles = content.bank.questions.get(id)?.roles;
      assert.ok(roles === undefined || roles.includes('office'), id);
      assert.equal(content.bank.questions.get(id)?.form, 'office-facts');
    }
    for (const id of ['SG2', 'PV3', 'DO2', 'OS4', 'PR17']) assert.ok(!(id in (form?.base ?? {})), id);
  });

  it('holds nothing that other people wrote', async () => {
    for (const who of ['office', 'lead', 'senco'] as const)
      assert.doesNotMatch(JSON.stringify(await begins(who, 'facts')), /MARK/);
    assert.doesNotMatch(JSON.stringify(await begins('lead', 'propose')), /MARK/);
  });

  it('changes nothing in the case when nothing was changed in it', async () => {
    const draft = await begins('senco', 'facts');
    await school.press('senco', 'own chat', 'save-form', { d: draft.id });
    const changed = school.wrote.filter(({ change }) => change === 'referral');
    assert.deepEqual(changed, []);
  });
});
