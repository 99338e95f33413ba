import { cardOrSentence, message, press, send, TEACHER, type Json } from '../support/activities.ts';
import { buttonsOf, EARLY_SIGNS } from '../support/play.ts';

/** Every answer of the concern that is walked through. */
const INPUTS: Json = Object.assign({}, ...EARLY_SIGNS);

/** A teacher at a bot, who goes forward through the cards of a concern and back again. */
export interface Walk {
  /** One press, with its answers. */
  step(): Promise<void>;
}

/** Begins a concern with our bot. `serviceUrl` is where its Teams is. */
export async function beginWalk(url: string, serviceUrl: string): Promise<Walk> {
  const setting = { from: TEACHER, serviceUrl };
  const presses = async (verb: string, data: Json) =>
    cardOrSentence(await send(url, press(setting, verb, data, { messageId: '1' }))).card ?? {};
  await send(url, message(setting, 'hello'));
  let card = await presses('start', {});
  let direction = 'continue';
  return {
    step: async () => {
      const buttons = buttonsOf(card);
      const go = (verb: string) => buttons.find((button) => button.verb.startsWith(verb));
      if (!go(direction)) direction = direction === 'continue' ? 'back' : 'continue';
      const button = go(direction);
      if (!button) throw new Error('this card leads neither forward nor back');
      card = await presses(button.verb, { ...button.data, ...INPUTS });
    },
  };
}

/** The same presses at a bot that does nothing. */
export function walkNowhere(url: string, serviceUrl: string): Walk {
  const setting = { from: TEACHER, serviceUrl };
  const data = { d: 'a-draft-of-somebody', at: 'gate', mark: 'a-mark', ...INPUTS };
  return {
    step: async () => {
      cardOrSentence(await send(url, press(setting, 'continue', data, { messageId: '1' })));
    },
  };
}
