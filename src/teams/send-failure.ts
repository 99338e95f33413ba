import { SendFailure } from '../app/ports/messenger.ts';

/** Teams will not let the bot post there until a person changes something: a block, a removal, a missing permission. */
const BLOCKED = new Set([
  'BotDisabledByAdmin',
  'BotNotInConversationRoster',
  'ConversationBlockedByUser',
  'MessageWritesBlocked',
  'NotEnoughPermissions',
]);
/** The message is too large and always will be. */
const TOO_LARGE = new Set(['MessageSizeTooBig', 'RequestEntityTooLarge']);
/** Somebody deleted the message. */
const NO_MESSAGE = 'ActivityNotFoundInConversation';
/** Teams also says this now and then about chats and channels that exist. */
const NO_CONVERSATION = 'ConversationNotFound';

/** No connection was made, so the request cannot have arrived. */
const NO_CONNECTION = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CERT_HAS_EXPIRED',
]);

/** The longest that a Retry-After header is obeyed. */
const LONGEST_WAIT_SECONDS = 3600;

/**
 * What to do next after a failed request to Teams. The code in the response decides, not the HTTP status: a 403 with
 * `BadArgument` ("Failed to decrypt conversation id") also comes when the service is unhealthy, and then the address
 * must be kept. Any other response from Teams is `later`; no response is `unsure`, unless the request cannot have
 * arrived.
 */
export function sendFailure(error: unknown): SendFailure {
  if (error instanceof SendFailure) return error;
  const code = serviceCode(error);
  if (code !== undefined && BLOCKED.has(code)) return new SendFailure('unreachable');
  if (code === NO_MESSAGE) return new SendFailure('gone');
  if (code === NO_CONVERSATION) return new SendFailure('no-conversation', retryAfterSeconds(error));
  const status = statusOf(error);
  if (status === 413 || (code !== undefined && TOO_LARGE.has(code))) return new SendFailure('too-large');
  if (status === 429) return new SendFailure('throttled', retryAfterSeconds(error));
  if (cannotHaveArrived(error, code)) return new SendFailure('later', retryAfterSeconds(error));
  return new SendFailure('unsure');
}

function statusOf(error: unknown): number | undefined {
  const status = field(error, 'statusCode') ?? field(field(error, 'response'), 'status');
  return typeof status === 'number' ? status : undefined;
}

/** True when no connection was made, the bot could not sign in, or Teams answered that it refused the request. */
function cannotHaveArrived(error: unknown, code: string | undefined): boolean {
  const status = statusOf(error);
  if (status !== undefined) return status < 200 || status >= 300;
  const name = field(error, 'name');
  return (code !== undefined && NO_CONNECTION.has(code)) || (typeof name === 'string' && /Auth/.test(name));
}

/** The code in Teams' response, `{ error: { code } }`, wherever the client put it. */
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
