import assert from 'node:assert/strict';
import { transferRecord, lookBeforeTransfer } from '../../src/app/transfer-record.ts';
import { openMemory } from '../../src/storage/memory/open-memory.ts';
import { fixedContent } from '../support/content.ts';
import { countingNames, FixedClock, testSchool } from '../support/school.ts';
import { submittedReferral } from '../support/submitted-referral.ts';

const BY = { id: 'lead-1', name: 'A. Lead' };
const WANTED = { pupil: 'AB 8', to: 'New School', by: BY, approvedBy: { id: 'head-1', name: 'B. Head' } };

describe('A record that is transferred to another school', () => {
  const settings = testSchool();
  const plain = submittedReferral({ reference: 'R-ONE22', answers: { PC1: 'AB 8', PC2: '8' } });
  const [rule] = plain.triage.rulesFired;
  assert.ok(rule);
  const referral = {
    ...plain,
    statutoryDates: ['2026-12-01'],
    triage: {
      ...plain.triage,
      rulesFired: [{ ...rule, name: 'SECRET', because: ['SECRET'], private: true }],
    },
    notes: [{ by: BY, at: '2026-11-24T09:00:00.000Z', text: 'NOTE' }],
  };
  const open = async () => {
    const records = openMemory().records(settings.id);
    await records.commit([{ change: 'referral', value: referral, previous: null, expected: 'new' }]);
    return { settings, content: fixedContent, records, clock: new FixedClock(), names: countingNames() };
  };

  it('says nothing about safeguarding, care or another person that nobody has said yes to, not even by the level', async () => {
    const school = await open();
    const { mark, toCheck } = await lookBeforeTransfer(school, [referral], BY);
    const record = await transferRecord(school, [referral], mark, { ...WANTED, alongWith: new Set() });
    assert.ok(typeof record === 'object');
    const text = JSON.stringify(record.parts);
    assert.doesNotMatch(text, /SECRET|NOTE|Targeted|1 Dec/);
    assert.equal(record.leftOut, toCheck.length);
    assert.match(text, /AB 8/);
  });

  it('is only what was looked at: nothing is transferred, and no history says so, once the case has changed', async () => {
    const school = await open();
    const { mark } = await lookBeforeTransfer(school, [referral], BY);
    const changed = { ...referral, notes: [] };
    assert.equal(
      await transferRecord(school, [changed], mark, { ...WANTED, alongWith: new Set() }),
      'changed',
    );
    const beyond = { ...WANTED, alongWith: new Set([99]) };
    assert.equal(await transferRecord(school, [referral], mark, beyond), 'no-such-line');
    const trail = (await school.records.auditOf(referral.id)).map(({ what }) => what);
    assert.deepEqual(trail, ['record-exported']);
  });
});
