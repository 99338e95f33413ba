import type { AuditedList } from '../domain/case/case-lists.ts';
import type { Person } from '../domain/people/person.ts';
import { describeActor, DONE_WORDS } from './history.ts';
import { describeMomentWithYear } from './dates.ts';

const LIST_WORDS: Readonly<Record<AuditedList, string>> = {
  open: 'open cases',
  find: 'what was searched for',
  urgent: 'urgent cases',
  due: 'what is due',
  overdue: 'what is overdue',
  coming: 'what is coming',
  plans: 'plans',
  mine: 'cases they look after',
  waiting: 'what waits for an answer',
  'my-dates': 'their own dates',
  reminders: 'reminders',
  'my-referrals': 'concerns they raised',
  'my-plans': 'plans they are named in',
  kept: 'until when cases are kept',
  requests: 'data protection requests',
  digest: 'the inclusion digest, as a preview',
  outcomes: 'figures of what came of provision',
  census: 'placements for the school census',
};

/** One look at a case, in a line that begins with when and who. */
export function describeView({
  reference,
  entry,
}: {
  readonly reference: string;
  readonly entry: {
    readonly at: string;
    readonly by: Person;
    readonly what: keyof typeof DONE_WORDS;
    readonly list?: AuditedList;
  };
}): string {
  const list = entry.list === undefined ? '' : ` of ${LIST_WORDS[entry.list]}`;
  return `${describeMomentWithYear(entry.at)}: ${describeActor(entry.by)} ${DONE_WORDS[entry.what]}${list} (${reference})`;
}

/** What no entry of the audit can say about who has seen a pupil's case. */
export const NOT_IN_AUDIT =
  'Not in this list: who read the card, the lines under it and the weekly digest in the inclusion channel, or a pack somebody passed on. Cases deleted before are not in it either; their history is in audit:export.';

export const VIEWS_CARD = { title: 'Who looked' } as const;
