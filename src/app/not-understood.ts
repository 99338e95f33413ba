import { waitingEnquiry } from '../domain/case/decide.ts';
import { mayReadDetails } from './case/lead.ts';
import { welcome } from './concern/begin.ts';
import type { Done, Turn } from './turn.ts';

/** One's own referrals that are looked at for a question that waits: the latest. */
const LATEST = 20;
/** The longest text put back on a card when it cannot be an answer: cards have a size limit (28 KB). */
const LONGEST_ECHO = 2000;

/**
 * Says that something typed was not understood and not kept, and which words work for this person. Where one question
 * waits for their answer, the text stands on its card, to be sent with one press.
 */
export async function notUnderstood(turn: Turn, text: string): Promise<Done> {
  const [asked, ...others] = await waitingForAnswers(turn);
  if (asked && others.length === 0)
    return {
      reply: {
        show: 'my-referral',
        referral: asked,
        news: 'asked',
        problem: {
          field: 'answer',
          typed: text.trim().slice(0, LONGEST_ECHO),
          sentence: 'Shall I send this as your answer? Then press "Send my answer".',
        },
      },
    };
  const notice = asked
    ? 'That was not sent to anybody, and nothing of it was kept. Questions wait for your answer: type "my referrals" and open the one you mean.'
    : `I did not understand that, so nothing was done, and nothing of it was kept or sent. ${wordsFor(turn)}`;
  return withNotice(turn, notice);
}

/** Says what became of a picture or a file that came with a message: nothing. */
export async function fileSent(turn: Turn): Promise<Done> {
  return withNotice(
    turn,
    "I cannot take pictures or files: nothing of it was kept or passed on, but it still stands in this chat. Please delete it here, and put what belongs to a pupil's record where your school keeps it.",
  );
}

async function waitingForAnswers(turn: Turn) {
  const { items } = await turn.records.referralsBy(turn.person.id, LATEST);
  return items.filter((referral) => waitingEnquiry(referral) !== undefined);
}

async function withNotice(turn: Turn, notice: string): Promise<Done> {
  const { reply } = await welcome(turn);
  return { reply: 'show' in reply && reply.show === 'welcome' ? { ...reply, notice } : reply };
}

function wordsFor(turn: Turn): string {
  const words = ['resume', 'my referrals', 'my plans', 'reminders'];
  if (mayReadDetails(turn)) words.push('open', 'due', 'plans', 'mine', 'waiting', 'providers', 'find AB 8');
  if (turn.person.roles.includes('inclusion-lead')) words.push('digest');
  return `These words work for you: ${words.map((word) => `"${word}"`).join(', ')}, and "stop" at any moment.`;
}
