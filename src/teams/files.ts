import type { Activity } from 'botbuilder';
import { z } from 'zod/v4';
import type { Bot, FileAnswer, FileOffer } from '../app/bot.ts';
import type { Log } from '../app/ports/log.ts';
import type { TeamsAdapter } from './adapter.ts';
import { textMessage } from './messenger.ts';
import { FILE_NOT_SAVED } from './replies.ts';

/** The name of the invoke that carries the yes or no to an offered file. */
export const FILE_CONSENT = 'fileConsent/invoke';

/** How long saving a file may take. */
const LIMIT_MS = 20_000;

/** Asks the person whether a file may be saved to their own files. Teams draws it; only in their own chat. */
function offerMessage({ name, description, sizeBytes, context }: FileOffer): Partial<Activity> {
  return {
    type: 'message',
    summary: 'A file for you',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.consent',
        name,
        content: { description, sizeInBytes: sizeBytes, acceptContext: context, declineContext: context },
      },
    ],
  };
}

/** Where Teams wants an accepted file uploaded. */
interface Upload {
  readonly uploadUrl: string;
  readonly contentUrl: string;
  readonly name: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

/** A person's own chat. */
interface Chat {
  readonly chat: string;
  readonly serviceUrl: string;
}

/** Files in people's own chats, in Teams' two steps. Each throws when Teams cannot be reached. */
export function createFiles({
  adapter,
  bot,
  log,
  maySaveTo,
}: {
  readonly adapter: TeamsAdapter;
  readonly bot: Pick<Bot, 'file'>;
  readonly log: Log;
  readonly maySaveTo: (url: URL) => boolean;
}) {
  const sendTo = async ({ chat, serviceUrl }: Chat, message: Partial<Activity>): Promise<void> => {
    const { conversations } = await adapter.connector(serviceUrl);
    await conversations.sendToConversation(chat, message);
  };
  return {
    offer: (chat: Chat, file: FileOffer) => sendTo(chat, offerMessage(file)),

    /** Makes the accepted file, uploads it where Teams said, and shows it; or says why there is none. */
    give: async (
      chat: Chat,
      value: unknown,
      from: Omit<FileAnswer, 'accepted' | 'context'>,
    ): Promise<void> => {
      const { context, upload: place } = readConsent(value);
      const given = await bot.file({ ...from, accepted: place !== undefined, context });
      if ('text' in given) return sendTo(chat, textMessage(given.text));
      if (!place) return;
      try {
        await upload(place, given.content, maySaveTo);
      } catch (error) {
        log.warn({ event: 'broken', outcome: 'save-file', ...log.describe(error) });
        return sendTo(chat, textMessage(FILE_NOT_SAVED));
      }
      return sendTo(chat, savedMessage(place));
    },
  };
}

const text = z.string().min(1).max(4000);
const consent = z.looseObject({
  action: z.enum(['accept', 'decline']),
  context: z.unknown(),
  uploadInfo: z
    .looseObject({ uploadUrl: text, contentUrl: text, name: text, uniqueId: text, fileType: text })
    .optional()
    .catch(undefined),
});

/** Reads the yes or no to an offered file. Anything unreadable is a no. */
function readConsent(value: unknown): { readonly context: unknown; readonly upload?: Upload } {
  const read = consent.safeParse(value);
  if (!read.success) return { context: undefined };
  const { action, context, uploadInfo } = read.data;
  return action === 'accept' && uploadInfo ? { context, upload: uploadInfo } : { context };
}

/**
 * True in the school's own SharePoint (`host`, like `exampleschool.sharepoint.com`) and in its OneDrive, over https and
 * without credentials or a port in the address. Teams stores people's own files there; a pupil's data goes nowhere
 * else, whatever a client says.
 */
export function isOwnSharePoint(url: URL, host: string | undefined): boolean {
  if (host === undefined) return false;
  const oneDrive = host.replace(/(?=\.sharepoint\.com$)/, '-my');
  return (
    url.protocol === 'https:' &&
    url.username === '' &&
    url.password === '' &&
    url.port === '' &&
    [host, oneDrive].includes(url.hostname)
  );
}

/**
 * Uploads a file where Teams said. Throws when `mayGo` refuses that address, or the one the file is later shown
 * from, and when the upload is refused.
 */
async function upload(
  { uploadUrl, contentUrl }: Upload,
  bytes: Uint8Array,
  mayGo: (url: URL) => boolean,
): Promise<void> {
  const url = new URL(uploadUrl);
  if (!mayGo(url) || !mayGo(new URL(contentUrl))) throw new Error('not a place for files');
  const answer = await fetch(url, {
    method: 'PUT',
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Range': `bytes 0-${bytes.length - 1}/${bytes.length}`,
    },
    body: bytes,
    redirect: 'error',
    signal: AbortSignal.timeout(LIMIT_MS),
  });
  if (!answer.ok) throw new Error('the file was not accepted');
}

/** The saved file as Teams shows it, to be opened from the chat. */
function savedMessage({ contentUrl, name, uniqueId, fileType }: Upload): Partial<Activity> {
  return {
    type: 'message',
    summary: 'Your file is saved',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.teams.card.file.info',
        name,
        contentUrl,
        content: { uniqueId, fileType },
      },
    ],
  };
}
