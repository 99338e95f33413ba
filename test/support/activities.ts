/** Activities as Teams sends them, and a way to send them to the bot over HTTP. SchoolOfAllRoles in here is made up. */
import { Agent, request, type IncomingMessage } from 'node:http';
import { text as readText } from 'node:stream/consumers';

/** Keeps its connections to a bot, as Teams does. */
const agent = new Agent({ keepAlive: true });

/** Somebody as Teams names them. */
export interface TeamsUser {
  /** Teams id of the person for this bot. */
  readonly id: string;
  readonly name: string;
  /** Entra object id. */
  readonly aadObjectId: string;
  /** Conversation id of their own chat with the bot. */
  readonly chat: string;
}

export const TENANT = '10000000-0000-4000-8000-000000000001';
export const BOT = { id: 'bot-id', name: 'Bot' } as const;
export const TEACHER: TeamsUser = {
  id: '29:teacher',
  name: 'Alex Teacher',
  aadObjectId: '20000000-0000-4000-8000-000000000001',
  chat: 'a:teacher-chat',
};
export const LEAD: TeamsUser = {
  id: '29:lead',
  name: 'Sam Lead',
  aadObjectId: '20000000-0000-4000-8000-000000000002',
  chat: 'a:lead-chat',
};
export const STRANGER: TeamsUser = {
  id: '29:stranger',
  name: 'Kim Stranger',
  aadObjectId: '20000000-0000-4000-8000-000000000099',
  chat: 'a:stranger-chat',
};
export const INCLUSION_CHANNEL = '19:inclusion@thread.tacv2';

export type Json = Record<string, unknown>;

/** Where and by whom. Without `channel` it happens in the person's own chat. */
export interface Setting {
  readonly from: TeamsUser;
  readonly serviceUrl: string;
  readonly channel?: string;
  /** In a channel: the post whose thread it happens in. */
  readonly post?: string;
  readonly tenantId?: string;
}

let counted = 0;

function base({ from, serviceUrl, channel, post, tenantId = TENANT }: Setting): Json {
  const place =
    channel === undefined
      ? { conversationType: 'personal', tenantId, id: from.chat }
      : {
          conversationType: 'channel',
          isGroup: true,
          tenantId,
          id: post === undefined ? channel : `${channel};messageid=${post}`,
        };
  return {
    id: `activity-${++counted}`,
    timestamp: '2026-11-24T09:00:00.000Z',
    channelId: 'msteams',
    serviceUrl,
    from: { id: from.id, name: from.name, aadObjectId: from.aadObjectId },
    recipient: { ...BOT },
    conversation: place,
    locale: 'en-GB',
    channelData: {
      tenant: { id: tenantId },
      ...(channel === undefined ? {} : { channel: { id: channel }, team: { id: '19:team@thread.tacv2' } }),
    },
  };
}

/** Something typed. In a channel the bot's mention stands before the text, as it must for the bot to hear it. */
export function message(setting: Setting, text: string): Json {
  const mention = `<at>${BOT.name}</at>`;
  return setting.channel === undefined
    ? { ...base(setting), type: 'message', text, textFormat: 'plain' }
    : {
        ...base(setting),
        type: 'message',
        text: `${mention} ${text}`,
        textFormat: 'plain',
        entities: [{ type: 'mention', mentioned: { ...BOT }, text: mention }],
      };
}

/** A button pressed (Action.Execute). Inputs are merged into `data`; several ticks come as `a,b`. */
export function press(
  setting: Setting,
  verb: string,
  data: Json = {},
  options: { messageId?: string; automatic?: boolean } = {},
): Json {
  return {
    ...base(setting),
    type: 'invoke',
    name: 'adaptiveCard/action',
    ...(options.messageId === undefined ? {} : { replyToId: options.messageId }),
    value: {
      action: { type: 'Action.Execute', title: 'Go', verb, data },
      trigger: options.automatic === true ? 'automatic' : 'manual',
    },
  };
}

/** A command of the app: beside the box for writing, or in the menu of a message, which comes with it. */
export function command(setting: Setting, commandId: string, written?: string): Json {
  const payload = { id: '1', body: { contentType: 'html', content: written }, from: { user: null } };
  return {
    ...base(setting),
    type: 'invoke',
    name: 'composeExtension/fetchTask',
    value: {
      commandId,
      commandContext: written === undefined ? 'compose' : 'message',
      context: { theme: 'default' },
      ...(written === undefined ? {} : { messagePayload: payload }),
    },
  };
}

/** The sentence of a dialog that the app answered a command with. */
export function dialogOf({ status, body }: { status: number; body: unknown }): string {
  const { task } = body as {
    task?: { type?: string; value?: { card?: { content?: { body?: { text?: string }[] } } } };
  };
  const text = task?.value?.card?.content?.body?.[0]?.text;
  if (status !== 200 || task?.type !== 'continue' || text === undefined)
    throw new Error(`Teams cannot show this as a dialog: ${JSON.stringify(body)}`);
  return text;
}

/** A button pressed in an old client that only knows Action.Submit: a message with a value and no text. */
export function submit(setting: Setting, value: Json, messageId?: string): Json {
  return {
    ...base(setting),
    type: 'message',
    value,
    ...(messageId === undefined ? {} : { replyToId: messageId }),
  };
}

/** Yes or no to a file that was offered; `uploadUrl` is where Teams wants it. */
export function fileConsent(
  setting: Setting,
  context: unknown,
  uploadUrl?: string,
  contentUrl = 'https://testschool-my.sharepoint.com/personal/lead/pack.html',
): Json {
  return {
    ...base(setting),
    type: 'invoke',
    name: 'fileConsent/invoke',
    value: {
      type: 'fileUpload',
      action: uploadUrl === undefined ? 'decline' : 'accept',
      context,
      ...(uploadUrl === undefined
        ? {}
        : {
            uploadInfo: {
              uploadUrl,
              contentUrl,
              name: 'pack.html',
              uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C9D',
              fileType: 'html',
            },
          }),
    },
  };
}

/** The bot was installed, or its chat opened for the first time. */
export function installation(setting: Setting, action = 'add'): Json {
  return { ...base(setting), type: 'installationUpdate', action };
}

/** Comes beside `installed` whenever a chat is opened. */
export function membersAdded(setting: Setting): Json {
  const { id, aadObjectId } = setting.from;
  return {
    ...base(setting),
    type: 'conversationUpdate',
    membersAdded: [{ id, aadObjectId }, { id: BOT.id }],
  };
}

/** What the bot's endpoint answered; `body` is parsed when it is JSON. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly text: string;
}

/** Posts an activity (or any text) to the bot's endpoint, `http://127.0.0.1:PORT`. */
export async function send(
  botUrl: string,
  activity: Json | string,
  headers: Record<string, string> = {},
): Promise<HttpAnswer> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    // Not `fetch`, which takes several times as long: tests send thousands.
    request(
      `${botUrl}/api/messages`,
      { method: 'POST', agent, headers: { 'Content-Type': 'application/json', ...headers } },
      resolve,
    )
      .on('error', reject)
      .end(typeof activity === 'string' ? activity : JSON.stringify(activity));
  });
  const text = await readText(response);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined;
  }
  return { status: response.statusCode ?? 0, body, text };
}

/** The card in an answer to a press, or the sentence; throws when the answer is neither. */
export function cardOrSentence(answer: HttpAnswer): { card?: Json; sentence?: string } {
  const body = answer.body as { statusCode?: number; type?: string; value?: unknown } | undefined;
  if (answer.status === 200 && body?.statusCode === 200) {
    if (body.type === 'application/vnd.microsoft.card.adaptive') return { card: body.value as Json };
    if (body.type === 'application/vnd.microsoft.activity.message') return { sentence: body.value as string };
  }
  throw new Error(`not a valid answer to a press: ${answer.status} ${answer.text.slice(0, 200)}`);
}
