import { awaitsPlan, isDecided, isRunning, type Referral } from '../domain/case/referral.ts';
import type { Person } from '../domain/people/person.ts';
import { forgetDeletedCases } from './data-requests/forget-deleted.ts';
import type { Outbox } from './notices/outbox.ts';
import { forgetWaiting } from './mis-figures/waiting.ts';
import { findPupil, type HeldAboutPupil } from './pupil-record.ts';
import type { Erasure } from './ports/erasure.ts';
import type { Proposals } from './ports/proposals.ts';
import { takeDownCard } from './take-down.ts';

/** What erasing a pupil needs. */
export type Erasing = Outbox & { readonly erasure: Erasure; readonly proposals: Proposals };

/** Why a pupil is not erased, with the references it is about. */
export interface InTheWay {
  /** Nobody has decided on them, or their plan is awaited or running. */
  readonly open: readonly string[];
  readonly onHold: readonly string[];
  /** Forms about the pupil that somebody is still filling in. */
  readonly drafts: number;
}

/** What was erased, or would be. */
export interface Erased {
  readonly cases: readonly string[];
  /** Cases that somebody worked on at that moment: they are still there. */
  readonly changed: readonly string[];
  /** Cases that were put under a legal hold meanwhile: they are still there. */
  readonly held: readonly string[];
  /** Cards that still stand in the inclusion channel as they were, by the references of their cases. */
  readonly cardsLeft: readonly string[];
}

/** What is held about a pupil, and what is in the way of erasing it. */
export async function lookBeforeErasing(
  erasure: Erasure,
  reference: string,
): Promise<HeldAboutPupil & { readonly inTheWay: InTheWay }> {
  const held = await findPupil(erasure, reference);
  const holds = new Set((await erasure.holds()).map(({ referralId }) => referralId));
  const names = (cases: readonly Referral[]) => cases.map((each) => each.reference);
  return {
    ...held,
    inTheWay: {
      open: names(held.cases.filter((each) => !isDecided(each) || isRunning(each) || awaitsPlan(each))),
      onHold: names(held.cases.filter(({ id }) => holds.has(id))),
      drafts: held.drafts.length,
    },
  };
}

/**
 * Deletes these cases for good, as two people have decided, with their cards in the channel as far as Teams allows. Stopped
 * in between, each case is there with all it has, or it is gone and `finishErasing` clears up. What is gone already, because
 * the bot was stopped or somebody else is deleting it too, is cleared up and counts as erased. Throws when storage cannot be
 * reached.
 */
export async function eraseCases(
  parts: Erasing,
  cases: readonly Pick<Referral, 'id' | 'reference' | 'version'>[],
  by: readonly Person[],
): Promise<Erased> {
  const { erasure, records, clock } = parts;
  const erased: string[] = [];
  const changed: string[] = [];
  const held: string[] = [];
  const cardsLeft: string[] = [];
  for (const { id, reference, version } of cases) {
    const stored = await records.readReferral(id);
    if (stored && stored.value.version !== version) {
      changed.push(reference);
      continue;
    }
    // Somebody may have set one since this was asked for, and while others were deleted.
    if (stored && (await erasure.holds()).some(({ referralId }) => referralId === id)) {
      held.push(reference);
      continue;
    }
    const deleted = { id, reference, as: 'erased', by, at: clock.now().toISOString() } as const;
    const takeDown = async () => {
      if ((await takeDownCard(parts, id)) === 'not-reached') cardsLeft.push(reference);
    };
    const isMine = stored !== undefined && (await erasure.deleteCase(stored, deleted, takeDown));
    if (!isMine) {
      if (await records.readReferral(id)) {
        changed.push(reference);
        continue;
      }
      // Whoever has begun to delete it may have been stopped.
      await takeDown();
      await erasure.finishDeleting(id);
    }
    erased.push(reference);
  }
  if (erased.length > 0)
    await forgetErased(
      parts,
      cases.map(({ id }) => id),
    );
  return { cases: erased, changed, held, cardsLeft };
}

/** Clears up after cases whose deletion was broken off. Does nothing where that has been done. Throws when storage cannot be reached. */
export async function finishErasing(parts: Erasing, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await takeDownCard(parts, id);
    await parts.erasure.finishDeleting(id);
  }
  await forgetErased(parts, ids);
}

/** Takes cases that are gone out of whatever else waits for somebody's yes. */
async function forgetErased(
  parts: Pick<Erasing, 'records' | 'proposals' | 'settings'>,
  ids: readonly string[],
): Promise<void> {
  await forgetDeletedCases(parts.records);
  await forgetWaiting(parts, ids);
}
