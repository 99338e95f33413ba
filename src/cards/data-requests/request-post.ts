import type { DataRequest } from '../../app/ports/data-requests.ts';
import type { Post } from '../../app/ports/messenger.ts';
import { REQUEST_POST } from '../../words/data-requests.ts';
import { message } from '../forms/message-card.ts';
import { button, plain, stopButton } from '../parts.ts';

/** Brings somebody to a request, in their own chat. Says nothing about the pupil. */
export function drawDataRequestPost({ id, by, end }: DataRequest, news: 'asked' | 'ended'): Post {
  const { title, says, open, summary } = REQUEST_POST[end?.as === 'overtaken' ? 'overtaken' : news];
  const actions = [button(open, 'data-request', { q: id }, { style: 'positive' }), stopButton()];
  return { card: message(title, [says(plain((end?.by ?? by).name))], actions), summary };
}
