import { SendFailure } from '../app/ports.ts';

/** What was tried; a missing message means something else when it was to be edited. */
export type Attempt = 'send' | 'edit';

/** Teams will not let the bot speak there until a person changes something: a block, a removal, a missing right. */
const BLOCKED = new Set([
  'BotDisabledByAdmin',
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'MessageWritesBlocked',
  'NotEnoughPermissions',
]);
const NO_MESSAGE = 'ActivityNotFoundInConversation';
const NO_CONVERSATION = 'ConversationNotFound';

/** Nobody is kept waiting longer than this on the word of a header. */
const LONGEST_WAIT_SECONDS = 3600;

/**
 * What a failed request to Teams means for what to do next. The code in the answer decides, not the HTTP status: a 403
 * also comes with `BadArgument` ("Failed to decrypt conversation id") when the service is ill, and then the address must
 * be kept. Whatever is not known for certain is `later`.
 */
export function sendFailure(error: unknown, attempt: Attempt): SendFailure {
  if (error instanceof SendFailure) return error;
  const code = serviceCode(error);
  if (code !== undefined && BLOCKED.has(code)) return new SendFailure('unreachable');
  if (code === NO_MESSAGE) return new SendFailure('gone');
  if (code === NO_CONVERSATION) return new SendFailure(attempt === 'edit' ? 'gone' : 'unreachable');
  return new SendFailure('later', retryAfterSeconds(error));
}

/** The code in the answer of Teams, `{ error: { code } }`, wherever the client put it. */
export function serviceCode(error: unknown): string | undefined {
  const details = field(error, 'details') ?? field(error, 'body');
  const code = field(field(details, 'error'), 'code') ?? field(details, 'code') ?? field(error, 'code');
  return typeof code === 'string' ? code : undefined;
}

function retryAfterSeconds(error: unknown): number | undefined {
  const headers = field(field(error, 'response'), 'headers');
  const get = field(headers, 'get');
  if (typeof get !== 'function') return undefined;
  const value: unknown = get.call(headers, 'retry-after');
  if (typeof value !== 'string') return undefined;
  const seconds = /^\d+$/.test(value) ? Number(value) : (Date.parse(value) - Date.now()) / 1000;
  return Number.isFinite(seconds)
    ? Math.min(LONGEST_WAIT_SECONDS, Math.max(0, Math.ceil(seconds)))
    : undefined;
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
