import { plusSchoolDays, type SchoolCalendar } from '../calendar/calendar.ts';
import type { Knowledge } from '../content/knowledge.ts';
import { dayInWords, londonDate } from '../calendar/london.ts';
import { tellsDate } from './join.ts';
import { awaitsPlan, isDecided, isRunning, type Referral } from './referral.ts';
import { datesOfCase } from './dates-of-case.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { OPTION } from '../known-ids/options.ts';

/** Something that is due on a case: its day (`YYYY-MM-DD`, perhaps past), and a line that says what. */
export interface DueItem {
  readonly date: string;
  readonly text: string;
}

/** Days from and to which things count as due, and what they are counted with. */
export interface DueSetting {
  readonly knowledge: Knowledge;
  readonly calendar: SchoolCalendar;
  readonly today: string;
  /** Dates ahead count up to this day. */
  readonly until: string;
}

/**
 * What is due on a case, soonest first: an answer, the plan that an approval asks for, a review or the end of a running
 * plan, the review or end of a reduced timetable (WT24), and dates that law sets. For those who may read the case.
 */
export function whatIsDue(referral: Referral, setting: DueSetting): readonly DueItem[] {
  return [
    ...answerDue(referral, setting),
    ...planDue(referral, setting),
    ...timetableDue(referral, setting),
    ...setByLaw(referral, setting),
  ].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function answerDue(referral: Referral, { today }: DueSetting): readonly DueItem[] {
  const { answerBy } = referral;
  return isDecided(referral) || answerBy > today ? [] : [due(answerBy, today, 'Answer')];
}

function planDue(referral: Referral, { today, until }: DueSetting): readonly DueItem[] {
  const { decision, status } = referral;
  if (decision && awaitsPlan(referral)) {
    const date = londonDate(new Date(decision.at));
    return [{ date, text: `Approved ${dayInWords(date)}: the plan is still to be made` }];
  }
  if (!isRunning(referral)) return [];
  const { nextReview, end } = referral.plan;
  return [
    ...(nextReview <= until ? [due(nextReview, today, 'Review')] : []),
    ...(end <= until
      ? [
          {
            date: end,
            text: `${status === 'reintegrating' ? 'The way back' : 'The plan'} ${end < today ? 'was to end' : 'ends'} ${dayInWords(end)}`,
          },
        ]
      : []),
  ];
}

/** Until the case is finished: a reduced timetable is for a time, and looked at again before that ends (WT24). */
function timetableDue(
  { answers, status, plan, decision }: Referral,
  setting: DueSetting,
): readonly DueItem[] {
  const { today, until } = setting;
  const looksOn = status !== 'closed' && (!decision || plan !== undefined || awaitsPlan({ status }));
  if (!looksOn || answers[QUESTION.reducedTimetable] !== OPTION.reducedTimetable.yes) return [];
  const within = (date: unknown): date is string => typeof date === 'string' && date <= until;
  const { [QUESTION.timetableEnds]: end, [QUESTION.timetableReview]: review } = answers;
  return [
    ...(within(review) ? [due(review, today, 'Review of the reduced timetable')] : []),
    ...(within(end)
      ? [
          {
            date: end,
            text: `The reduced timetable ${end < today ? 'was to end' : 'ends'} ${dayInWords(end)}`,
          },
        ]
      : []),
  ];
}

function setByLaw(referral: Referral, { knowledge, calendar, today, until }: DueSetting): readonly DueItem[] {
  const add = (date: string, count: number) => plusSchoolDays(calendar, date, count);
  return datesOfCase(referral, knowledge, add)
    .filter(({ date }) => today <= date && date <= until && tellsDate(referral, date))
    .map(({ what, date }) => ({ date, text: `${what} ${dayInWords(date)}` }));
}

function due(date: string, today: string, what: string): DueItem {
  const when = date < today ? 'was due' : date === today ? 'is due today,' : 'is due';
  return { date, text: `${what} ${when} ${dayInWords(date)}` };
}
