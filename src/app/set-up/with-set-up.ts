import type { Answer, Bot, SignedIdentity } from '../bot.ts';
import type { AdaptiveCard } from '../ports/messenger.ts';
import { NOT_ADMINISTRATOR, SET_UP_BROKE_OFF } from '../../words/set-up.ts';
import { home } from './home.ts';
import type { SetUpReply } from './reply.ts';
import { openSetUpTurn, type SetUpPorts, type SetUpTurn } from './turn.ts';
import { SET_UP_VERBS } from './verbs.ts';

/** Draws what an administrator is shown. `cards/` implements it. */
export type DrawSetUp = (reply: Exclude<SetUpReply, { readonly text: string }>) => {
  readonly card: AdaptiveCard;
  readonly summary: string;
};

/** What an administrator types in their own chat, and what answers it. */
const WORDS: readonly { readonly words: RegExp; readonly run: (turn: SetUpTurn) => Promise<SetUpReply> }[] = [
  { words: /^\s*(?:set[ -]?up|settings|administration)[\s.?!]*$/i, run: home },
];

/**
 * The bot, which also sets up schools: for its administrators, who need not be on a staff list and get nothing about a
 * pupil. For everybody else it is the same bot.
 */
export function withSetUp(bot: Bot, ports: SetUpPorts, draw: DrawSetUp): Bot {
  const { log } = ports;

  /** Runs it as an administrator's turn. `otherwise` answers everybody else. */
  const asAdministrator = async (
    who: SignedIdentity,
    verb: string,
    run: (turn: SetUpTurn) => Promise<SetUpReply>,
    otherwise: () => Answer | Promise<Answer>,
  ): Promise<Answer> => {
    try {
      const turn = await openSetUpTurn(ports, who);
      if (!turn) return await otherwise();
      const reply = await run(turn);
      log.info({ event: 'turn', verb, outcome: 'show' in reply ? reply.show : 'sentence' });
      return 'show' in reply ? draw(reply) : reply;
    } catch (error) {
      log.error({ event: 'broken', verb, ...log.describe(error) });
      return { text: SET_UP_BROKE_OFF };
    }
  };

  return {
    ...bot,
    words: async (words) => {
      const asked = WORDS.find((each) => each.words.test(words.text));
      if (!asked || words.where !== 'chat' || words.isEdit === true) return bot.words(words);
      return asAdministrator(words.who, 'set-up', asked.run, () => bot.words(words));
    },
    press: async (press) => {
      const name = typeof press.verb === 'string' ? press.verb : '';
      const verb = Object.hasOwn(SET_UP_VERBS, name) ? SET_UP_VERBS[name] : undefined;
      if (!verb || press.where !== 'chat') return bot.press(press);
      return asAdministrator(
        press.who,
        name,
        (turn) => verb.run(turn, press.data),
        () => ({
          text: NOT_ADMINISTRATOR,
        }),
      );
    },
  };
}
