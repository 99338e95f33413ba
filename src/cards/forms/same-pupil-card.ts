import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import { STATUS_FOR_REFERRER, pupilReference } from '../../words/cases.ts';
import { londonDate } from '../../domain/calendar/london.ts';
import { aboutDraft } from '../about.ts';
import { button, plain, stopButton, type Drawing } from '../parts.ts';
import { message } from './message-card.ts';
import { describeDay } from '../../words/dates.ts';

/** How many of each the card shows: the latest. */
const MOST_SHOWN = 3;

/**
 * The person's own unfinished concerns and open referrals about the pupil they have just named: carry on there, or
 * here.
 */
export function drawSamePupil(
  { draft, begun, raised, isEmpty }: Extract<Reply, { show: 'same-pupil' }>,
  drawing: Drawing,
): AdaptiveCard {
  const pupil = plain(pupilReference(draft));
  const instead: Record<string, string> = isEmpty ? { instead: draft.id } : {};
  const drafts = begun.slice(-MOST_SHOWN);
  const cases = raised.slice(0, MOST_SHOWN);
  const day = (instant: string) => describeDay(londonDate(instant));
  return message(
    `You have already written about pupil ${pupil}`,
    [
      ...drafts.map(
        ({ draft: { startedAt } }) =>
          `You have begun a concern about this pupil on ${day(startedAt)} and not sent it.`,
      ),
      ...cases.map(
        ({ reference, sentAt, status }) =>
          `You raised ${reference} about this pupil on ${day(sentAt)}. ${STATUS_FOR_REFERRER[status]}.`,
      ),
      isEmpty
        ? 'Has something new happened? A note there reaches whoever has it. If you go on there, this new concern is deleted; it says no more than whom it is about.'
        : 'Has something new happened? A note there reaches whoever has it. This new concern stays as it is, for seven days.',
    ],
    [
      ...cases.map(({ id, reference }) =>
        button(`Add a note to ${reference}`, 'my-referral', { r: id, ...instead }, { style: 'positive' }),
      ),
      ...drafts.map(({ draft: { id, startedAt } }) =>
        button(`Go on with the one of ${day(startedAt)}`, 'resume', { d: id, ...instead }),
      ),
      button('Start afresh: carry on here', 'resume', { d: draft.id }),
      stopButton(draft.id),
    ],
    aboutDraft(draft, drawing),
  );
}
