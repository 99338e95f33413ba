import assert from 'node:assert/strict';
import { decide } from '../../../src/domain/case/acts.ts';
import {
  fitsInto,
  hasRaised,
  isSamePupil,
  tellsDate,
  withJoined,
  withOutcomeOf,
  withoutJoined,
} from '../../../src/domain/case/join.ts';
import type { Referral } from '../../../src/domain/case/referral.ts';
import { findLeads, findOwners } from '../../../src/domain/reminders/reminders-people.ts';
import type { StaffMember } from '../../../src/domain/people/roles.ts';
import { decided, referral } from '../../storage/samples.ts';

const lead: StaffMember = { id: 'lead', name: 'Sam Lead', roles: ['inclusion-lead'] };
const colleague: StaffMember = { id: 'lead-2', name: 'Robin Second', roles: ['teacher', 'inclusion-lead'] };
const NOW = '2026-11-25T09:00:00.000Z';
const earlier = referral({ id: 'r-1', statutoryDates: ['2026-12-01'] });
const later = referral({
  id: 'r-2',
  sentAt: '2026-11-24T10:00:00.000Z',
  referrer: { id: colleague.id, name: colleague.name },
  answers: { PC1: 'ab-8' },
  notes: [{ by: colleague, at: NOW, text: 'My own note.' }],
});

function joined(to: Referral = earlier, actor = lead): Referral {
  const done = decide(later, { action: 'join', to }, actor, NOW);
  assert.ok('next' in done, JSON.stringify(done));
  return done.next;
}
const refusal = (one: Referral, to: Referral, actor = lead) => {
  const done = decide(one, { action: 'join', to }, actor, NOW);
  return 'refused' in done ? done.refused : 'done';
};

describe('Joining a concern to a case', () => {
  it('knows the pupil however the reference is typed, and nobody without one', () => {
    assert.ok(isSamePupil(earlier, later));
    assert.ok(!isSamePupil({ answers: {} }, { answers: {} }));
  });

  it('takes the later of two into the earlier, while that is open and neither has been joined', () => {
    assert.ok(fitsInto(later, earlier));
    assert.equal(refusal(earlier, later), 'not-to-join');
    assert.equal(refusal(later, later), 'not-to-join');
    assert.equal(refusal(later, { ...earlier, status: 'closed' }), 'not-to-join');
    assert.equal(refusal(later, { ...earlier, status: 'joined' }), 'not-to-join');
    assert.equal(refusal(withJoined(later, referral({ id: 'r-3' })), earlier), 'not-to-join');
    assert.equal(refusal(later, decided(earlier)), 'done', 'an approved case takes it');
  });

  it('is for nobody who raised either, and gives nobody a case of which they raised a part', () => {
    assert.equal(refusal(later, earlier, colleague), 'own-referral');
    assert.equal(refusal(later, { ...earlier, referrer: lead }), 'own-referral');
    const theirs = { ...earlier, owner: { ...colleague, since: NOW, by: lead } };
    assert.equal(refusal(later, theirs), 'owner-raised-it');
    const main = withJoined(earlier, later);
    assert.ok(hasRaised(main, colleague.id));
    const handOver = decide(main, { action: 'hand-over', to: colleague }, lead, NOW);
    assert.equal('refused' in handOver && handOver.refused, 'owner-raised-it');
    assert.deepEqual(findLeads(main, [lead, colleague]), [lead.id]);
    assert.deepEqual(findOwners({ ...main, owner: theirs.owner }, [lead, colleague]), [lead.id]);
  });

  it('leaves a date set by law where it is known, and keeps one that only the joined concern knows', () => {
    assert.ok(!tellsDate(joined(), '2026-12-01'));
    assert.ok(tellsDate(joined(), '2026-12-08'));
    assert.ok(tellsDate(later, '2026-12-01'));
  });

  it('lets its referrer read what was decided, and nothing that the other one said', () => {
    const main = withJoined(
      decided({ ...earlier, answers: { PC1: 'AB 8', DO2: 'Said by another.' } }),
      later,
    );
    const seen = withOutcomeOf(joined(), main);
    assert.equal(seen.status, 'in-school-plan');
    assert.equal(seen.decision?.reason, main.decision?.reason);
    for (const own of [
      'id',
      'reference',
      'referrer',
      'answers',
      'notes',
      'enquiries',
      'triage',
      'sentAt',
    ] as const)
      assert.deepEqual(seen[own], later[own], own);
    assert.equal(withOutcomeOf(joined(), earlier).status, 'joined', 'until there is a decision');
  });

  it('leaves nothing in the case when it is taken back', () => {
    const { version: _before, ...as } = earlier;
    const { version, ...again } = withoutJoined(withJoined(earlier, later), later.id);
    assert.deepEqual(again, as);
    assert.equal(version, 3);
  });
});
