import { QUESTION } from '../known-ids/questions.ts';
import { pupilKey } from './pupil-key.ts';
import type { JoinedTo, Referral, Status } from './referral.ts';

/** Statuses of a case that others about the same pupil can be joined to: somebody is reading it, or working on it. */
const TAKES_OTHERS: readonly Status[] = [
  'submitted',
  'under-review',
  'more-information',
  'in-school-plan',
  'ap-plan',
  'plan-active',
  'reintegrating',
];

/** Far more than are raised about one pupil at a time; each referrer is told the outcome. */
const MOST_JOINED = 10;

/** True for whoever raised the case, or a concern joined to it: they decide nothing about it. */
export function hasRaised(
  { referrer, joined = [] }: Pick<Referral, 'referrer' | 'joined'>,
  personId: string,
): boolean {
  return referrer.id === personId || joined.some((each) => each.referrer.id === personId);
}

/** True when both name the same pupil, however the reference was typed. */
export function isSamePupil(one: Pick<Referral, 'answers'>, other: Pick<Referral, 'answers'>): boolean {
  const [key, otherKey] = [one, other].map(({ answers: { [QUESTION.pupilReference]: pupil } }) =>
    typeof pupil === 'string' ? pupilKey(pupil) : '',
  );
  return key !== '' && key === otherKey;
}

/** True while a concern still takes notes: open, or joined to a case under way. */
export function isOpenToNotes({ status }: Pick<Referral, 'status'>): boolean {
  return status === 'joined' || TAKES_OTHERS.includes(status);
}

/** True when the later of two concerns about the same pupil can be joined to the earlier one, permissions aside. */
export function fitsInto(later: Referral, earlier: Referral): boolean {
  return (
    later.id !== earlier.id &&
    isSamePupil(later, earlier) &&
    earlier.sentAt <= later.sentAt &&
    TAKES_OTHERS.includes(earlier.status) &&
    (later.joined ?? []).length === 0 &&
    (earlier.joined ?? []).length < MOST_JOINED
  );
}

/** What a concern keeps of the case it is joined to. */
export function toJoinedTo({ id, reference, statutoryDates = [] }: Referral): JoinedTo {
  return { id, reference, dates: statutoryDates };
}

/** The case with a concern joined to it. */
export function withJoined(earlier: Referral, { id, reference, referrer }: Referral): Referral {
  const joined = [...(earlier.joined ?? []), { id, reference, referrer }];
  return { ...earlier, version: earlier.version + 1, joined };
}

/** The case without a concern that is separate again. */
export function withoutJoined(earlier: Referral, id: string): Referral {
  const { joined = [], ...rest } = earlier;
  const left = joined.filter((each) => each.id !== id);
  return { ...rest, version: earlier.version + 1, ...(left.length > 0 ? { joined: left } : {}) };
}

/**
 * True for a statutory date that is reported with this concern: a joined one leaves the dates its case had to that
 * case.
 */
export function tellsDate({ decision }: Pick<Referral, 'decision'>, date: string): boolean {
  return decision?.joinedTo?.dates.includes(date) !== true;
}

/**
 * A joined concern as its referrer sees it: their own, with what was decided about the case it was joined to, and
 * nothing that anybody else said or that identifies them. Until there is a decision: who joined it, and who owns the
 * case.
 */
export function withOutcomeOf(own: Referral, main: Referral): Referral {
  const { plan: _plan, closing: _closing, earlierDecisions: _earlier, owner: _owner, ...mine } = own;
  const { plan, closing, earlierDecisions, owner, answerBy } = main;
  const decision = main.decision ?? own.decision;
  return {
    ...mine,
    answerBy,
    status: main.decision ? main.status : 'joined',
    ...(decision ? { decision } : {}),
    ...(plan ? { plan } : {}),
    ...(closing ? { closing } : {}),
    ...(earlierDecisions ? { earlierDecisions } : {}),
    ...(owner ? { owner } : {}),
  };
}

/** Those of these cases that were joined to this one. */
export function findJoined({ id }: Referral, others: readonly Referral[] = []): readonly Referral[] {
  return others.filter(({ decision }) => decision?.joinedTo?.id === id);
}
