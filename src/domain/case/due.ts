import { plusSchoolDays, type SchoolCalendar } from '../calendar/calendar.ts';
import type { Plan } from '../plan/plan.ts';
import type { Content, ProviderCheck } from '../content/content.ts';
import { londonDate } from '../calendar/london.ts';
import type { KeptDate, StatutoryDate } from './statutory-dates.ts';
import { asText } from '../content/answer-values.ts';
import { tellsDate } from './join.ts';
import { actionsToDo } from './still-to-come.ts';
import { latestPanel, nextStepOf } from './panels.ts';
import { awaitsPlan, isDecided, isRunning, type Referral, runsTimetable } from './referral.ts';
import { datesOfCase } from './dates-of-case.ts';
import { QUESTION } from '../known-ids/questions.ts';
import { OPTION } from '../known-ids/options.ts';

/** Something due on a case, with its day (`YYYY-MM-DD`, possibly past). */
export type DueItem = { readonly date: string } & (
  | {
      readonly due:
        | 'answer'
        | 'plan-to-make'
        | 'review'
        | 'plan-end'
        | 'way-back-end'
        | 'timetable-review'
        | 'timetable-end'
        | 'panel-papers'
        | 'panel-outcome'
        | 'panel-appeal'
        | 'meeting-action';
    }
  /** A check of the provider that the pupil is at, by its id, expires on that day; or a visit is due. */
  | { readonly due: 'provider-check'; readonly provider: string; readonly check: ProviderCheck | 'visit' }
  | { readonly due: 'by-law'; readonly law: StatutoryDate | KeptDate }
);

/** The period in which things count as due, and what they are counted with. */
export interface DueSetting {
  readonly content: Content;
  readonly calendar: SchoolCalendar;
  readonly today: string;
  /** What expires of the checks of a plan's provider while it runs. */
  readonly providerExpiries?: (
    plan: Plan,
  ) => readonly { readonly check: ProviderCheck | 'visit'; readonly until: string }[];
  /** Dates ahead count up to this day. */
  readonly until: string;
}

/**
 * What is due on a case, soonest first: an answer, the plan that an approval asks for, a review or the end of a running
 * plan, checks of its provider that expire while it runs, the review or end of a reduced timetable (WT26), the days of a panel, what was agreed at meetings, and dates that law sets. For those who may read the case.
 */
export function whatIsDue(referral: Referral, setting: DueSetting): readonly DueItem[] {
  return [
    ...answerDue(referral, setting),
    ...planDue(referral, setting),
    ...providerDue(referral, setting),
    ...timetableDue(referral, setting),
    ...panelDue(referral, setting),
    ...actionsDue(referral, setting),
    ...setByLaw(referral, setting),
  ].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

function answerDue(referral: Referral, { today }: DueSetting): readonly DueItem[] {
  const { answerBy } = referral;
  return isDecided(referral) || answerBy > today ? [] : [{ due: 'answer', date: answerBy }];
}

function planDue(referral: Referral, { until }: DueSetting): readonly DueItem[] {
  const { decision, status } = referral;
  if (decision && awaitsPlan(referral)) return [{ due: 'plan-to-make', date: londonDate(decision.at) }];
  if (!isRunning(referral)) return [];
  const { nextReview, end } = referral.plan;
  return within(until, [
    { due: 'review', date: nextReview },
    { due: status === 'reintegrating' ? 'way-back-end' : 'plan-end', date: end },
  ]);
}

/** Of the checks of the provider the first that has expired or expires soon: one is enough to open the provider. */
function providerDue(referral: Referral, { providerExpiries, until }: DueSetting): readonly DueItem[] {
  if (!isRunning(referral)) return [];
  const { plan } = referral;
  const [first] = providerExpiries?.(plan) ?? [];
  if (!first || plan.provider === undefined) return [];
  return within(until, [
    { due: 'provider-check', date: first.until, provider: plan.provider, check: first.check },
  ]);
}

/** Until the case is finished: a reduced timetable is for a time, and looked at again before that ends (WT26). */
function timetableDue(referral: Referral, { until }: DueSetting): readonly DueItem[] {
  const { answers, status, plan, decision } = referral;
  if (runsTimetable(referral)) return [];
  const looksOn = status !== 'closed' && (!decision || plan !== undefined || awaitsPlan({ status }));
  if (!looksOn || answers[QUESTION.reducedTimetable] !== OPTION.reducedTimetable.yes) return [];
  const [end, review] = [asText(answers[QUESTION.timetableEnds]), asText(answers[QUESTION.timetableReview])];
  return within(until, [
    ...(review === undefined ? [] : [{ due: 'timetable-review' as const, date: review }]),
    ...(end === undefined ? [] : [{ due: 'timetable-end' as const, date: end }]),
  ]);
}

/** What the latest panel waits for, and the last day to appeal against what it said. */
function panelDue(referral: Referral, { today, until }: DueSetting): readonly DueItem[] {
  const panel = latestPanel(referral);
  if (!panel) return [];
  const { deadline, meets, appeal } = panel;
  const step = nextStepOf(panel);
  return within(until, [
    ...(step === 'approve' || step === 'send' ? [{ due: 'panel-papers' as const, date: deadline }] : []),
    ...(step === 'hear' && meets !== undefined ? [{ due: 'panel-outcome' as const, date: meets }] : []),
    // Once it is past, nothing is to be done about it.
    ...(step === 'follow' && appeal?.by !== undefined && appeal.by >= today && appeal.madeOn === undefined
      ? [{ due: 'panel-appeal' as const, date: appeal.by }]
      : []),
  ]);
}

/** What was agreed at meetings and is not done yet. */
function actionsDue(referral: Referral, { until }: DueSetting): readonly DueItem[] {
  return within(
    until,
    actionsToDo(referral).map(({ action }) => ({ due: 'meeting-action', date: action.by })),
  );
}

function setByLaw(referral: Referral, { content, calendar, today, until }: DueSetting): readonly DueItem[] {
  const add = (date: string, count: number) => plusSchoolDays(calendar, date, count);
  return datesOfCase(referral, content, add)
    .filter(({ date }) => today <= date && date <= until && tellsDate(referral, date))
    .map((law) => ({ due: 'by-law', date: law.date, law }));
}

function within(until: string, items: readonly DueItem[]): readonly DueItem[] {
  return items.filter(({ date }) => date <= until);
}
