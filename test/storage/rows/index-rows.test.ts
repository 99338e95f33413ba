import assert from 'node:assert/strict';

import { pupilKey } from '../../../src/domain/case/pupil-key.ts';
import { indexKeys, indexWrites, weekPart } from '../../../src/storage/rows/index-rows.ts';
import { somePlan } from '../../support/plans.ts';
import { decided, referral } from '../samples.ts';

describe('the index of a case', () => {
  it('lists it by reference, referrer, week, pupil and answer-by date', () => {
    assert.deepEqual(indexKeys(referral({ reference: 'R-7K3MP' })), [
      'ref|R-7K3MP',
      'by|teacher-1|8638204490400000|r-1',
      'week|2026-W48|r-1',
      'pupil|AB8|2026-11-24T08:40:00.000Z|r-1',
      'undecided|2026-11-26|2|r-1',
    ]);
  });

  it('lists it by owner, waiting question and dates that law sets, where it has them', () => {
    const by = { id: 'lead-1', name: 'Mr Birch' };
    const at = '2026-11-24T10:00:00.000Z';
    const owned = referral({
      owner: { ...by, since: at, by },
      enquiries: [{ question: 'Since when?', askedBy: by, askedAt: at }],
      statutoryDates: ['2026-12-14', '2026-12-01', '2026-12-14'],
    });
    assert.deepEqual(indexKeys(owned).slice(5), [
      'awaiting|2026-11-26|2|r-1',
      'owner|lead-1|0|2026-11-26|2|r-1',
      'statutory|2026-12-14|r-1',
      'statutory|2026-12-01|r-1',
    ]);
    assert.deepEqual(indexKeys(decided(owned)).slice(4), [
      'owner|lead-1|1|2026-11-25|r-1',
      'statutory|2026-12-14|r-1',
      'statutory|2026-12-01|r-1',
      'decided|2026-W48|r-1',
      'running|2026-11-25|r-1',
    ]);
  });

  it('does not miss a row that older cases never had', () => {
    const by = { id: 'lead-1', name: 'Mr Birch' };
    const before = referral({
      enquiries: [{ question: 'Since when?', askedBy: by, askedAt: '2026-11-24T10:00:00.000Z' }],
    });
    assert.deepEqual(keysOf(indexWrites(before, decided(before))), [
      ['unlist', 'undecided|2026-11-26|2|r-1'],
      ['insert', 'decided|2026-W48|r-1'],
      ['list', 'running|2026-11-25|r-1'],
    ]);
  });

  it('follows a plan from the approval to the end: its review, its key adult, its owner, its week', () => {
    const by = { id: 'lead-1', name: 'Mr Birch' };
    const approved = decided(referral({ owner: { ...by, since: '2026-11-24T10:00:00.000Z', by } }));
    const running = { ...approved, status: 'plan-active' as const, plan: somePlan() };
    assert.deepEqual(keysOf(indexWrites(approved, running)), [
      ['unlist', 'owner|lead-1|1|2026-11-25|r-1'],
      ['unlist', 'running|2026-11-25|r-1'],
      ['insert', 'owner|lead-1|1|2026-12-16|r-1'],
      ['list', 'running|2026-12-16|r-1'],
      ['insert', 'key-adult|referrer|r-1'],
    ]);
    const at = '2027-01-29T10:00:00.000Z';
    const closed = {
      ...running,
      status: 'closed' as const,
      closing: { outcome: 'returned' as const, by, at, reason: 'Back.' },
    };
    assert.deepEqual(keysOf(indexWrites(running, closed)), [
      ['unlist', 'owner|lead-1|1|2026-12-16|r-1'],
      ['unlist', 'running|2026-12-16|r-1'],
      ['unlist', 'key-adult|referrer|r-1'],
      ['insert', 'owner|lead-1|1|8638198783200000|r-1'],
      ['insert', 'closed|2027-W04|r-1'],
      ['list', 'still|r-1'],
    ]);
    const answered = { ...closed, followUp: { where: 'full-time' as const, by, at } };
    assert.deepEqual(keysOf(indexWrites(closed, answered)), [['unlist', 'still|r-1']]);
  });

  it('takes a decision that was taken back off its week', () => {
    const before = decided(referral());
    const { decision: _taken, ...undecided } = before;
    assert.deepEqual(keysOf(indexWrites(before, { ...undecided, status: 'under-review' })), [
      ['unlist', 'decided|2026-W48|r-1'],
      ['unlist', 'running|2026-11-25|r-1'],
      ['list', 'undecided|2026-11-26|2|r-1'],
    ]);
  });

  it('knows a pupil however the school reference is spaced', () => {
    for (const written of ['AB 8', 'ab8', ' aB-8 ', 'ＡＢ 8', 'a\u00ADb 8'])
      assert.equal(pupilKey(written), 'AB8');
    assert.notEqual(pupilKey('AB 8'), pupilKey('AB 9'));
  });

  it('goes by the week in London, where the year may be another', () => {
    assert.equal(weekPart('2026-11-29T23:59:00.000Z'), '2026-W48');
    assert.equal(weekPart('2026-11-30T00:00:00.000Z'), '2026-W49');
    assert.equal(weekPart('2026-06-28T22:59:00.000Z'), '2026-W26');
    assert.equal(weekPart('2026-06-28T23:00:00.000Z'), '2026-W27');
    assert.equal(weekPart('2027-01-01T12:00:00.000Z'), '2026-W53');
  });

  it('does without the pupil when nobody named one', () => {
    assert.ok(indexKeys(referral({ answers: {} })).every((key) => !key.startsWith('pupil')));
  });

  it('changes only where the case has changed', () => {
    const before = referral();
    const onlyOutline = [['list', 'undecided|2026-11-26|2|r-1']];
    const seen = { ...before, version: 2, status: 'under-review' } as const;
    assert.deepEqual(keysOf(indexWrites(before, seen)), onlyOutline);
    const urgent = { ...before, triage: { ...before.triage, level: 'urgent' as const } };
    assert.deepEqual(keysOf(indexWrites(before, urgent)), [
      ['unlist', 'undecided|2026-11-26|2|r-1'],
      ['list', 'undecided|2026-11-26|0|r-1'],
    ]);
  });
});

function keysOf(writes: ReturnType<typeof indexWrites>): readonly (readonly [string, string])[] {
  return writes.map(({ write, key }) => [write, key]);
}
