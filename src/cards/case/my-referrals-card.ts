import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { isRunning, type Referral } from '../../domain/case/referral.ts';
import {
  STANDINGS_FOR_REFERRER,
  standingForReferrer,
  type StandingForReferrer,
} from '../../domain/case/to-do.ts';
import { describeClosing, STATUS_FOR_REFERRER } from '../../words/cases.ts';
import { describeDay } from '../../words/dates.ts';
import { describePage } from '../../words/lists.ts';
import { button, pageButtons, press, stopButton, type Drawing } from '../parts.ts';
import { render } from '../render.ts';
import { openedFrom } from '../way-back.ts';
import { casesCard, describeWho, part, type CaseRow } from './cases-card.ts';

const HEADINGS: Readonly<Record<StandingForReferrer, string>> = {
  asked: 'Waiting for your answer',
  'under-way': 'Under way',
  over: 'Finished',
};

/** The referrals somebody sent, those that wait for their answer first. */
export function drawMyReferrals(
  reply: Extract<Reply, { show: 'my-referrals' }>,
  drawing: Drawing,
): AdaptiveCard {
  const { referrals, page, pages } = reply;
  const none = referrals.length === 0;
  const back = openedFrom({ list: 'my-referrals', page });
  return render(casesCard, {
    title: none ? 'You have not sent a referral yet' : 'Referrals you sent',
    paragraphs: [
      {
        text: none
          ? 'Anything you send is listed here, with its outcome.'
          : 'Newest first. Press one to open it.',
      },
    ],
    groups: STANDINGS_FOR_REFERRER.map((standing) => ({
      heading: HEADINGS[standing],
      hasHeading: true,
      rows: referrals
        .filter((referral) => standingForReferrer(referral) === standing)
        .map((referral) => row(referral, standing, drawing, back)),
    })).filter(({ rows }) => rows.length > 0),
    page: describePage(reply),
    hasPage: pages > 1,
    actions: [
      ...pageButtons(reply, 'my-referrals'),
      button('Raise a new concern', 'start'),
      button('Back to the start', 'welcome'),
      stopButton(),
    ],
  });
}

function row(
  referral: Referral,
  standing: StandingForReferrer,
  drawing: Drawing,
  back: { back: string },
): CaseRow {
  const { id, reference, sentAt } = referral;
  const asked = standing === 'asked';
  return {
    who: describeWho(referral, drawing),
    parts: [
      part(`${describeStanding(referral)}. `, asked ? { colour: 'attention', weight: 'bolder' } : {}),
      part(`Sent ${describeDay(londonDate(sentAt))}.`, { subtle: true }),
    ],
    ...press(`Open ${reference}`, 'my-referral', { r: id, ...back }),
  };
}

/** Where a referral stands for the person who sent it, with the next date there is. */
function describeStanding(referral: Referral): string {
  const { closing, status } = referral;
  if (closing) return describeClosing(closing);
  if (isRunning(referral))
    return `${STATUS_FOR_REFERRER[status]}; next review ${describeDay(referral.plan.nextReview)}`;
  return STATUS_FOR_REFERRER[status];
}
