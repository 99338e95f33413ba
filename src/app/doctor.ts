import { DOCTOR_BROKE_OFF, describeHealth, type Finding } from '../words/doctor.ts';
import type { Answer, Bot, SignedIdentity, Words } from './bot.ts';
import type { Log } from './ports/log.ts';

/** Schools: every one of the bot's, or those with these ids. */
type Schools = 'all' | readonly string[];

/** Who may ask how the bot is, and how that is found out. */
export interface Administration {
  /** The schools that somebody looks after; none for most people. */
  readonly looksAfter: (who: SignedIdentity) => Schools;
  /** Examines the set-up of these schools; posts nothing. */
  readonly examine: (schools: Schools) => Promise<readonly Finding[]>;
  readonly log: Log;
}

/**
 * The bot, which also answers the word "doctor" from an administrator in their own chat, about the schools they look
 * after. An administrator need not be on the staff list, and gets nothing about a pupil. For everybody else it is the
 * same bot.
 */
export function withDoctor(bot: Bot, { looksAfter, examine, log }: Administration): Bot {
  const running = new Map<string, Promise<Answer>>();
  const answer = async (schools: Schools): Promise<Answer> => {
    try {
      const findings = await examine(schools);
      log.info({ event: 'turn', verb: 'doctor', outcome: 'sentence' });
      return { text: describeHealth(findings) };
    } catch (error) {
      log.error({ event: 'broken', verb: 'doctor', ...log.describe(error) });
      return { text: DOCTOR_BROKE_OFF };
    }
  };
  const isAsked = ({ where, text, isEdit }: Words) =>
    where === 'chat' && isEdit !== true && /^\s*doctor[\s.?!]*$/i.test(text);
  return {
    ...bot,
    words: async (words) => {
      const schools = isAsked(words) ? looksAfter(words.who) : [];
      if (schools.length === 0) return bot.words(words);
      // One examination at a time, however often it is asked for.
      const key = JSON.stringify(schools);
      const examination = running.get(key) ?? answer(schools).finally(() => running.delete(key));
      running.set(key, examination);
      return examination;
    },
  };
}
