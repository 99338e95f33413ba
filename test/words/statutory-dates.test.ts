import assert from 'node:assert/strict';
import type { StatutoryDate } from '../../src/domain/case/statutory-dates.ts';
import { fromFields, toFields } from '../../src/storage/rows/body.ts';
import { REFERRAL } from '../../src/storage/rows/schemas/referral.ts';
import { describeCounting, describeDuty, toKeptDate } from '../../src/words/statutory-dates.ts';
import { referral } from '../storage/samples.ts';

const BOARD: StatutoryDate = {
  ruleId: 'B-06',
  duty: 'board-considers',
  date: '2026-12-10',
  counted: { from: 'notice', notified: '2026-11-19', schoolDays: 15 },
  missed: false,
  private: false,
};

describe('A date set by law that is kept with a case', () => {
  it('keeps the words people were told of it in', () => {
    const kept = toKeptDate(BOARD);
    assert.equal(kept.what, 'The governing board considers reinstatement by');
    assert.equal(kept.counted, '15 school days after notice on Thu 19 Nov 2026');
    assert.deepEqual(toKeptDate(kept), kept);
  });

  it('is read from a row written before its duty was recorded, and says what that row says', () => {
    const { duty: _notThen, ...older } = toKeptDate(BOARD);
    const fields = toFields(REFERRAL, referral({ keptDates: [{ ...older, what: 'As it was put then' }] }));
    const [read] = fromFields(REFERRAL, fields).keptDates ?? [];
    assert.ok(read);
    assert.equal(describeDuty(read), 'As it was put then');
    assert.equal(describeCounting(read), older.counted);
  });
});
