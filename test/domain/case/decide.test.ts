import assert from 'node:assert/strict';
import type { CaseAction } from '../../../src/domain/case/acts.ts';
import { ACT_NAMES, decide } from '../../../src/domain/case/acts.ts';
import { STATUSES, type Referral, type Status } from '../../../src/domain/case/referral.ts';
import type { StaffMember } from '../../../src/domain/people/roles.ts';
import { describeRefusal } from '../../../src/words/refusals.ts';
import { doerOf, EXPECTED_ACTS, expectedOutcome } from '../../support/expected-acts.ts';
import { somePlan, someReview } from '../../support/plans.ts';
import {
  caseThatIs,
  decision,
  enquiry,
  lead,
  NOW,
  referrer,
  submitted,
  withRole,
} from '../../support/standing-cases.ts';

const outcome = (referral: Referral, act: CaseAction, actor: StaffMember) => {
  const decided = decide(referral, act, actor, NOW);
  return 'refused' in decided ? decided.refused : decided.next.status;
};

const byStatus = (says: (status: Status) => string) =>
  Object.fromEntries(STATUSES.map((status) => [status, says(status)]));

describe('Deciding on a case', () => {
  for (const name of ACT_NAMES)
    it(`by ${name} comes to what the expected table says, wherever the case stands`, () => {
      const { sample } = EXPECTED_ACTS[name];
      assert.deepEqual(
        byStatus((status) => outcome(caseThatIs(status), sample, doerOf(name))),
        byStatus((status) => expectedOutcome(name, status)),
      );
    });

  for (const [status, action, actor, expected] of [
    ['submitted', 'join', referrer, 'not-your-role'],
    ['submitted', 'override', lead, 'not-your-role'],
    ['submitted', 'answer', lead, 'not-the-referrer'],
    ['submitted', 'hand-over', withRole('headteacher'), 'not-your-role'],
    ['submitted', 'hand-over', referrer, 'not-your-role'],
    ['submitted', 'add-note', lead, 'not-the-referrer'],
    ['plan-active', 'add-update', referrer, 'plan-active'],
    ['plan-active', 'add-update', withRole('teacher'), 'not-the-key-adult'],
    ['ap-plan', 'add-update', referrer, 'not-the-key-adult'],
    ['closed', 'add-update', withRole('teacher'), 'not-the-key-adult'],
    ['closed', 'add-update', referrer, 'closed'],
    ['plan-active', 'review', referrer, 'not-your-role'],
  ] as const)
    it(`gives "${expected}" when ${actor.name} does ${action} on a case that is ${status}`, () => {
      assert.equal(outcome(caseThatIs(status), EXPECTED_ACTS[action].sample, actor), expected);
    });

  it('is full-time no more once a review has stepped it down', () => {
    const plan = somePlan({ start: '2026-11-24', fullTime: true, hoursPerWeek: 25 });
    const review = someReview({ decision: 'step-down', hoursPerWeek: 10 });
    const decided = decide(
      { ...caseThatIs('plan-active'), plan },
      { action: 'review', review, reviews: 0 },
      lead,
      NOW,
    );
    assert.ok('next' in decided);
    assert.equal(decided.next.plan?.fullTime, false);
    assert.equal(decided.next.plan.hoursPerWeek, 10);
  });

  it('takes no update and no review of a plan that has not begun', () => {
    const referral = { ...caseThatIs('plan-active'), plan: somePlan({ start: '2026-11-25' }) };
    for (const act of [EXPECTED_ACTS['add-update'].sample, EXPECTED_ACTS.review.sample])
      assert.equal(outcome(referral, act, lead), 'plan-not-begun');
    assert.equal(outcome(referral, EXPECTED_ACTS['change-plan'].sample, lead), 'plan-active');
    assert.equal(outcome(referral, EXPECTED_ACTS.close.sample, lead), 'closed');
  });

  for (const role of ['teacher', 'office', 'senco', 'dsl', 'headteacher'] as const)
    it(`is not for somebody who is only ${role}`, () => {
      for (const action of ['take-on', 'approve-in-school', 'ask', 'close-not-needed'] as const)
        assert.equal(
          outcome(caseThatIs('submitted'), EXPECTED_ACTS[action].sample, withRole(role)),
          'not-your-role',
        );
    });

  it('is never for the referrer, whatever their roles', () => {
    const both: StaffMember = { ...referrer, roles: ['teacher', 'inclusion-lead'] };
    for (const action of ['take-on', 'approve-in-school', 'ask', 'close-not-needed'] as const)
      assert.equal(outcome(caseThatIs('submitted'), EXPECTED_ACTS[action].sample, both), 'own-referral');
  });

  const proposed = (blocks: string[], changes: Partial<Referral> = {}) => {
    const referral = submitted({ answers: { PR1: 'PM-4' }, ...changes });
    return { ...referral, triage: { ...referral.triage, blocks } };
  };

  it('approves a proposed provision only when nothing blocks it', () => {
    assert.equal(outcome(proposed([]), EXPECTED_ACTS['approve-ap'].sample, lead), 'ap-plan');
    assert.equal(outcome(proposed(['BLK-PARENT']), EXPECTED_ACTS['approve-ap'].sample, lead), 'blocked');
    const override = {
      block: 'BLK-PARENT',
      by: { id: 'head', name: 'The head' },
      at: NOW,
      reason: 'Recorded.',
    };
    assert.equal(
      outcome(proposed(['BLK-PARENT'], { overrides: [override] }), EXPECTED_ACTS['approve-ap'].sample, lead),
      'ap-plan',
    );
  });

  it('never blocks in-school support, except where the case belongs elsewhere', () => {
    for (const block of ['BLK-CODE', 'BLK-DSL', 'BLK-EHCP', 'BLK-VSH', 'BLK-PARENT', 'BLK-REG', 'BLK-PLAN'])
      assert.equal(
        outcome(proposed([block]), EXPECTED_ACTS['approve-in-school'].sample, lead),
        'in-school-plan',
      );
    assert.equal(outcome(proposed(['BLK-PEX']), EXPECTED_ACTS['approve-in-school'].sample, lead), 'blocked');
  });

  it('lets a headteacher set aside a block that stands, by name and with a reason', () => {
    const head = withRole('headteacher');
    const decided = decide(proposed(['BLK-PARENT']), EXPECTED_ACTS.override.sample, head, NOW);
    assert.ok('next' in decided);
    assert.deepEqual(decided.next.overrides, [
      {
        block: 'BLK-PARENT',
        by: { id: 'headteacher', name: 'The headteacher' },
        at: NOW,
        reason: 'A recorded decision.',
      },
    ]);
    assert.equal(outcome(decided.next, EXPECTED_ACTS.override.sample, head), 'no-such-block');
    assert.equal(outcome(decided.next, EXPECTED_ACTS['approve-ap'].sample, lead), 'ap-plan');
  });

  it('counts every change, names who did it, and leaves the record it was given alone', () => {
    const before = submitted();
    const decided = decide(before, EXPECTED_ACTS['approve-in-school'].sample, lead, NOW);
    assert.ok('next' in decided);
    assert.equal(decided.next.version, 2);
    assert.deepEqual(decided.next.decision?.by, { id: 'lead', name: 'Sam Lead' });
    assert.deepEqual(decided.next.seen?.by, { id: 'lead', name: 'Sam Lead' });
    assert.deepEqual(before, submitted());
  });

  it('makes the lead who acts first the owner, and nobody who acts later', () => {
    const other: StaffMember = { id: 'other-lead', name: 'Robin Second', roles: ['inclusion-lead'] };
    for (const first of ['take-on', 'ask', 'approve-in-school', 'close-not-needed', 'pass-on'] as const) {
      const done = decide(submitted(), EXPECTED_ACTS[first].sample, lead, NOW);
      assert.ok('next' in done);
      assert.deepEqual(done.next.owner, {
        id: 'lead',
        name: 'Sam Lead',
        since: NOW,
        by: { id: 'lead', name: 'Sam Lead' },
      });
    }
    const taken = decide(submitted(), EXPECTED_ACTS['take-on'].sample, lead, NOW);
    assert.ok('next' in taken);
    const closed = decide(taken.next, EXPECTED_ACTS['close-not-needed'].sample, other, NOW);
    assert.ok('next' in closed);
    assert.equal(closed.next.owner?.id, 'lead');
  });

  it('hands a case over once, never to whoever raised it', () => {
    const handed = decide(submitted(), EXPECTED_ACTS['hand-over'].sample, lead, NOW);
    assert.ok('next' in handed);
    assert.deepEqual(handed.next.owner, {
      id: 'other-lead',
      name: 'Robin Second',
      since: NOW,
      by: { id: 'lead', name: 'Sam Lead' },
    });
    assert.equal(handed.next.seen, undefined);
    assert.equal(outcome(handed.next, EXPECTED_ACTS['hand-over'].sample, lead), 'already-owner');
    const toReferrer = { action: 'hand-over', to: { id: referrer.id, name: referrer.name } } as const;
    assert.equal(outcome(submitted(), toReferrer, lead), 'owner-raised-it');
  });

  it('puts every refusal into words that say what is so', () => {
    const late = decide(caseThatIs('not-needed'), EXPECTED_ACTS['take-on'].sample, lead, NOW);
    assert.ok('refused' in late);
    assert.match(
      describeRefusal(late),
      /Already decided: closed: not needed, by Sam Lead on Tue 24 Nov, 09:00/,
    );
  });
});

describe('A case that has had its fill', () => {
  const person = { id: 'lead', name: 'Sam Lead' };
  const times = <T>(count: number, item: T): T[] => Array.from({ length: count }, () => item);
  const answered = { ...enquiry, answer: 'Maths.', answeredAt: NOW };
  const earlier = { decision, changedBy: person, changedAt: NOW, reason: 'New facts.' };
  const reviewed = (count: number) =>
    submitted({
      status: 'plan-active',
      decision: { ...decision, outcome: 'ap-plan' },
      plan: somePlan({ start: '2026-11-24', reviews: times(count, someReview()) }),
    });
  const review = (count: number, changes = {}): CaseAction => ({
    action: 'review',
    review: someReview(changes),
    reviews: count,
  });

  for (const [what, most, holding, act, actor] of [
    [
      'notes',
      30,
      (count: number) => submitted({ notes: times(count, { by: person, at: NOW, text: 'Late.' }) }),
      () => ({ action: 'add-note', text: 'Late again.' }),
      referrer,
    ],
    [
      'questions',
      15,
      (count: number) => submitted({ status: 'under-review', enquiries: times(count, answered) }),
      () => ({ action: 'ask', question: 'Which lessons?' }),
      lead,
    ],
    [
      'decisions that were taken back',
      10,
      (count: number) =>
        submitted({ status: 'not-needed', decision, earlierDecisions: times(count, earlier) }),
      () => ({ action: 'change-decision', reason: 'New facts.', answerBy: '2026-12-08' }),
      lead,
    ],
    ['reviews', 40, reviewed, review, lead],
  ] satisfies readonly [
    string,
    number,
    (count: number) => Referral,
    (count: number) => CaseAction,
    StaffMember,
  ][]) {
    it(`takes ${most} ${what} and not one more`, () => {
      assert.notEqual(outcome(holding(most - 1), act(most - 1), actor), 'enough');
      assert.equal(outcome(holding(most), act(most), actor), 'enough');
    });

    it(`says so and what to do instead, also of an old case that holds more ${what}`, () => {
      const refused = decide(holding(400), act(400), actor, NOW);
      assert.ok('refused' in refused);
      assert.match(describeRefusal(refused), new RegExp(`\\b${most}\\b.*\\. (Please|If)`));
    });
  }

  it('can always be closed, also in a review', () => {
    assert.equal(
      outcome(reviewed(400), review(400, { decision: 'close', outcome: 'returned' }), lead),
      'closed',
    );
    assert.equal(
      outcome(reviewed(400), { action: 'close', outcome: 'returned', reason: 'Back in class.' }, lead),
      'closed',
    );
  });

  it('still takes the answer to the last question', () => {
    const asked = submitted({
      status: 'more-information',
      enquiries: [...times(14, answered), enquiry],
    });
    assert.equal(outcome(asked, { action: 'answer', text: 'Maths.' }, referrer), 'under-review');
  });
});
