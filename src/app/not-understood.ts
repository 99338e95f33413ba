import type { Referral } from '../domain/case/referral.ts';
import { readCaseText } from './case/case-text.ts';
import { mayReadDetails } from './case/case-reply.ts';
import { welcome } from './forms/begin.ts';
import {
  describeCommands,
  describeNotUnderstood,
  NO_FILES_TAKEN,
  describeAnswerOffer,
  WHICH_QUESTION,
} from '../words/bot.ts';
import type { TextProblem } from './for-presser.ts';
import type { Reply } from './reply.ts';
import type { TurnResult, Turn } from './turn.ts';
import { readMyOpenQuestions } from './waiting.ts';
import { waitingEnquiry } from '../domain/case/enquiries.ts';
import { pupilReference } from '../words/cases.ts';
import { can } from '../domain/people/roles.ts';

/**
 * Says that a typed message was neither understood nor stored, and which words work for this person. If exactly one
 * question waits for their answer, its card offers the text, to be sent with one press.
 */
export async function notUnderstood(turn: Turn, text: string): Promise<TurnResult> {
  const [asked, ...others] = await readMyOpenQuestions(turn);
  if (asked && others.length === 0) return { reply: offerAsAnswer(asked, text) };
  return withNotice(turn, asked ? WHICH_QUESTION : describeNotUnderstood(wordsFor(turn)));
}

function offerAsAnswer(referral: Referral, text: string): Reply {
  const read = readCaseText('answer', text);
  const problem: TextProblem =
    'problem' in read
      ? read.problem
      : {
          field: 'answer',
          typed: read.text,
          sentence: describeAnswerOffer(
            waitingEnquiry(referral)?.askedBy.name ?? '',
            pupilReference(referral),
          ),
        };
  return { show: 'my-referral', referral, news: 'asked', problem };
}

/** Shows the words that work for this person, with the welcome. */
export async function help(turn: Turn): Promise<TurnResult> {
  return withNotice(turn, describeCommands(wordsFor(turn)));
}

/** Says that an attached picture or file was ignored. */
export async function refuseFile(turn: Turn): Promise<TurnResult> {
  return withNotice(turn, NO_FILES_TAKEN);
}

async function withNotice(turn: Turn, notice: string): Promise<TurnResult> {
  const { reply } = await welcome(turn);
  const isFirst = 'show' in reply && (reply.show === 'welcome' || reply.show === 'home');
  return { reply: isFirst ? { ...reply, notice } : reply };
}

function wordsFor(turn: Turn): readonly string[] {
  const words = ['resume', 'my referrals', 'my plans', 'my dates', 'reminders', 'my data'];
  if (mayReadDetails(turn)) words.push('open', 'due', 'plans', 'mine', 'waiting', 'find AB 8');
  if (can(turn.person, 'keeps-providers')) words.push('providers', 'register');
  if (can(turn.person, 'imports-figures')) words.push('figures');
  if (can(turn.person, 'makes-census')) words.push('census');
  if (can(turn.person, 'reads-outcomes')) words.push('outcomes');
  if (can(turn.person, 'runs-digests')) words.push('digest');
  if (can(turn.person, 'handles-data')) words.push('data');
  return words;
}
