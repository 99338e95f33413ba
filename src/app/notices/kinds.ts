import { hasRaised } from '../../domain/case/join.ts';
import { waitingEnquiry } from '../../domain/case/enquiries.ts';
import { ACT_LINES } from '../../domain/case/acts.ts';
import type { PersonNotice } from '../../domain/case/notices.ts';
import type { ThreadNotice } from '../../domain/case/thread-notices.ts';
import { isRunning, type Referral } from '../../domain/case/referral.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { keyAdultOf } from '../../domain/reminders/reminders-people.ts';
import { remindingHours } from '../../domain/reminders/reminders-time.ts';
import { isUpdateWanted } from '../../domain/reminders/reminders-weekly.ts';
import { can, type StaffMember } from '../../domain/people/roles.ts';
import type { SchoolSettings } from '../../domain/school/settings.ts';
import type { Delivery } from '../ports/deliveries.ts';

/*
 * Every notice there is, in three tables: what goes to one person about a case, what goes in the thread under a case's
 * card, and how each kind of delivery is sent. To add one to the first two: its name in `domain/case/notices.ts`, its
 * row here, its words in `words/notices.ts` or on its card; then an act, or a job, can send it.
 */

/** A card about one case in somebody's own chat. */
interface PersonKind {
  /** `reader`: somebody who may read full referrals. `key-adult`: or whoever stands in for them. */
  readonly to: 'referrer' | 'reader' | 'asked-for-facts' | 'key-adult';
  /** The drawing that shows it; readers of cases get the full referral. */
  readonly drawnBy: 'toReferrer' | 'details' | 'invitation';
  /** The reader pressed for it, so the view is already audited. */
  readonly isAskedFor?: boolean;
  /** What happens to it outside the hours for reminders; without this it is sent at any hour. */
  readonly outsideHours?: 'hold' | 'drop';
  /** Whether it is still true, and still for this person, when sent: it may have waited for its reader. */
  readonly isWanted?: (at: Sending) => boolean;
}

/** A notice about a case about to be sent to a person. `today`: the school date. */
interface Sending {
  readonly settings: SchoolSettings;
  readonly referral: Referral;
  readonly person: StaffMember;
  readonly today: string;
}

const REFERRER = { to: 'referrer', drawnBy: 'toReferrer' } as const;
/** Roles may have changed since it was queued. */
const READER = {
  to: 'reader',
  drawnBy: 'details',
  isWanted: ({ person }: Sending) => can(person, 'reads-cases'),
} as const;

const PERSON_KINDS = {
  seen: REFERRER,
  decided: REFERRER,
  joined: REFERRER,
  asked: REFERRER,
  /** A question that has waited too long for its answer, asked once more. */
  chased: {
    ...REFERRER,
    outsideHours: 'hold',
    isWanted: ({ referral }) => waitingEnquiry(referral) !== undefined,
  },
  'decision-changed': REFERRER,
  'plan-active': REFERRER,
  reintegrating: REFERRER,
  closed: REFERRER,
  'reference-corrected': REFERRER,
  details: { ...READER, isAskedFor: true },
  answered: READER,
  /** The referrer took the concern back, or corrected it, while this person looked after it. */
  withdrawn: READER,
  corrected: READER,
  'handed-over': READER,
  'case-reference-corrected': READER,
  /** An approved case needs its plan. */
  'plan-due': READER,
  /** An update says that nobody saw the pupil, or that contact was missed. */
  unseen: READER,
  /** New facts since the approval block the plan. */
  'in-the-way': READER,
  /** Asks for office facts. */
  facts: { to: 'asked-for-facts', drawnBy: 'invitation' },
  /** The same for what only the forms of others ask. */
  'form-facts': { to: 'asked-for-facts', drawnBy: 'invitation' },
  /** Asks for the weekly update. If Teams was down all day, the next school day's reminder asks for it anyway. */
  'update-due': {
    to: 'key-adult',
    drawnBy: 'invitation',
    outsideHours: 'drop',
    isWanted: (at) => isUpdateWanted(at.referral, at.today) && givesUpdates(at),
  },
  /** Tells somebody that they are named as key adult; the plan is no longer for a former one to see. */
  'key-adult': {
    to: 'key-adult',
    drawnBy: 'invitation',
    isWanted: ({ referral, person }) => isRunning(referral) && referral.plan.keyAdult.id === person.id,
  },
} as const satisfies Readonly<Record<PersonNotice, PersonKind>>;

/** The key adult, or a lead who stands in and has asked for the form. */
function givesUpdates({ settings, referral, person }: Sending): boolean {
  const standsIn = can(person, 'decides') && !hasRaised(referral, person.id);
  return standsIn || keyAdultOf(referral, settings.staff).includes(person.id);
}

type PersonKinds = typeof PERSON_KINDS;
type DrawnBy<Drawing extends PersonKind['drawnBy']> = {
  [Name in PersonNotice]: PersonKinds[Name]['drawnBy'] extends Drawing ? Name : never;
}[PersonNotice];

/** What a referrer is told of their concern. */
export type ReferrerNotice = DrawnBy<'toReferrer'>;
/** What comes with the full referral, for those who may read it. */
export type DetailsNotice = DrawnBy<'details'>;
/** Notices that ask somebody to fill in a form in their own chat, or say that they will be asked. */
export type Invitation = DrawnBy<'invitation'>;

/** The row of a notice to a person. */
export function personKind(notice: PersonNotice): PersonKind {
  return PERSON_KINDS[notice];
}

/** True for a notice that this drawing shows. */
export function isDrawnBy<Drawing extends PersonKind['drawnBy']>(
  drawing: Drawing,
  notice: PersonNotice,
): notice is DrawnBy<Drawing> {
  return PERSON_KINDS[notice].drawnBy === drawing;
}

/** Whether to send a notice now: `later` outside its hours, `not-wanted` when overtaken by events. */
export function whenToSend(
  notice: PersonNotice,
  { now, ...at }: Omit<Sending, 'today'> & { readonly now: Date },
): 'now' | 'later' | 'not-wanted' {
  const { isWanted, outsideHours } = personKind(notice);
  if (isWanted && !isWanted({ ...at, today: londonDate(now) })) return 'not-wanted';
  if (outsideHours === undefined || remindingHours(at.settings, now)) return 'now';
  return outsideHours === 'hold' ? 'later' : 'not-wanted';
}

/** A line in the thread under a case's card. */
interface ThreadKind {
  /** What the referrer is told at the same time: the line says whether it has reached them. */
  readonly toldWith?: PersonNotice;
  /** Is not delayed when the thread already has many lines. */
  readonly isUrgent?: boolean;
}

/** The row of a line in the thread. */
export const THREAD_KINDS: Readonly<Record<ThreadNotice, ThreadKind>> = {
  ...ACT_LINES,
  facts: {},
  'reference-corrected': {},
};

/** How a kind of delivery travels. */
interface Travel {
  /** Where it is sent; deliveries to the same place about the same thing are sent in order. */
  readonly to: 'inclusion-channel' | 'its-channel' | 'person';
  /** The leads are alerted as soon as its channel cannot be reached, under this name. */
  readonly alertsAs?: 'case-card' | 'digest';
  /**
   * It is included in the twice-daily report to the leads of what has not arrived. A notice about a notice would never
   * end.
   */
  readonly isReported: boolean;
  /** It has its own deadline, instead of a week of retries. */
  readonly hasOwnEnd?: boolean;
}

/** How each kind of delivery travels. */
export const TRAVELS: Readonly<Record<Delivery['kind'], Travel>> = {
  'case-card': { to: 'inclusion-channel', alertsAs: 'case-card', isReported: true },
  thread: { to: 'inclusion-channel', isReported: true },
  person: { to: 'person', isReported: true },
  /** Outside the hours for reminders it is dropped, and its items go into the next school day's. */
  reminder: { to: 'person', isReported: true },
  problem: { to: 'person', isReported: false },
  'data-request': { to: 'person', isReported: true },
  /** Whoever asked for it finds the way by themselves. */
  start: { to: 'person', isReported: false },
  digest: { to: 'its-channel', alertsAs: 'digest', isReported: false, hasOwnEnd: true },
};
