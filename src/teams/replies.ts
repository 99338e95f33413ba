import { randomBytes } from 'node:crypto';
import type { AdaptiveCard } from '../app/ports/messenger.ts';

/** The sentence for a failure, with the reference that finds it in the log. */
export function brokenSentence(reference: string): string {
  return `That was not saved. Please try again. If it happens again, tell your IT support and give them this reference: ${reference}.`;
}

/** Four hexadecimal digits, short enough to say on the telephone. */
export function newReference(): string {
  return randomBytes(2).toString('hex').toUpperCase();
}

export const TAKES_LONG =
  'This takes longer than usual. It may still be saved: please wait a minute, then type "hello" in our chat to see how things stand.';
export const NOTHING_TO_SHOW = 'There is nothing new to show. Type "hello" in our chat to start from here.';
const NOT_OFFERED =
  'This bot does not do that. Please open its own chat and type "hello" to see what it can do.';
export const TOO_OLD_HERE =
  'This version of Teams cannot show the answer here. Please use the newest version, or type "hello" to me in our own chat.';
export const FILE_NOT_SAVED =
  'The file could not be saved to your files. Nothing else was changed. Please press "Get it as a file" again; if it happens again, ask your IT support whether OneDrive is switched on for you.';
export const CARD_SUMMARY = 'A message from the referral bot';

/** The reply to an invoke: always HTTP 200, because Teams shows anything else as "Something went wrong". */
export interface InvokeReply {
  readonly status: 200;
  readonly body: unknown;
}

/** Shows a card to the person who pressed, and to nobody else. */
export function cardReply(card: AdaptiveCard): InvokeReply {
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
  };
}

/** Shows a sentence; the card stays as it is. Teams refuses an empty one, so that becomes a neutral sentence. */
export function sentenceReply(sentence: string): InvokeReply {
  const value = sentence.trim() === '' ? NOTHING_TO_SHOW : sentence;
  return {
    status: 200,
    body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value },
  };
}

/**
 * Shows a sentence in a dialog of its own, to whoever gave a command and to nobody else. It is on a card without buttons,
 * because for a command Teams takes no sentence by itself.
 */
export function dialogReply(sentence: string): InvokeReply {
  const content = {
    type: 'AdaptiveCard',
    version: '1.5',
    lang: 'en',
    body: [{ type: 'TextBlock', text: sentence, wrap: true }],
  };
  const card = { contentType: 'application/vnd.microsoft.card.adaptive', content };
  const value = { title: CARD_SUMMARY, height: 'small', width: 'small', card };
  return { status: 200, body: { task: { type: 'continue', value } } };
}

/** Acknowledges an invoke that needs no answer. */
export function acknowledge(): InvokeReply {
  return { status: 200, body: {} };
}

/** Refuses what this bot does not offer, in the shape that each kind of invoke needs. */
export function refuseInvoke(name: string | undefined): InvokeReply {
  const reply = (body: unknown): InvokeReply => ({ status: 200, body });
  if (name === undefined) return sentenceReply(NOT_OFFERED);
  if (name === 'task/fetch' || name === 'task/submit')
    return reply({ task: { type: 'message', value: NOT_OFFERED } });
  if (name.startsWith('composeExtension/'))
    return reply({ composeExtension: { type: 'message', text: NOT_OFFERED } });
  if (name.startsWith('config/'))
    return reply({ responseType: 'config', config: { type: 'message', value: NOT_OFFERED } });
  if (name === 'application/search')
    return reply({
      statusCode: 200,
      type: 'application/vnd.microsoft.search.searchResponse',
      value: { results: [] },
    });
  return sentenceReply(NOT_OFFERED);
}
