import assert from 'node:assert/strict';
import { fromFields, toFields } from '../../../src/storage/rows/body.ts';
import { DRAFT } from '../../../src/storage/rows/schemas/draft.ts';
import { DRAFT_ROWS, fieldsOf } from '../../support/older-drafts.ts';

describe('Rows of drafts, which name a form by a number', () => {
  for (const [name, row] of Object.entries(DRAFT_ROWS)) {
    it(`are read as a draft of ${name}`, () => {
      const { form } = fromFields(DRAFT, fieldsOf(row));
      assert.equal(form?.name ?? 'concern', name);
      assert.ok(!form || !('part' in form));
    });

    it(`are written for ${name} as they were, so that an older version of the bot reads them`, () => {
      const { body0 } = toFields(DRAFT, fromFields(DRAFT, fieldsOf(row)));
      assert.deepEqual(JSON.parse(String(body0)), row);
    });
  }

  it('are refused when they name a form that does not exist', () => {
    const { plan } = DRAFT_ROWS;
    assert.throws(() => fromFields(DRAFT, fieldsOf({ ...plan, form: { ...plan.form, part: 9 } })));
  });
});
