import type { WeekOf } from '../../app/ports/records.ts';
import { isoWeekOf } from '../../domain/calendar/iso-week.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { pupilKey } from '../../domain/case/pupil-key.ts';
import { waitingEnquiry } from '../../domain/case/enquiries.ts';
import { LEVELS } from '../../domain/content/levels.ts';
import { outlineOf } from '../../domain/case/outline.ts';
import { isStillToCome } from '../../domain/case/still-to-come.ts';
import { awaitsPlan, isDecided, isRunning, type Referral } from '../../domain/case/referral.ts';
import { readOrUndefined } from '../errors.ts';
import { fromFields, toFields } from './body.ts';
import { partsOfKey, reverseTimePart, rowKey, timePart } from './keys.ts';
import type { Fields, Write } from './row-table.ts';
import { REFERRAL } from './schemas/referral.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';

/** The question that holds the pupil's school reference. */
const PUPIL_QUESTION = QUESTION.pupilReference;

/** The school week of an instant in London, as `2026-W48`. */
export function weekPart(instant: string): string {
  return isoWeekOf(londonDate(instant));
}

/** The key prefix of the cases of a week. */
export const WEEK_PREFIX: Readonly<Record<WeekOf, string>> = {
  sent: 'week',
  decided: 'decided',
  closed: 'closed',
};

/** The keys under which a referral is listed. */
export function indexKeys(referral: Referral): readonly string[] {
  const { id, sentAt } = referral;
  const keys = [
    rowKey('ref', referral.reference),
    rowKey('by', referral.referrer.id, reverseTimePart(sentAt), id),
    rowKey('week', weekPart(sentAt), id),
  ];
  const pupil = referral.answers[PUPIL_QUESTION];
  if (typeof pupil === 'string') keys.push(rowKey('pupil', pupilKey(pupil), timePart(sentAt), id));
  // On the same day the most pressing level comes first.
  const urgency = String(LEVELS.length - 1 - LEVELS.indexOf(referral.triage.level));
  if (!isDecided(referral)) keys.push(rowKey('undecided', referral.answerBy, urgency, id));
  // The person who asks owns the case; a case from before owners were stored was never listed here.
  if (referral.owner && isAwaitingAnswer(referral))
    keys.push(rowKey('awaiting', referral.answerBy, urgency, id));
  if (referral.owner) keys.push(ownerKey(referral, referral.owner.id, urgency));
  for (const date of new Set(referral.statutoryDates)) keys.push(rowKey('statutory', date, id));
  const { decision, closing } = referral;
  if (decision) keys.push(rowKey('decided', weekPart(decision.at), id));
  if (closing) keys.push(rowKey('closed', weekPart(closing.at), id));
  const date = runningDate(referral);
  if (date !== undefined) keys.push(rowKey('running', date, id));
  if (isStillToCome(referral)) keys.push(rowKey('still', id));
  if (isRunning(referral)) keys.push(rowKey('key-adult', referral.plan.keyAdult.id, id));
  return keys;
}

/**
 * An owner's undecided cases come first, by answer-by date; then those with a plan running or awaited, soonest date
 * first; then finished ones, latest first. A date sorts before a reversed time, which begins with an 8.
 */
function ownerKey(referral: Referral, owner: string, urgency: string): string {
  const { id, answerBy, decision, closing } = referral;
  if (decision === undefined) return rowKey('owner', owner, '0', answerBy, urgency, id);
  const date = runningDate(referral);
  return date === undefined
    ? rowKey('owner', owner, '1', reverseTimePart((closing ?? decision).at), id)
    : rowKey('owner', owner, '1', date, id);
}

/** The date that lists a running case; while its plan is not made yet, the day of its approval. */
function runningDate(referral: Referral): string | undefined {
  if (isRunning(referral)) return referral.plan.nextReview;
  const { decision } = referral;
  return decision && awaitsPlan(referral) ? londonDate(decision.at) : undefined;
}

/** True while the referrer has been asked something and nobody has decided. */
export function isAwaitingAnswer(referral: Referral): boolean {
  return !isDecided(referral) && waitingEnquiry(referral) !== undefined;
}

/** Lists that are read whole, to count them and to find what comes first: their rows carry the case's outline. */
export const OUTLINED: readonly string[] = ['undecided', 'running', 'statutory', 'still'];

/** True for a row of a list that carries the case's outline. */
export function hasOutline(key: string): boolean {
  return OUTLINED.includes(partsOfKey(key)[0] ?? '');
}

/** The outline in an index row; undefined in a row of an earlier version, or a damaged one: then the record is read. */
export function outlineIn(fields: Fields): Referral | undefined {
  return readOrUndefined(() => fromFields(REFERRAL, fields));
}

/** What an index row holds that only points to its record. */
export function indexFields(id: string): Fields {
  return { schemaVersion: 1, id };
}

/** The rows that list a referral. */
export function indexRows(value: Referral): readonly { readonly key: string; readonly fields: Fields }[] {
  const pointer = indexFields(value.id);
  const keys = indexKeys(value);
  const outlined = keys.some(hasOutline) ? { ...pointer, ...toFields(REFERRAL, outlineOf(value)) } : pointer;
  return keys.map((key) => ({ key, fields: hasOutline(key) ? outlined : pointer }));
}

/**
 * The index rows to write when `previous` becomes `value`. The record's version guards them in the same batch, so that an
 * outline is never older than its record.
 */
export function indexWrites(previous: Referral | null, value: Referral): readonly Write[] {
  const before = previous === null ? [] : indexKeys(previous);
  const after = indexRows(value);
  const stays = new Set(after.map(({ key }) => key));
  return [
    ...before.filter((key) => !stays.has(key)).map((key): Write => ({ write: 'unlist', key })),
    ...after.flatMap((row): readonly Write[] => {
      if (hasOutline(row.key)) return [{ write: 'list', ...row }];
      return before.includes(row.key) ? [] : [{ write: 'insert', ...row }];
    }),
  ];
}
