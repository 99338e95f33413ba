import { aboutCase } from '../about.ts';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import type { ActAudit } from '../../domain/case/acts.ts';
import type { Plan, Review, WeeklyUpdate } from '../../domain/plan/plan.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { CLOSING_WORDS } from '../../words/cases.ts';
import type { SafeguardingContact, SchoolSettings } from '../../domain/school/settings.ts';
import { message } from '../forms/message-card.ts';
import { button, plain, stopButton, type Drawing } from '../parts.ts';
import { describeDay } from '../../words/dates.ts';

type Saved = Extract<Reply, { show: 'plan-saved' }>;

interface MessageWords {
  readonly title: string;
  readonly lines: readonly string[];
}

interface SavedPlan {
  readonly referral: Referral;
  readonly plan: Plan;
  readonly settings: SchoolSettings;
}

/** A form about a plan was saved: what it is now, who has been told, and what comes next. */
export function drawPlanSaved({ referral, what, mayRead }: Saved, drawing: Drawing): AdaptiveCard {
  const { settings } = drawing;
  const { plan } = referral;
  const { title, lines } = (plan && WORDS[what]?.({ referral, plan, settings })) ?? SAVED;
  const actions = [
    ...(mayRead
      ? [button('Open the plan', 'details', { r: referral.id, view: 'plan' }, { style: 'positive' })]
      : []),
    ...(what === 'update-given' && referral.plan
      ? [button('Correct this update', 'update', { r: referral.id })]
      : []),
    stopButton(),
  ];
  return message(title, lines, actions, aboutCase(referral, drawing));
}

/** What the card says, by what the history calls the act. */
const WORDS: Readonly<Partial<Record<ActAudit, (saved: SavedPlan) => MessageWords>>> = {
  'plan-started': ({ referral, plan, settings }) => ({
    title: `The plan for ${referral.reference} is in place`,
    lines: planLines(plan, referral, settings),
  }),
  'plan-changed': ({ referral, plan }) => ({
    title: `The plan for ${referral.reference} is changed`,
    lines: [nextLine(plan), keyAdultLine(plan)],
  }),
  'update-given': ({ plan, settings }) => {
    const update = plan.updates.at(-1);
    return update
      ? { title: 'Thank you. The update is in the case', lines: updateLines(update, plan, settings.dsl) }
      : SAVED;
  },
  reviewed: ({ referral, plan, settings }) => {
    const review = plan.reviews.at(-1);
    return {
      title: 'The review is saved. Thank you',
      lines: review ? reviewLines(review, referral, settings) : [],
    };
  },
};
const SAVED: MessageWords = { title: 'Saved. Thank you', lines: [] };

function nextLine({ nextReview, end }: Plan): string {
  return `Next review: ${day(nextReview)}. The plan ends on ${day(end)}.`;
}

function keyAdultLine({ keyAdult }: Plan): string {
  return `${plain(keyAdult.name)} is the key adult, gets a message if that is new, and is asked for a short update once a week.`;
}

function planLines(plan: Plan, referral: Referral, settings: SchoolSettings): readonly string[] {
  return [
    `It starts on ${day(plan.start)}. First review: ${day(plan.nextReview)}. It ends on ${day(plan.end)}.`,
    `${plain(plan.keyAdult.name)} is the key adult: they are told now and asked for a short update once a week.`,
    referrerLine(referral, settings, 'It says that a plan is running, and nothing of what is in it.'),
  ];
}

/** What is being sent to the referrer. Whether it arrives is not known yet, and a leaver gets nothing. */
function referrerLine({ referrer }: Referral, { staff }: SchoolSettings, more = ''): string {
  if (!staff.some(({ id }) => id === referrer.id))
    return 'The person who raised the concern is not on the staff list any more, so they are not told.';
  return `A message goes to the person who raised the concern. ${more}`.trim();
}

/** What to do today when contact was missed or nobody saw the pupil: the bot only says so, people act. */
function updateLines(update: WeeklyUpdate, plan: Plan, dsl: SafeguardingContact): readonly string[] {
  const said = `${update.attended} of ${update.offered} ${update.offered === 1 ? 'session' : 'sessions'} this week, engagement ${update.engagement} of 5.`;
  if (update.seen && update.contactKept !== false) return [said, `Next review: ${day(plan.nextReview)}.`];
  const missing = update.seen
    ? 'The agreed contact did not take place.'
    : 'Nobody from school has seen the pupil in person this week.';
  return [
    said,
    `${missing} Please do this today: agree with the inclusion lead who sees the pupil, and when. A message goes to the lead who looks after the case.`,
    `If you are worried about the pupil's safety, speak to ${plain(dsl.name)} (DSL) on ${plain(dsl.phone)} in person or by phone now. This update is not a report to the DSL.`,
  ];
}

function reviewLines(review: Review, referral: Referral, settings: SchoolSettings): readonly string[] {
  const { plan, closing } = referral;
  if (closing)
    return [
      `The case is closed: ${CLOSING_WORDS[closing.outcome].toLowerCase()}. ${referrerLine(referral, settings, 'It holds your sentence.')}`,
      'There are no more reviews or weekly updates.',
    ];
  const next = plan ? nextLine(plan) : '';
  switch (review.decision) {
    case 'reintegrate':
      return [`The way back to class begins. ${referrerLine(referral, settings)}`, next];
    case 'step-down':
      return [
        review.hoursInSchool === undefined
          ? `From now on it is ${review.hoursPerWeek ?? plan?.hoursPerWeek ?? 0} hours a week.`
          : `From now on it is ${review.hoursInSchool} hours a week in school.`,
        next,
      ];
    case 'continue':
    case 'change':
    case 'close':
      return [next];
  }
}

function day(date: string): string {
  return `${describeDay(date)} ${date.slice(0, 4)}`;
}
