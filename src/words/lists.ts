import type { Enquiry } from '../domain/case/referral.ts';
import type { ToDo, ToDoGroup } from '../domain/case/to-do.ts';
import { describeMoment } from './dates.ts';
import { everybodyWho } from './roles.ts';

export const NOT_FOR_YOU = `Only ${everybodyWho('reads-cases')} can see lists of cases. Type "my referrals" or "my plans" to see yours.`;
/** "find" was typed without what to find. */
export const FIND_WHAT =
  'Please type what to find. Use the school\'s own reference for the pupil ("find AB 8") or the reference of a referral ("find R-7K3MP").';
/** What to do when nothing was found. */
export const FIND_ELSE =
  'I look for a pupil by the reference that was given with the concern ("find AB 8"), and for a referral by its own ("find R-7K3MP"). Capitals and spaces make no difference; names are not kept. "open" and "plans" list the cases that are under way.';

/** A button of an older version asked for a place in a list that is sorted otherwise now. */
export const STARTS_AGAIN =
  'That button is from an older version, so the list starts again from its beginning.';

/** Which page of how many; nothing for a list with one page. */
export function describePage({ page, pages }: { readonly page: number; readonly pages: number }): string {
  return pages > 1 ? `Page ${page} of ${pages}` : '';
}

interface Heading {
  /** For what is for today, or late. */
  readonly now: string;
  readonly coming: string;
}

const HEADINGS: Readonly<Record<ToDo, Heading>> = {
  decide: { now: 'To decide', coming: 'To decide, not due yet' },
  plan: { now: 'To plan', coming: 'To plan' },
  review: { now: 'To review', coming: 'Reviews to come' },
  end: { now: 'At their end: decide what follows', coming: 'Ends to come' },
  panel: { now: 'At a panel, for today', coming: 'Panels to come' },
  action: { now: 'Agreed at a meeting, for today', coming: 'Agreed at a meeting, to come' },
  provider: {
    now: 'Checks of a provider that expired, or expire today',
    coming: 'Checks of a provider to come',
  },
  law: { now: 'Set by law, for today', coming: 'Set by law, to come' },
  hear: { now: 'Waiting for the referrer', coming: 'Waiting for the referrer' },
  run: { now: 'Running', coming: 'Running' },
  over: { now: 'Finished', coming: 'Finished' },
};

/** What there is to do about a group of cases, and how many they are. */
export function describeGroup({
  toDo,
  isComing,
  count,
}: Pick<ToDoGroup, 'toDo' | 'isComing' | 'count'>): string {
  return `${HEADINGS[toDo][isComing ? 'coming' : 'now']} (${count})`;
}

/** How long a question has waited for the referrer's answer, and whether they were reminded. */
export function describeWaiting({ askedAt, chasedAt }: Enquiry): string {
  const chased = chasedAt === undefined ? 'not reminded yet' : `reminded ${describeMoment(chasedAt)}`;
  return `Question asked ${describeMoment(askedAt)}, ${chased}`;
}
