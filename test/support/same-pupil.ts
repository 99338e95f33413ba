import assert from 'node:assert/strict';
import type { Referral } from '../../src/domain/case/referral.ts';
import { EARLY_SIGNS, sendsReferral, type Play, type Player } from './play.ts';

const CARD_OF_PUPIL = 2;

/** Names the pupil of the referrals in here, typed in another way, and no more. */
export async function namesPupil(player: Player): Promise<void> {
  await player.says('hello');
  await player.presses('Raise a');
  for (const inputs of EARLY_SIGNS.slice(0, CARD_OF_PUPIL))
    await player.presses('Continue', 'PC1' in inputs ? { ...inputs, PC1: 'pb-3' } : inputs);
}

/** The case with this reference as it is stored. */
export async function caseOf(play: Play, reference: string): Promise<Referral> {
  const stored = await play.records.findByReference(reference);
  assert.ok(stored, `there is no ${reference}`);
  return stored.value;
}

/** References of the cases nobody has decided. */
export async function openReferences(play: Play): Promise<readonly string[]> {
  return (await play.records.undecided(10)).items.map(({ reference }) => reference);
}

/** Opens the details of a case in somebody's own chat. */
export async function opens(player: Player, reference: string): Promise<void> {
  await player.says(`find ${reference}`);
  await player.presses(`Open ${reference}`);
}

/** Two people raise a concern about one pupil, an hour apart: their references. */
export async function twoConcerns(play: Play, second: Player): Promise<{ earlier: string; later: string }> {
  await sendsReferral(play);
  const [earlier] = await openReferences(play);
  play.clock.pass(3600);
  await sendsReferral(play, second);
  const later = (await openReferences(play)).find((reference) => reference !== earlier);
  assert.ok(earlier && later);
  return { earlier, later };
}
