import { z } from 'zod/v4';
import type { Answer, Press } from '../app/bot.ts';
import { senderOf, type Incoming } from './incoming.ts';
import * as replies from './replies.ts';

/** The invoke for a command of the app, in the menu of a message or beside the box for writing. */
export const COMMAND = 'composeExtension/fetchTask';

/** Teams waits about three seconds for what a command opens. */
export const COMMAND_LIMIT_MS = 2_500;

/** The message that a command was given on comes with it, and is not read. */
const command = z.looseObject({ commandId: z.unknown() });

/**
 * Answers a command with a dialog. It is pressed like the button of that name, and wherever it is, as in a group: where
 * least is shown.
 */
export async function answerCommand(
  incoming: Incoming,
  press: (press: Press) => Promise<Answer>,
): Promise<replies.InvokeReply> {
  const read = command.safeParse(incoming.value);
  const verb = read.success ? read.data.commandId : undefined;
  const answer = await press({ ...senderOf(incoming), where: 'group', messageId: undefined, verb, data: {} });
  return replies.dialogReply(answer.text ?? replies.NOTHING_TO_SHOW);
}
