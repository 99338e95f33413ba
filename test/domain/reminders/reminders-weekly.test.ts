import assert from 'node:assert/strict';
import type { Referral } from '../../../src/domain/case/referral.ts';
import { afterChasing, questionToChase } from '../../../src/domain/reminders/reminders-chase.ts';
import {
  askingDay,
  lastSeen,
  nextAskingDay,
  updateMissing,
  updateToAskFor,
} from '../../../src/domain/reminders/reminders-weekly.ts';
import { referral } from '../../storage/samples.ts';
import { somePlan, someUpdate } from '../../support/plans.ts';
import { testSchool } from '../../support/school.ts';

const by = { id: 'lead', name: 'Sam Lead' };
const school = testSchool({
  closed: [{ from: '2026-12-19', to: '2027-01-03', what: 'Christmas' }],
  insetDays: [{ date: '2026-12-10', what: 'Training' }],
});
const decision = { outcome: 'ap-plan', by, at: '2026-11-24T10:00:00.000Z', reason: 'Now.' } as const;
/** From Monday 30 November to Friday 29 January. */
const running = (plan: Parameters<typeof somePlan>[0] = {}, changes: Partial<Referral> = {}): Referral =>
  referral({ status: 'plan-active', decision, plan: somePlan(plan), ...changes });

describe('The weekly update', () => {
  it('is asked for on Thursday, or on the last school day of a week without a school Thursday', () => {
    assert.equal(askingDay(school, '2026-12-01'), '2026-12-03');
    assert.equal(askingDay(school, '2026-12-06'), '2026-12-03', 'a Sunday ends its week');
    assert.equal(askingDay(school, '2026-12-08'), '2026-12-11', 'a training day on Thursday');
    assert.equal(askingDay(school, '2026-12-23'), undefined, 'a holiday week has none');
    assert.equal(nextAskingDay(school, '2026-12-18'), '2027-01-07');
  });

  it('is asked for once the plan has started, and not after its end or before it was made', () => {
    const asks = (today: string, plan = {}) => updateToAskFor(school, running(plan), today);
    assert.equal(asks('2026-11-26'), undefined, 'the plan has not started');
    assert.equal(asks('2026-12-03'), '2026-W49');
    assert.equal(asks('2026-12-02'), undefined, 'not the day');
    assert.equal(asks('2026-12-11'), '2026-W50');
    assert.equal(asks('2026-12-10'), undefined, 'the school is closed');
    assert.equal(asks('2027-01-28'), '2027-W04');
    assert.equal(asks('2027-02-04'), undefined, 'the plan is over');
    assert.equal(asks('2026-12-03', { madeAt: '2026-12-04T10:00:00.000Z' }), undefined);
  });

  it('is not asked for when it is there, or when no plan runs', () => {
    assert.equal(updateToAskFor(school, running({ updates: [someUpdate()] }), '2026-12-03'), undefined);
    assert.equal(updateToAskFor(school, running({}, { status: 'closed' }), '2026-12-03'), undefined);
    assert.equal(updateToAskFor(school, running({}, { status: 'reintegrating' }), '2026-12-03'), '2026-W49');
  });

  it('is the key adult to remember the next school day, and from then on the one who looks after the case', () => {
    const missing = (today: string, plan = {}) => updateMissing(school, running(plan), today);
    assert.equal(missing('2026-12-03'), undefined, 'the day itself');
    assert.deepEqual(missing('2026-12-04'), { asked: '2026-12-03', whose: 'key-adult' });
    assert.deepEqual(missing('2026-12-07'), { asked: '2026-12-03', whose: 'owner' });
    assert.equal(missing('2026-12-07', { updates: [someUpdate()] }), undefined);
    assert.equal(
      missing('2026-12-07', { updates: [someUpdate({ week: '2026-W50' })] }),
      undefined,
      'a later update tells as much',
    );
    assert.deepEqual(
      missing('2027-01-04'),
      { asked: '2026-12-17', whose: 'owner' },
      'nobody has recorded the pupil since before the holidays',
    );
  });

  it('tells who saw the pupil last: the update that says so, or the day a later one names', () => {
    const seen = someUpdate();
    const unseen = someUpdate({ week: '2026-W50', seen: false });
    assert.deepEqual(lastSeen({ updates: [seen, unseen] }), { week: '2026-W49', by: 'Alex Teacher' });
    assert.deepEqual(lastSeen({ updates: [seen, { ...unseen, lastSeen: '2026-12-08' }] }), {
      day: '2026-12-08',
      by: 'Alex Teacher',
    });
    assert.equal(lastSeen({ updates: [unseen] }), undefined);
  });
});

describe('A question nobody has answered', () => {
  const asked = (askedAt: string, answerBy: string, enquiry = {}): Referral =>
    referral({
      status: 'more-information',
      answerBy,
      enquiries: [{ question: 'Which lessons?', askedBy: by, askedAt, ...enquiry }],
    });
  /** The first of these days on which it is chased. */
  const chasedOn = (referral: Referral) =>
    Array.from({ length: 30 }, (_, n) =>
      new Date(Date.UTC(2026, 10, 23 + n)).toISOString().slice(0, 10),
    ).find((day) => questionToChase(school, referral, day));

  it('is put once more two school days later', () => {
    assert.equal(chasedOn(asked('2026-11-24T15:00:00.000Z', '2026-12-04')), '2026-11-26');
    assert.equal(chasedOn(asked('2026-11-26T15:00:00.000Z', '2026-12-04')), '2026-11-30', 'over a weekend');
    assert.equal(chasedOn(asked('2026-11-27T23:50:00.000Z', '2026-12-08')), '2026-12-01');
  });

  it('is put sooner when the answer to the referral is due before', () => {
    assert.equal(chasedOn(asked('2026-11-24T15:00:00.000Z', '2026-11-26')), '2026-11-25');
    assert.equal(chasedOn(asked('2026-11-27T15:00:00.000Z', '2026-12-01')), '2026-11-30');
  });

  it('is never put twice on one day, also when everything is due today', () => {
    assert.equal(chasedOn(asked('2026-11-24T09:00:00.000Z', '2026-11-24')), '2026-11-25');
    assert.equal(chasedOn(asked('2026-11-27T09:00:00.000Z', '2026-11-26')), '2026-11-30');
  });

  it('is put once', () => {
    const waiting = asked('2026-11-24T15:00:00.000Z', '2026-12-04');
    const question = questionToChase(school, waiting, '2026-11-26');
    assert.ok(question);
    const after = afterChasing(waiting, question, '2026-11-26T08:00:00.000Z');
    assert.equal(after.version, waiting.version + 1);
    assert.equal(after.enquiries[0]?.chasedAt, '2026-11-26T08:00:00.000Z');
    assert.equal(chasedOn(after), undefined);
    const answer = { answer: 'Maths.', answeredAt: '2026-11-25T09:00:00.000Z' };
    assert.equal(chasedOn(asked('2026-11-24T15:00:00.000Z', '2026-12-04', answer)), undefined);
    assert.equal(chasedOn({ ...waiting, decision }), undefined, 'somebody decided without an answer');
  });
});
