import { plusDays, plusSchoolDays } from '../calendar/calendar.ts';
import { followUpDue } from '../case/follow-up.ts';
import { waitingEnquiry } from '../case/enquiries.ts';
import type { Content } from '../content/content.ts';
import { londonDate } from '../calendar/london.ts';
import { mayOpen, offeredTopics } from '../questions/offered.ts';
import {
  awaitsPlan,
  isDecided,
  isRunning,
  runsTimetable,
  takesOfficeFacts,
  type Referral,
  type Status,
} from '../case/referral.ts';
import { providerReminders } from './reminders-provider.ts';
import { keyAdultOf, findLeads, findOwners, findOffice } from './reminders-people.ts';
import { tellsDate } from '../case/join.ts';
import { timetableDates } from './reminders-timetable.ts';
import { schoolDaysAfter, stageOfDate, type RemindingHours } from './reminders-time.ts';
import { dayReminders } from './reminders-days.ts';
import { updateMissing } from './reminders-weekly.ts';
import { expiryOf, USUAL_RETENTION } from '../school/retention.ts';
import type { SchoolSettings } from '../school/settings.ts';
import { lastRunOn, pastFiguresOf } from '../case/figures-of-case.ts';
import { without, type PastFigure } from '../questions/past-figures.ts';
import { datesOfCase } from '../case/dates-of-case.ts';
import { walk } from '../triage/walk.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { OPTION } from '../known-ids/options.ts';
import { rolesThat } from '../people/roles.ts';

/** What people are reminded of, the most urgent first. */
export const REMINDED_OF = [
  /** To be looked at today, and not taken on yet. */
  'untaken',
  /** No weekly update: nobody has recorded seeing the pupil. */
  'update-missing',
  'statutory-date',
  'undecided',
  /** Nobody has decided, and the case is soon no longer kept. */
  'expires',
  'question-unanswered',
  /** A panel outside waits for the headteacher's approval or its papers, meets, or what it said or an appeal is wanted. */
  'panel-approval',
  'panel-papers',
  'panel-appeal',
  'panel-outcome',
  /** Something agreed at a meeting. */
  'meeting-action',
  'review',
  'timetable-end',
  'timetable-review',
  'timetable-la',
  'timetable-return',
  'plan-end',
  'plan-missing',
  /** A check of the provider that the pupil is at expires soon, or a visit is due. */
  'provider-check',
  /** For two weeks or more neither register nor report has come from the provider. */
  'provider-report',
  'office-facts',
  /** About a term ago a pupil went back to class, and nobody has said whether they are still there. */
  'follow-up',
] as const;
export type RemindedOf = (typeof REMINDED_OF)[number];

/** Something about a case that needs somebody's attention. */
export interface Reminder {
  readonly of: RemindedOf;
  readonly referralId: string;
  /** School date `YYYY-MM-DD`: since or by when. */
  readonly date: string;
  /** Each person is reminded once per stage. */
  readonly stage: string;
  /** Which of several with the same date: the id of what was agreed at a meeting; or which check, of which provider. */
  readonly about?: string;
  /** Ids of the people to remind: only those who may know. */
  readonly people: readonly string[];
}

/** What reminders are derived from. */
export interface RemindingSchool {
  readonly settings: SchoolSettings;
  readonly content: Content;
}

/** How many school days people have to make a plan or look up figures before they are reminded (product default). */
const GRACE_DAYS = 2;
/** How many school days ahead statutory dates are mentioned. */
const AHEAD_OF_LAW = [5, 1];
/** Of a reduced timetable without a plan. */
const AHEAD_OF_REVIEW = [3];
const AHEAD_OF_END = [5];
/**
 * How many school days before an undecided case is deleted people hear of it. Cases go at the end of August: counted in
 * calendar days, every one of these would fall in the summer holidays, when nobody is reminded.
 */
const AHEAD_OF_DELETION = [20, 5];
/** So many days before it nobody hears of it yet: more than those school days and the longest holiday. */
const DELETION_DAYS = 90;
/** Where a case stands once nothing comes of it any more. */
const ASKS_FOR_NOTHING: readonly Status[] = ['closed', 'not-needed', 'withdrawn'];
/** How long an urgent concern received in the afternoon waits before everybody is told. */
const UNTAKEN_MINUTES = 60;

/**
 * Everything a case needs on that school day (`YYYY-MM-DD`), in no order. The caller keeps track of stages: a reminder
 * stays in this list until its next stage. Of a case that is over, its panel, what was agreed at meetings, and whether the
 * pupil is still back in class.
 */
export function remindersOf(
  { settings, content }: RemindingSchool,
  referral: Referral,
  today: string,
): readonly Reminder[] {
  const { staff } = settings;
  const referralId = referral.id;
  const owner = findOwners(referral, staff);
  const found: Reminder[] = [];
  const remind = (
    of: RemindedOf,
    date: string,
    stage: string | undefined,
    people: readonly string[] = owner,
  ) => {
    if (stage !== undefined) found.push({ of, referralId, date, stage, people });
  };
  const stage = (date: string, options?: Parameters<typeof stageOfDate>[3]) =>
    stageOfDate(settings, date, today, options);
  /** For what is late only from the day after. */
  const lateStage = (from: string) => (from <= today ? stage(from) : undefined);

  const back = followUpDue(referral, settings, today);
  if (back !== undefined) remind('follow-up', back, 'once');
  found.push(...dayReminders(settings, referral, today));
  if (ASKS_FOR_NOTHING.includes(referral.status)) return found;

  const add = (date: string, count: number) => plusSchoolDays(settings, date, count);
  const byLaw = datesOfCase(referral, content, add)
    .map(({ date }) => date)
    .filter((date) => tellsDate(referral, date));
  for (const date of new Set(byLaw))
    remind('statutory-date', date, stage(date, { ahead: AHEAD_OF_LAW, late: false }));

  if (!isDecided(referral)) {
    const of = waitingEnquiry(referral) ? 'question-unanswered' : 'undecided';
    remind(of, referral.answerBy, lateStage(add(referral.answerBy, 1)));
    const { keptUntil } = expiryOf(referral, settings, { ...USUAL_RETENTION, ...settings.retention });
    if (keptUntil <= plusDays(today, DELETION_DAYS))
      remind('expires', keptUntil, stage(keptUntil, { ahead: AHEAD_OF_DELETION, late: false }));
    const past = pastFiguresOf(referral, content, { today, settings });
    // Figures to be given anew are asked for from the day the rules stopped counting the old ones.
    const since = past.length > 0 ? lastRunOn(referral) : londonDate(referral.sentAt);
    const late = lateStage(add(since, GRACE_DAYS));
    // To find what is missing the rules run: only once it could be late.
    if (late !== undefined && officeFactsMissing(content, referral, today, past))
      remind('office-facts', since, late, findOffice(referral, staff));
  }
  if (awaitsPlan(referral) && referral.decision) {
    const { at } = referral.decision;
    const due = schoolDaysAfter(settings, at, GRACE_DAYS);
    remind('plan-missing', londonDate(at), lateStage(due));
  }
  if (isRunning(referral)) {
    for (const { of, date, ahead } of timetableDates(referral, settings, today))
      remind(
        of,
        date,
        ahead ? stage(date, { ahead, late: false }) : lateStage(add(date, GRACE_DAYS)),
        findOffice(referral, staff),
      );
    const missing = updateMissing(settings, referral, today);
    if (missing)
      remind(
        'update-missing',
        missing.asked,
        missing.whose,
        missing.whose === 'owner' ? owner : keyAdultOf(referral, staff),
      );
  }
  if (
    referral.answers[QUESTION.reducedTimetable] === OPTION.reducedTimetable.yes &&
    referral.status !== 'passed-on' &&
    referral.status !== 'joined' &&
    // A plan that is one has its own review and end.
    !runsTimetable(referral)
  ) {
    // Once office facts are closed, a past date among them can no longer be corrected.
    const late = takesOfficeFacts(referral);
    const { [QUESTION.timetableEnds]: end, [QUESTION.timetableReview]: review } = referral.answers;
    if (typeof review === 'string')
      remind('timetable-review', review, stage(review, { ahead: AHEAD_OF_REVIEW, late }));
    if (typeof end === 'string') remind('timetable-end', end, stage(end, { ahead: AHEAD_OF_END, late }));
  }
  return [...found, ...providerReminders({ settings, content }, referral, today)];
}

/**
 * That nobody has taken on a concern due to be looked at today: for all leads, once, at the end of the school day on
 * which it was received, or of the next one if it was received later. `now` is the moment of `hours`.
 */
export function findNotTakenOn(
  { settings }: Pick<RemindingSchool, 'settings'>,
  referral: Referral,
  hours: RemindingHours,
  now: Date,
): Reminder | undefined {
  const { triage, owner, seen, answerBy, sentAt } = referral;
  if (!hours.afternoon || triage.level !== 'urgent' || isDecided(referral) || owner || seen) return undefined;
  if (answerBy > hours.today || now.getTime() - Date.parse(sentAt) < UNTAKEN_MINUTES * 60_000)
    return undefined;
  const people = findLeads(referral, settings.staff);
  return { of: 'untaken', referralId: referral.id, date: answerBy, stage: 'day', people };
}

/** The most urgent first; of the same kind, the oldest. */
export function sortByUrgency<T extends Pick<Reminder, 'of' | 'date'>>(
  reminders: readonly T[],
): readonly T[] {
  return reminders.toSorted(
    (one, other) =>
      REMINDED_OF.indexOf(one.of) - REMINDED_OF.indexOf(other.of) || one.date.localeCompare(other.date),
  );
}

/** True when the office has a required question of this case still to answer. */
function officeFactsMissing(
  content: Content,
  referral: Referral,
  today: string,
  past: readonly PastFigure[],
): boolean {
  const askedAgain = past.map(({ question }) => question.id);
  const answers = without(referral.answers, askedAgain);
  const given = { today, answers, events: referral.events };
  const office = rolesThat('gives-office-facts');
  const offered = offeredTopics(content, given, 'office-facts', office, askedAgain);
  const topics = new Set(offered.map(({ id }) => id));
  return walk(content, answers, ['office-facts']).missing.some(
    ({ topic, roles }) => topics.has(topic) && mayOpen(roles, office),
  );
}
