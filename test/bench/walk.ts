import { cardOrSentence, message, press, send, type Json } from '../support/activities.ts';
import { buttonsOf, EARLY_SIGNS, standingInputs } from '../support/play.ts';
import { TEACHERS } from './teachers.ts';

/** Teachers at a bot, each going forward through the cards of a concern and back again, and then the next. */
export interface Walk {
  /** One press, with its answers. */
  step(): Promise<void>;
}

/** So many presses of one teacher, who may press 120 times a minute. */
const IN_TURN = 100;
/** Every answer of the concern that is walked through. */
const ANSWERS: Json = Object.assign({}, ...EARLY_SIGNS);

/** Walks through concerns with our bot. `serviceUrl` is where its Teams is. */
export function walkThrough(url: string, serviceUrl: string): Walk {
  let step = 0;
  let card: Json = {};
  let direction = 'continue';
  return {
    step: async () => {
      const from = TEACHERS[Math.floor(step / IN_TURN) % TEACHERS.length]!;
      const setting = { from, serviceUrl };
      if (step++ % IN_TURN === 0) {
        await send(url, message(setting, 'hello'));
        card = await pressed(url, press(setting, 'start', {}, { messageId: '1' }));
        direction = 'continue';
      }
      const buttons = buttonsOf(card);
      const go = (verb: string) => buttons.find((button) => button.verb.startsWith(verb));
      if (!go(direction)) direction = direction === 'continue' ? 'back' : 'continue';
      const button = go(direction);
      if (!button) throw new Error('this card leads neither forward nor back');
      // Only what the card asks, as a client sends it.
      const asked = Object.keys({ ...standingInputs(button.cards), ...button.data });
      const inputs = Object.fromEntries(asked.flatMap((id) => (id in ANSWERS ? [[id, ANSWERS[id]]] : [])));
      const data = { ...button.data, ...inputs };
      card = await pressed(url, press(setting, button.verb, data, { messageId: '1' }));
    },
  };
}

/** The same presses at a bot that does nothing. */
export function walkNowhere(url: string, serviceUrl: string): Walk {
  let step = 0;
  const [, data = {}] = EARLY_SIGNS;
  return {
    step: async () => {
      const from = TEACHERS[Math.floor(step++ / IN_TURN) % TEACHERS.length]!;
      const ids = { d: 'a-draft-of-somebody', at: 'gate', mark: 'a-mark' };
      await send(url, press({ from, serviceUrl }, 'continue', { ...ids, ...data }, { messageId: '1' }));
    },
  };
}

/** The card that answers a press. Throws when none does. */
export async function pressed(url: string, activity: Json): Promise<Json> {
  const { card, sentence } = cardOrSentence(await send(url, activity));
  if (!card) throw new Error(`a card was expected, not: ${sentence}`);
  return card;
}
