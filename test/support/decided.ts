import assert from 'node:assert/strict';
import type { Referral } from '../../src/domain/case/referral.ts';
import { LEAD } from './activities.ts';
import type { Play } from './play.ts';

/** Closes a case as needing nothing, so that nothing about it is open. Gives it as it is then. */
export async function needsNothing(play: Play, reference = 'R-TEST1'): Promise<Referral> {
  const stored = await play.records.findByReference(reference);
  assert.ok(stored);
  const { value: previous, version: expected } = stored;
  const by = { id: LEAD.aadObjectId, name: LEAD.name };
  const decision = {
    outcome: 'not-needed',
    by,
    at: play.clock.now().toISOString(),
    reason: 'Because.',
  } as const;
  const value: Referral = { ...previous, version: previous.version + 1, status: 'not-needed', decision };
  assert.equal(await play.records.commit([{ change: 'referral', value, previous, expected }]), 'done');
  return value;
}

/** The same case once more, as if somebody had worked on it. */
export async function isWorkedOn(play: Play, reference = 'R-TEST1'): Promise<void> {
  const stored = await play.records.findByReference(reference);
  assert.ok(stored);
  const { value: previous, version: expected } = stored;
  const value: Referral = { ...previous, version: previous.version + 1 };
  await play.records.commit([{ change: 'referral', value, previous, expected }]);
}
