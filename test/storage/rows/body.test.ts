import assert from 'node:assert/strict';

import type { Draft } from '../../../src/domain/questions/draft.ts';
import { fromFields, toFields } from '../../../src/storage/rows/body.ts';
import { DRAFT } from '../../../src/storage/rows/schemas/draft.ts';
import { draft } from '../samples.ts';

describe('the body of a row', () => {
  it('is cut into pieces a property takes, never through a character', () => {
    const value = draft({ answers: { DO1: `x${'😀'.repeat(50_000)}` } });
    const fields = toFields(DRAFT, value);
    assert.equal(fields['pieces'], 4);
    for (const piece of Object.values(fields))
      if (typeof piece === 'string') {
        assert.ok(piece.length <= 30_000);
        assert.doesNotMatch(piece, /\p{Surrogate}/u);
      }
    assert.deepEqual(fromFields(DRAFT, fields), value);
  });

  it('keeps what a later program of the same version put in', () => {
    const later = { ...draft(), mood: 'hopeful' } as Draft;
    assert.deepEqual(fromFields(DRAFT, toFields(DRAFT, later)), later);
  });

  it('of a newer version is not read', () => {
    const fields = { ...toFields(DRAFT, draft()), schemaVersion: 2 };
    assert.throws(() => fromFields(DRAFT, fields), { name: 'RowUnreadable', code: 'row-from-newer-version' });
  });

  it('that is damaged is not read, and not repeated', () => {
    const whole = toFields(DRAFT, draft({ at: 'SECRET' }));
    const damaged = [
      {},
      { ...whole, pieces: 2_000_000 },
      { ...whole, schemaVersion: 'one' },
      { ...whole, body0: String(whole['body0']).slice(0, -1) },
      { ...whole, body0: String(whole['body0']).replace('"signs"', '7').replace('"open"', '"SECRET"') },
    ];
    for (const fields of damaged)
      assert.throws(
        () => fromFields(DRAFT, fields),
        (error: Error & { code?: unknown }) =>
          error.code === 'row-damaged' && !`${error.stack}${JSON.stringify(error)}`.includes('SECRET'),
      );
  });
});
