import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import { pupilReference, describeYear } from '../../words/cases.ts';
import { isoWeekOf } from '../../domain/calendar/iso-week.ts';
import { isRunning } from '../../domain/case/referral.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import { button, pageButtons, plain, stopButton, type Drawing } from '../parts.ts';
import { describePage } from '../../words/lists.ts';
import { openedFrom } from '../way-back.ts';
import { render } from '../render.ts';
import { listCard } from '../forms/welcome-card.ts';
import { describeMoment, describeDay } from '../../words/dates.ts';

/** The plans of a key adult: the pupil, the next update, and a button for it. */
export function drawMyPlans(reply: Extract<Reply, { show: 'my-plans' }>, drawing: Drawing): AdaptiveCard {
  const { referrals, mayRead, page, pages } = reply;
  const back = openedFrom({ list: 'my-plans', page });
  const { today } = drawing;
  const none = referrals.length === 0;
  return render(listCard, {
    title: none ? 'You are key adult in no plan that runs now' : 'Plans you are key adult in',
    paragraphs: [
      {
        text: none
          ? 'A lead names the key adult when a plan is made, and you are told here.'
          : 'Once a week, about thirty seconds: how it went, and who has seen the pupil. Next review first.',
      },
      ...(pages > 1 ? [{ text: describePage(reply) }] : []),
    ],
    items: referrals.filter(isRunning).map((referral) => ({
      title: `Pupil ${plain(pupilReference(referral))}, ${describeYear(referral, drawing)} (${referral.reference})`,
      line: `${nextUpdate(referral.plan, today)} Next review ${describeDay(referral.plan.nextReview)}.`,
      actions: [
        ...(today < referral.plan.start
          ? []
          : [button('Give the weekly update', 'update', { r: referral.id }, { style: 'positive' })]),
        mayRead
          ? button('Open the plan', 'details', { r: referral.id, view: 'plan', ...back })
          : button('Open the plan', 'plan-summary', { r: referral.id, ...back }),
      ],
    })),
    actions: [...pageButtons(reply, 'my-plans'), stopButton()],
  });
}

function nextUpdate({ start, updates }: Plan, today: string): string {
  if (today < start) return `Starts ${describeDay(start)}; the first update is for that week.`;
  const given = updates.find(({ week }) => week === isoWeekOf(today));
  return given
    ? `This week's update was given ${describeMoment(given.at)}, by ${plain(given.by.name)}.`
    : "This week's update is still to come.";
}
