import assert from 'node:assert/strict';
import { whatIsDue } from '../../../src/domain/case/due.ts';
import type { Referral } from '../../../src/domain/case/referral.ts';
import { describeDue } from '../../../src/words/due.ts';
import { decided, referral } from '../../storage/samples.ts';
import { somePlan } from '../../support/plans.ts';
import { content } from '../../support/content.ts';

const by = { id: 'lead-1', name: 'Mr Birch' };

/** What is due of a case on a day, with everything up to ten days later counted as soon. */
function due(value: Referral, today: string, until = '2026-12-31'): readonly string[] {
  return whatIsDue(value, { content, calendar: { closed: [] }, today, until }).map(
    (item) => `${item.date} ${describeDue(item, today)}`,
  );
}
const running = (changes = {}): Referral => ({
  ...decided(referral()),
  status: 'plan-active',
  plan: somePlan({ nextReview: '2026-12-16', end: '2026-12-18', ...changes }),
});

describe('What is due on a case', () => {
  it('is its answer from the day it is due, until it is decided', () => {
    const value = referral({ answerBy: '2026-11-26' });
    assert.deepEqual(due(value, '2026-11-25'), []);
    assert.deepEqual(due(value, '2026-11-26'), ['2026-11-26 Answer is due today, Thu 26 Nov']);
    assert.deepEqual(due(value, '2026-11-27'), ['2026-11-26 Answer was due Thu 26 Nov']);
    assert.deepEqual(due({ ...decided(value), status: 'not-needed' }, '2026-11-27'), []);
  });

  it('is the plan, from the approval until it is made', () => {
    assert.deepEqual(due(decided(referral()), '2026-11-27'), [
      '2026-11-25 Approved Wed 25 Nov: the plan is still to be made',
    ]);
    assert.deepEqual(due(running(), '2026-11-27', '2026-11-30'), []);
  });

  it('is a running plan’s review and end, soonest first, also once they have passed', () => {
    assert.deepEqual(due(running(), '2026-12-15'), [
      '2026-12-16 Review is due Wed 16 Dec',
      '2026-12-18 The plan ends Fri 18 Dec',
    ]);
    assert.deepEqual(due({ ...running(), status: 'reintegrating' }, '2026-12-21'), [
      '2026-12-16 Review was due Wed 16 Dec',
      '2026-12-18 The way back was to end Fri 18 Dec',
    ]);
    assert.deepEqual(due(running(), '2026-12-01', '2026-12-15'), []);
  });

  it('is a reduced timetable’s review and end while the case is not finished', () => {
    const answers = { OT1: 'yes', OT3: '2026-12-18', OT4: '2026-12-04' };
    const both = [
      '2026-12-04 Review of the reduced timetable was due Fri 4 Dec',
      '2026-12-18 The reduced timetable ends Fri 18 Dec',
    ];
    const open = referral({ answers, answerBy: '2027-01-08' });
    assert.deepEqual(due(open, '2026-12-07'), both);
    assert.deepEqual(
      due({ ...running({ nextReview: '2027-01-20', end: '2027-01-29' }), answers }, '2026-12-07'),
      both,
    );
    for (const status of ['not-needed', 'passed-on'] as const)
      assert.deepEqual(due({ ...decided(open), status }, '2026-12-07'), [], status);
    const closing = { outcome: 'returned' as const, by, at: '2026-12-05T09:00:00.000Z', reason: 'Back.' };
    assert.deepEqual(due({ ...running(), answers, status: 'closed', closing }, '2026-12-07'), []);
    assert.deepEqual(due({ ...open, answers: { ...answers, OT1: 'no' } }, '2026-12-07'), []);
  });
});
