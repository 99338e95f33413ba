import { z } from 'zod/v4';
import type { SentFile, SignedIdentity, Where } from '../app/bot.ts';
import type { Address } from '../app/ports/messenger.ts';

/** Further mentions are ignored; nobody mentions so many. */
const MOST_ENTITIES = 50;

/** A malformed field counts as missing: a strange activity still gets an answer. */
const text = z.string().optional().catch(undefined);
const named = z.string().min(1).optional().catch(undefined);
const account = z.object({ id: named, name: text, aadObjectId: named }).optional().catch(undefined);

const entity = z
  .object({ type: text, text, mentioned: z.object({ id: text }).optional().catch(undefined) })
  .catch({ type: undefined, text: undefined, mentioned: undefined });

/** The content of a file somebody sends in their own chat says where it can be fetched, for some minutes. */
const attachment = z
  .object({
    contentType: text,
    name: text,
    content: z.object({ downloadUrl: text }).optional().catch(undefined),
  })
  .catch({ contentType: undefined, name: undefined, content: undefined });

/**
 * What this bot reads of an activity; everything else is dropped before the SDK sees it. `deliveryMode` is dropped on
 * purpose: with `expectReplies` the SDK would answer an invoke with a list of messages instead of a card.
 */
const activity = z.object({
  type: z.string().min(1),
  id: named,
  name: text,
  action: text,
  channelId: named,
  serviceUrl: named,
  from: account,
  recipient: account,
  conversation: z.object({ id: named, tenantId: named, conversationType: text }).optional().catch(undefined),
  channelData: z
    .object({
      tenant: z.object({ id: named }).optional().catch(undefined),
      team: z.object({ id: named }).optional().catch(undefined),
      channel: z.object({ type: text }).optional().catch(undefined),
      settings: z
        .object({ selectedChannel: z.object({ id: named }).optional().catch(undefined) })
        .optional()
        .catch(undefined),
    })
    .optional()
    .catch(undefined),
  membersAdded: z
    .preprocess(
      (given) => (Array.isArray(given) ? given.slice(0, MOST_ENTITIES) : undefined),
      z.array(account).optional(),
    )
    .optional(),
  text,
  attachments: z
    .preprocess(
      (given) => (Array.isArray(given) ? given.slice(0, MOST_ENTITIES) : undefined),
      z.array(attachment).optional(),
    )
    .optional(),
  value: z.unknown(),
  replyToId: named,
  entities: z
    .preprocess(
      (given) => (Array.isArray(given) ? given.slice(0, MOST_ENTITIES) : undefined),
      z.array(entity).optional(),
    )
    .optional(),
});

export type Incoming = z.infer<typeof activity>;

/** The activity as far as it can be read; undefined when it is not one at all (not an object, or without a type). */
export function readActivity(body: unknown): Incoming | undefined {
  const read = activity.safeParse(body);
  return read.success ? read.data : undefined;
}

/**
 * Who sent it. Only Teams sets `aadObjectId` itself: on other channels of the same bot registration (web chat, Direct
 * Line) the client fills it in, so there senders are unknown.
 */
export function readSender(incoming: Incoming): SignedIdentity {
  const { channelId, from, conversation, channelData } = incoming;
  if (channelId !== 'msteams') return { tenantId: undefined, personId: undefined };
  const [tenantId, other = tenantId] = [conversation?.tenantId, channelData?.tenant?.id]
    .filter((id) => id !== undefined)
    .map((id) => id.toLowerCase());
  return {
    // Teams names the tenant twice. If the two differ, the sender counts as a stranger.
    tenantId: tenantId === other ? tenantId : undefined,
    personId: from?.aadObjectId?.toLowerCase(),
    name: from?.name?.trim() || undefined,
  };
}

/** Where it happened. A group when Teams does not say: the place where least is shown. */
export function readPlace({ conversation }: Incoming): Where {
  switch (conversation?.conversationType) {
    case 'personal':
      return 'chat';
    case 'channel':
      return 'channel';
    case undefined:
      return conversation?.id?.startsWith('a:') ? 'chat' : 'group';
    default:
      return 'group';
  }
}

/**
 * A conversation's id without the thread: `19:abc@thread.tacv2;messageid=1` is in the channel `19:abc@thread.tacv2`.
 */
export function withoutThread(conversationId: string): string {
  return conversationId.split(';')[0] ?? conversationId;
}

/** The typed text, without the mention of the bot itself. Other people's mentions stay. */
export function typedText({ text: typed = '', entities = [], recipient }: Incoming): string {
  let rest = typed;
  for (const entity of entities) {
    const { type, text: mention, mentioned } = entity;
    if (type?.toLowerCase() === 'mention' && mention && mentioned?.id === recipient?.id)
      rest = rest.split(mention).join(' ');
  }
  // A quoted reply starts with a marker of the quoted message.
  return rest
    .replaceAll(/<quoted\b[^>]*>(?:\s*<\/quoted>)?/g, ' ')
    .replaceAll(/\u00a0|&nbsp;/g, ' ')
    .trim();
}

/** True when a picture or a file came with it. Teams also attaches the text itself as HTML, and forwarded cards. */
export function hasFile({ attachments = [] }: Incoming): boolean {
  return attachments.some(
    ({ contentType = '' }) => contentType.startsWith('image/') || contentType === SENT_FILE,
  );
}

const SENT_FILE = 'application/vnd.microsoft.teams.file.download.info';

/** The one file that somebody sent, and where the client says it can be fetched; undefined for none and for several. */
export function fileIn({ attachments = [] }: Incoming): SentFile | undefined {
  const [file, ...more] = attachments.filter(({ contentType }) => contentType === SENT_FILE);
  const url = file?.content?.downloadUrl;
  return url === undefined || more.length > 0 ? undefined : { name: file?.name ?? '', url };
}

/** How to reach the place this came from later; undefined when the activity does not say enough. */
export function addressOf(incoming: Incoming): Address | undefined {
  const { conversation, serviceUrl, recipient, from } = incoming;
  const { tenantId } = readSender(incoming);
  if (!conversation?.id || !serviceUrl || !recipient?.id || tenantId === undefined) return undefined;
  const isChat = readPlace(incoming) === 'chat';
  return {
    conversationId: withoutThread(conversation.id),
    serviceUrl,
    tenantId,
    botId: recipient.id,
    ...(isChat && from?.id ? { userId: from.id } : {}),
  };
}

const submitted = z.looseObject({ verb: z.unknown(), action: z.unknown() });
const execute = z.looseObject({ verb: z.unknown(), data: z.unknown() });
const pressed = z.looseObject({ action: execute });

/**
 * The verb and the data of a press (Action.Execute), `value.action.verb` and `value.action.data`; both undefined when
 * the value is not a press. `automatic` is Teams refreshing a card by itself, without a press.
 */
export function readPress(value: unknown): { verb: unknown; data: unknown; automatic: boolean } {
  const outer = pressed.safeParse(value);
  if (!outer.success) return { verb: undefined, data: undefined, automatic: isAutomatic(value) };
  const { verb, data } = outer.data.action;
  return { verb, data: data ?? {}, automatic: isAutomatic(value) };
}

function isAutomatic(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && (value as { trigger?: unknown }).trigger === 'automatic'
  );
}

/**
 * A press in a client that only knows Action.Submit: a message with a value and no text. The card's `fallback` action
 * carries the verb in its data, and Teams merges the inputs into it. Two shapes are understood: `{ verb, ...data and
 * inputs }` and `{ action: { verb, data }, ...inputs }`. Undefined when neither fits.
 */
export function readSubmit(value: unknown): { verb: unknown; data: unknown } | undefined {
  const read = submitted.safeParse(value);
  if (!read.success) return undefined;
  const { verb, action, msteams: _forTeams, ...rest } = read.data;
  if (verb !== undefined) return { verb, data: action === undefined ? rest : { ...rest, action } };
  const inner = execute.safeParse(action);
  if (!inner.success || inner.data.verb === undefined) return { verb: undefined, data: rest };
  const data = z.looseObject({}).safeParse(inner.data.data);
  return { verb: inner.data.verb, data: { ...(data.success ? data.data : {}), ...rest } };
}

/**
 * True when it says that the bot was added to a team or one of its channels. Teams says so in two ways, or in one of
 * them only.
 */
export function isInstallation(incoming: Incoming): boolean {
  const { type, action, membersAdded = [], recipient } = incoming;
  if (type === 'installationUpdate') return action === 'add';
  return (
    type === 'conversationUpdate' &&
    readPlace(incoming) === 'channel' &&
    membersAdded.some((added) => added?.id !== undefined && added.id === recipient?.id)
  );
}

/** Where the bot was added: in a team, the channel that was chosen for it; and what tells this from other installations. */
export function arrivalOf({ conversation, channelData }: Incoming): {
  readonly conversationId: string;
  readonly key: string;
} {
  const id = withoutThread(conversation?.id ?? '');
  return {
    conversationId: channelData?.settings?.selectedChannel?.id ?? id,
    key: channelData?.team?.id ?? id,
  };
}

/** Who sent it and where, as the bot takes it. */
export function senderOf(incoming: Incoming) {
  return {
    who: readSender(incoming),
    where: readPlace(incoming),
    conversationId: withoutThread(incoming.conversation?.id ?? ''),
    address: addressOf(incoming),
    isShared: incoming.channelData?.channel?.type?.toLowerCase() === 'shared',
    messageId: incoming.replyToId,
    activityId: incoming.id,
  };
}

/** The person's own chat this came from, for sending further messages; undefined for anywhere else. */
export function chatOf(
  incoming: Incoming,
): { readonly chat: string; readonly serviceUrl: string } | undefined {
  const { conversation, serviceUrl } = incoming;
  if (!conversation?.id || !serviceUrl || readPlace(incoming) !== 'chat') return undefined;
  return { chat: conversation.id, serviceUrl };
}
