import { findAsLookedAt, transferOf } from './requested-transfer.ts';
import { changeRequested } from './year-changes.ts';
import { eraseCases, type Erasing } from '../erase-pupil.ts';
import type { DataRequest, RequestEnd, RequestKind } from '../ports/data-requests.ts';
import type { Person } from '../../domain/people/person.ts';

/** What carrying a request out has come to. */
export interface Dealt extends Pick<RequestEnd, 'done' | 'left' | 'cardsLeft'> {
  /** Ids of what was put in the outbox. */
  readonly deliveries?: readonly string[];
}

/** What is particular to a kind of request. */
export interface KindOfRequest {
  /**
   * Carries it out, or goes on where it was stopped before: what is done already is not done again, and what has changed
   * since it was asked for stays. Throws when storage cannot be reached.
   */
  readonly carryOut: (parts: Erasing, request: DataRequest, by: readonly Person[]) => Promise<Dealt>;
  /** Nothing is lost by it, so open cases, legal holds and forms being filled in are not in the way. */
  readonly isFreeToChange?: true;
  /** Something can still be had of it once it is done, until it expires: what it needs for that stays. */
  readonly leadsToFile?: true;
}

/** Every kind of request. Its words are in `words/data-requests.ts`, and in `words/history.ts` under its steps. */
export const KINDS: Readonly<Record<RequestKind, KindOfRequest>> = {
  erase: { carryOut: eraseRequested },
  'new-year': { carryOut: changeRequested, isFreeToChange: true },
  transfer: { carryOut: approveTransfer, isFreeToChange: true, leadsToFile: true },
};

/** Deletes the cases for good; one under a legal hold, or that somebody has worked on since, stays. */
async function eraseRequested(parts: Erasing, { cases }: DataRequest, by: readonly Person[]): Promise<Dealt> {
  const erased = await eraseCases(parts, cases, by);
  return { done: erased.cases, left: [...erased.changed, ...erased.held], cardsLeft: erased.cardsLeft };
}

/** Nothing is sealed yet: from now on the two may take the file, for as long as the record is what they looked at. */
async function approveTransfer(parts: Erasing, request: DataRequest): Promise<Dealt> {
  const asked = transferOf(request);
  const found = asked && (await findAsLookedAt(parts, request, asked));
  const references = request.cases.map(({ reference }) => reference);
  return found ? { done: references } : { left: references };
}
