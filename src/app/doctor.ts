import { DOCTOR_BROKE_OFF, describeHealth, type Finding } from '../words/doctor.ts';
import type { Answer, Bot, Words } from './bot.ts';
import type { Log } from './ports/log.ts';

/** Who may ask how the bot is, and how that is found out. */
export interface Administration {
  /** True for the Entra tenant that administrators belong to. */
  readonly isTenant: (tenantId: string) => boolean;
  /** Their object ids in it. */
  readonly administrators: readonly string[];
  /** Examines the set-up; posts nothing. */
  readonly examine: () => Promise<readonly Finding[]>;
  readonly log: Log;
}

/**
 * The bot, which also answers the word "doctor" from an administrator in their own chat. An administrator need not be
 * on the staff list, and gets nothing about a pupil. For everybody else it is the same bot.
 */
export function withDoctor(bot: Bot, { isTenant, administrators, examine, log }: Administration): Bot {
  let running: Promise<Answer> | undefined;
  const answer = async (): Promise<Answer> => {
    try {
      const findings = await examine();
      log.info({ event: 'turn', verb: 'doctor', outcome: 'sentence' });
      return { text: describeHealth(findings) };
    } catch (error) {
      log.error({ event: 'broken', verb: 'doctor', ...log.describe(error) });
      return { text: DOCTOR_BROKE_OFF };
    }
  };
  const isAsked = ({ who, where, text, isEdit }: Words) =>
    where === 'chat' &&
    isEdit !== true &&
    who.tenantId !== undefined &&
    isTenant(who.tenantId) &&
    who.personId !== undefined &&
    administrators.includes(who.personId) &&
    /^\s*doctor[\s.?!]*$/i.test(text);
  return {
    ...bot,
    words: async (words) => {
      if (!isAsked(words)) return bot.words(words);
      // One examination at a time, however often it is asked for.
      running ??= answer().finally(() => (running = undefined));
      return running;
    },
  };
}
