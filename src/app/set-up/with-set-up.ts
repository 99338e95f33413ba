import type { Answer, Bot, Press, SignedIdentity, Where, Words } from '../bot.ts';
import { NOT_ADMINISTRATOR, SET_UP_BROKE_OFF } from '../../words/set-up.ts';
import { JOIN_BROKE_OFF } from '../../words/set-up-join.ts';
import { CONNECT } from '../../words/set-up-channels.ts';
import { offerConnection } from './connect.ts';
import { home } from './home.ts';
import type { DrawSetUp, SetUpReply } from './reply.ts';
import { ASK_TO_JOIN, askToJoin, offerToJoin } from './staff/join.ts';
import { takeSentFile } from './staff/sent-file.ts';
import { schoolOfChannel } from './school-channels.ts';
import { openSetUpTurn, staffOf, type SetUpPorts, type SetUpTurn, type TurnPlace } from './turn.ts';
import { CHANNEL_SET_UP_VERBS, SET_UP_VERBS } from './verbs.ts';

/** What an administrator types, where, and what answers it. */
const WORDS: readonly {
  readonly words: RegExp;
  readonly verb: string;
  readonly where: readonly Where[];
  readonly run: (turn: SetUpTurn) => Promise<SetUpReply>;
  /** What everybody else is told; without it, they get what the bot says to these words anyway. */
  readonly otherwise?: string;
}[] = [
  {
    words: /^\s*(?:set[ -]?up|settings|administration)[\s.?!]*$/i,
    verb: 'set-up',
    where: ['chat'],
    run: home,
  },
  {
    words: /^\s*connect[\s.?!]*$/i,
    verb: 'set-up-connect',
    where: ['channel', 'group'],
    run: (turn) => offerConnection(turn),
    otherwise: CONNECT.whoMay,
  },
  {
    words: /^\s*connect[\s.?!]*$/i,
    verb: 'set-up-connect',
    where: ['chat'],
    run: async () => ({ text: CONNECT.inChat }),
  },
];

/**
 * The bot, which also sets up schools: for its administrators, who need not be on a staff list and get nothing about a
 * pupil. For everybody else it is the same bot.
 */
export function withSetUp(bot: Bot, ports: SetUpPorts, draw: DrawSetUp): Bot {
  const { log } = ports;

  /** Runs it as an administrator's turn. `otherwise` answers everybody else. */
  const asAdministrator = async (
    { who, ...place }: TurnPlace & { readonly who: SignedIdentity },
    verb: string,
    run: (turn: SetUpTurn) => Promise<SetUpReply>,
    otherwise: () => Answer | Promise<Answer>,
  ): Promise<Answer> => {
    try {
      const turn = await openSetUpTurn(ports, who, { place, draw });
      if (!turn) return await otherwise();
      const reply = await run(turn);
      log.info({ event: 'turn', verb, outcome: 'show' in reply ? reply.show : 'sentence' });
      return 'show' in reply ? draw(reply) : reply;
    } catch (error) {
      log.error({ event: 'broken', verb, ...log.describe(error) });
      return { text: SET_UP_BROKE_OFF };
    }
  };

  /** Says once, in a team the bot was added to, what to do next; a school's own channel needs no such words. */
  const greet = async (conversationId: string): Promise<Answer> => {
    try {
      if (schoolOfChannel(await ports.register.all(), conversationId)) return {};
      log.info({ event: 'turn', verb: 'arrived', outcome: 'set-up-greeting' });
      return draw({ show: 'set-up-greeting' });
    } catch (error) {
      log.error({ event: 'broken', verb: 'arrived', ...log.describe(error) });
      return {};
    }
  };

  /** Shows an administrator where to begin, unless they work at one of the schools and have other things to do. */
  const welcome = async (who: SignedIdentity, place: TurnPlace): Promise<Answer | undefined> => {
    try {
      const turn = await openSetUpTurn(ports, who, { place, draw });
      const works = turn?.schools.some(({ settings }) =>
        staffOf(settings).some(({ id }) => id === who.personId),
      );
      if (!turn || works === true) return undefined;
      const reply = await home(turn);
      return 'show' in reply ? draw(reply) : reply;
    } catch (error) {
      log.error({ event: 'broken', verb: 'arrived', ...log.describe(error) });
      return undefined;
    }
  };

  /** The bot's answer; to somebody who is on no list, in their own chat, with the way to ask for a place on it. */
  const orOfferToJoin = async (who: SignedIdentity, where: Where, answer: Answer): Promise<Answer> => {
    if (answer.isStranger !== true || where !== 'chat') return answer;
    try {
      const offer = await offerToJoin(ports, who, answer.text ?? '');
      return offer ? { ...draw(offer), isStranger: true } : answer;
    } catch (error) {
      log.error({ event: 'broken', verb: 'arrived', ...log.describe(error) });
      return answer;
    }
  };

  /** What the bot says to words that set up nothing. */
  const others = async (words: Words): Promise<Answer> =>
    orOfferToJoin(words.who, words.where, await bot.words(words));

  /** A file without words, from an administrator who was asked for one; the bot takes no other. */
  const sentFile = async (words: Words): Promise<Answer | undefined> => {
    const { file, where, text, isEdit, who, ...place } = words;
    if (!file || where !== 'chat' || text !== '' || isEdit === true) return undefined;
    try {
      const turn = await openSetUpTurn(ports, who, { place: { where, ...place }, draw });
      const reply = turn && (await takeSentFile(turn, file));
      if (!reply) return undefined;
      log.info({
        event: 'turn',
        verb: 'set-up-staff-file',
        outcome: 'show' in reply ? reply.show : 'sentence',
      });
      return 'show' in reply ? draw(reply) : reply;
    } catch (error) {
      log.error({ event: 'broken', verb: 'set-up-staff-file', ...log.describe(error) });
      return undefined;
    }
  };

  /** Somebody asks to be put on a school's list. */
  const join = async (press: Press): Promise<Answer> => {
    try {
      const reply = await askToJoin(ports, draw, press);
      if (!reply) return await bot.press(press);
      log.info({ event: 'turn', verb: ASK_TO_JOIN, outcome: 'show' in reply ? reply.show : 'sentence' });
      return 'show' in reply ? draw(reply) : reply;
    } catch (error) {
      log.error({ event: 'broken', verb: ASK_TO_JOIN, ...log.describe(error) });
      return { text: JOIN_BROKE_OFF };
    }
  };

  return {
    ...bot,
    words: async (words) => {
      const { where, text, isEdit } = words;
      const asked = WORDS.find((each) => each.where.includes(where) && each.words.test(text));
      if (!asked || isEdit === true) return (await sentFile(words)) ?? others(words);
      return asAdministrator(words, asked.verb, asked.run, () =>
        asked.otherwise === undefined ? others(words) : { text: asked.otherwise },
      );
    },
    press: async (press) => {
      const name = typeof press.verb === 'string' ? press.verb : '';
      if (name === ASK_TO_JOIN && press.where === 'chat') return join(press);
      const verb = Object.hasOwn(SET_UP_VERBS, name) ? SET_UP_VERBS[name] : undefined;
      if (!verb || (press.where !== 'chat' && !CHANNEL_SET_UP_VERBS.has(name))) return bot.press(press);
      return asAdministrator(
        press,
        name,
        (turn) => verb.run(turn, press.data),
        () => ({
          text: NOT_ADMINISTRATOR,
        }),
      );
    },
    arrived: async (who, where, conversationId) => {
      if (where === 'chat')
        return (
          (await welcome(who, { where, conversationId })) ??
          orOfferToJoin(who, where, await bot.arrived(who, where, conversationId))
        );
      if (where === 'group') return bot.arrived(who, where, conversationId);
      return who.tenantId !== undefined && ports.isTenant(who.tenantId) ? greet(conversationId) : {};
    },
  };
}
