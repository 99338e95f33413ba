import type { DeliveryOf, Problem } from '../../app/ports/deliveries.ts';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import { channelName } from '../../words/channels.ts';
import { mondayOf } from '../../domain/calendar/iso-week.ts';
import { describeDay } from '../../words/dates.ts';
import type { SchoolSettings } from '../../domain/school/settings.ts';
import { messageCard, safetyLine } from '../forms/message-card.ts';
import { stopButton } from '../parts.ts';
import { render } from '../render.ts';

/** Tells a lead what the bot could not post, what it does now, and how to fix it. */
export function drawProblem(
  delivery: DeliveryOf<'problem'> & { readonly problem: Problem },
  settings: SchoolSettings,
): AdaptiveCard {
  const { title, says } = WORDS[delivery.problem](
    delivery.about === 'digest' ? digestWords(delivery, settings) : CASE_WORDS,
  );
  return render(messageCard, {
    title,
    paragraphs: [...says, safetyLine(settings.dsl)].map((text) => ({ text })),
    facts: [],
    hasFacts: false,
    actions: [stopButton()],
  });
}

/** The words that differ between a digest and a case's card. */
interface Words {
  /** `the inclusion channel` */
  readonly where: string;
  /** `The weekly digest due in the week of Mon 23 Nov` */
  readonly what: string;
  /** What happens by itself, or is left to do, once the channel works again. */
  readonly onceItWorks: string;
  /** What happens by itself once somebody has opened the channel with the bot. */
  readonly onceOpened: string;
  readonly again: string;
}

const CASE_WORDS: Words = {
  where: 'the inclusion channel',
  what: 'The card of a referral',
  onceItWorks:
    'The card is tried again every half hour and comes by itself. Until then, type "open" here to see every case that waits for an answer.',
  onceOpened:
    'The card then comes by itself. Until then, type "open" here to see every case that waits for an answer.',
  again: 'Type "open" here to see every case that waits for an answer, and ask IT support to look.',
};

function digestWords({ channel, week }: DeliveryOf<'problem'>, settings: SchoolSettings): Words {
  const monday = week === undefined ? undefined : mondayOf(week);
  return {
    where: channelName(settings, channel),
    what: `The weekly digest${monday === undefined ? '' : ` due in the week of ${describeDay(monday)}`}`,
    onceItWorks: 'Then type "digest now" here to post it. Later weeks come by themselves.',
    onceOpened: 'The digest then comes by itself, for three days after its time.',
    again: 'Type "digest now" here if you want it posted again. Later weeks come by themselves.',
  };
}

const WORDS: Readonly<
  Record<Problem, (words: Words) => { readonly title: string; readonly says: readonly string[] }>
> = {
  'channel-gone': ({ where, what, onceItWorks }) => ({
    title: 'A channel is not there any more',
    says: [
      `${what} could not be posted: Teams says that ${where} does not exist.`,
      'If it was deleted, ask whoever looks after the bot for help: they put the new channel id in the settings ("channels") and start it again. If it was deleted by mistake, an owner of the team can restore it.',
      onceItWorks,
    ],
  }),
  'channel-closed': ({ where, what, onceItWorks }) => ({
    title: 'The bot may not post in a channel',
    says: [
      `${what} could not be posted: Teams does not let the bot into ${where}. It may have been removed from the team, or blocked.`,
      'An owner of the team can add it again: in Teams, "Manage team", "Apps". If it is still listed there, ask IT support whether it is blocked.',
      onceItWorks,
    ],
  }),
  'channel-unknown': ({ where, what, onceOpened }) => ({
    title: 'The bot does not know a channel yet',
    says: [
      `${what} could not be posted: nobody has spoken to the bot in ${where} yet, so it cannot reach it.`,
      'Add the bot to the team, then write a post in that channel that mentions it with @ and says "hello".',
      onceOpened,
    ],
  }),
  'not-sent': ({ where, what, again }) => ({
    title: 'Something could not be posted',
    says: [
      `${what} did not get to ${where}: Teams refused it each time, and it is not tried any more.`,
      again,
    ],
  }),
  'perhaps-sent': ({ where, what, again }) => ({
    title: 'Please look whether something was posted',
    says: [
      `${what} may or may not be in ${where}: the connection broke while it was being sent. It is not sent again by itself, so that it is not there twice.`,
      again,
    ],
  }),
  missed: ({ where, what, again }) => ({
    title: 'A weekly digest was missed',
    says: [
      `${what} was not posted in ${where}: the bot was not running at the time, and now it is too late for it. The next one counts from the last that was posted.`,
      again,
      'If this happens again, ask whoever looks after the bot to keep it running, or to start "npm run job -- digest" from outside.',
    ],
  }),
};
