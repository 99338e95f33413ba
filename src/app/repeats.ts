import { createHash } from 'node:crypto';
import { claim } from './once-claims.ts';
import type { Clock } from './ports/clock.ts';
import type { Change, CommitResult, Records } from './ports/records.ts';

/** Teams redelivers an activity within minutes, or within a day when a queue was stuck. */
const STORED_DAYS = 2;

/** What identifies one activity when it is redelivered. */
export interface Activity {
  readonly personId: string;
  readonly conversationId: string;
  /** As Teams names it; undefined when Teams gives none, and then a redelivery cannot be recognised. */
  readonly activityId: string | undefined;
  /** What was asked: an edited message has the id of the original. */
  readonly asked: unknown;
}

/** A school's records for one activity; idempotent, however often it is delivered. */
export interface OnceOnly {
  readonly records: Records;
  /** The same, but each delivery adds: for work of many batches, each made once by itself, that a stopped bot left. */
  readonly everyTime: Records;
  /** True when an earlier delivery of the activity has been carried out. */
  readonly isRepeat: () => Promise<boolean>;
  /** Claims an activity that leaves no record of its own: false when another delivery has it. */
  readonly isFirst: () => Promise<boolean>;
  /** Audits that somebody was shown something, even where their press was refused and may succeed later. */
  readonly noteShown: Records['commit'];
  /** The cases to whose audit trail `records` has added a row for this activity. */
  readonly audited: ReadonlySet<string>;
}

/**
 * Claims the activity together with the first thing it adds. A second delivery, even a concurrent one in another
 * process, finds the claim and adds nothing: its batch comes back as `exists`.
 */
export function onceOnly(
  { records, clock }: { readonly records: Records; readonly clock: Clock },
  activity: Activity,
): OnceOnly {
  const audited = new Set<string>();
  const commit: Records['commit'] = async (changes) => {
    const result = await records.commit(changes);
    if (result === 'done')
      for (const each of changes) if (each.change === 'audit') audited.add(each.value.referralId);
    return result;
  };
  const everyTime = { ...records, commit };
  if (activity.activityId === undefined)
    return {
      records: everyTime,
      everyTime,
      isRepeat: async () => false,
      isFirst: async () => true,
      noteShown: commit,
      audited,
    };
  const acts = claimOf(() => idOf(activity));
  const shows = claimOf(() => `${idOf(activity)}|shown`);
  return {
    everyTime,
    records: {
      ...records,
      commit: async (changes) => (changes.some(adds) ? acts.commit(changes) : commit(changes)),
    },
    isRepeat: acts.isTheirs,
    isFirst: async () => (await acts.commit([])) === 'done',
    noteShown: async (changes) => ((await acts.isTheirs()) ? 'exists' : shows.commit(changes)),
    audited,
  };

  /** Most presses claim nothing: the id is worked out when it is needed. */
  function claimOf(id: () => string) {
    let whose: 'nobody' | 'mine' | 'theirs' = 'nobody';
    const isTheirs = async (): Promise<boolean> => {
      if (whose === 'nobody' && (await records.readClaim(id())) !== undefined) whose = 'theirs';
      return whose === 'theirs';
    };
    return {
      isTheirs,
      commit: async (changes: readonly Change[]): Promise<CommitResult> => {
        if (whose === 'theirs') return 'exists';
        if (whose === 'mine') return commit(changes);
        const result = await commit([...changes, claim({ clock }, id(), { days: STORED_DAYS })]);
        if (result === 'done') whose = 'mine';
        return result !== 'done' && (await isTheirs()) ? 'exists' : result;
      },
    };
  }
}

/** A hash, because it must not reveal what was typed or pressed. */
function idOf({ personId, conversationId, activityId, asked }: Activity): string {
  const whole = JSON.stringify([personId, conversationId, activityId, asked]);
  return `activity|${createHash('sha256').update(whole).digest('hex')}`;
}

/** Changing or deleting a draft, or rescheduling a delivery, is guarded by the row's own version. */
function adds(change: Change): boolean {
  switch (change.change) {
    case 'draft':
    case 'delivery':
    case 'card-place':
    case 'request':
    case 'own-layout':
      return change.expected === 'new';
    case 'draft-gone':
    case 'request-gone':
      return false;
    case 'referral':
    case 'provider':
    case 'audit':
    case 'stop':
    case 'once-claim':
    case 'delete-claim':
      return true;
  }
}
