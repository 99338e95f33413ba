import { NOT_ANSWERED } from './answers.ts';
import { describeDay } from './dates.ts';

/** Said on a concern that somebody wanted to go on with, or delete, after it was sent. */
export function describeSentBefore(day: string): string {
  return `You sent this concern on ${describeDay(day)}, so there is no draft of it any more. This is how it stands now.`;
}

/** The answer to a press on a card of a draft that is not there any more. */
export const DRAFT_GONE = {
  title: 'This draft is no longer here',
  why: 'It was sent, saved or deleted since this card was shown, or nobody went on with it for seven days. Your press changed nothing.',
  where: 'What you have not finished, and any question for you, is at the start.',
} as const;

/** In place of a card of a draft, once somebody has gone on with it on another. */
export const WENT_ON = {
  title: 'You went on with this on another card',
  where: 'Type "resume" to see what you have not finished, or "my referrals" to see what you sent.',
} as const;

/** Why a press on an older card changed nothing: the questions follow as they are answered now. */
export const OLDER_CARD =
  'The card you pressed was an older one. Your newer answers stand, as you see here. Please change what is not right, or tick what you want to use instead.';

/** The tick that takes what the older card had. */
export const TAKE_OLDER = 'Use this instead';

/** Why nothing was sent or saved: the card that was pressed showed other answers. */
export const OLDER_CHECK =
  'Your answers have changed since that card was shown. Please check them as they are now, then press again.';

/** Beside an answer: what the older card had there. */
export function describeOnOlderCard(had: string): string {
  return had === NOT_ANSWERED ? 'On the older card this was blank.' : `On the older card: ${had}`;
}

/** After one that opened a question before the card where the draft was. */
export const OPEN_BEFORE =
  'That was an older card. What you put there is saved, and this question follows from it. After it, the others go on.';

/** After a press on an older card that fitted: the draft was further on. */
export const WHERE_YOU_WERE =
  'That was an older card. What you put there is saved, and this is where you were.';
