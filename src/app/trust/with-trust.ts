import { z } from 'zod/v4';
import { londonDate } from '../../domain/calendar/london.ts';
import type { TrustFigures } from '../../domain/trust/trust-figures.ts';
import { NOT_TRUST_VIEWER, TRUST_BROKE_OFF } from '../../words/trust.ts';
import type { Answer, Bot, SignedIdentity, Where } from '../bot.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { AdaptiveCard } from '../ports/messenger.ts';
import { readTrustFigures, type TrustSchool } from './read.ts';

/** One school in the answer: its figures, or why there are none. */
export interface TrustLine {
  readonly name: string;
  readonly figures: TrustFigures | 'not-set-up' | 'not-read';
}

/** Draws the answer. `cards/` implements it. */
export type DrawTrust = (view: { readonly lines: readonly TrustLine[]; readonly page: number }) => {
  readonly card: AdaptiveCard;
  readonly summary: string;
};

/** What the trust's view depends on. */
export interface TrustPorts {
  readonly isViewer: (who: SignedIdentity) => boolean;
  readonly schools: () => readonly TrustSchool[];
  /** Names of the schools that are not in use yet. */
  readonly notSetUp: () => Promise<readonly string[]>;
  readonly clock: Clock;
  readonly log: Log;
  readonly draw: DrawTrust;
  /** How long the answer may wait for storage, in milliseconds; schools not read by then are named. */
  readonly patienceMs?: number;
}

/** The verb of the buttons that turn the pages. */
const TRUST_VERB = 'trust';
/** Teams gives up on a turn after ten seconds or so. */
const PATIENCE_MS = 7000;
/** Schools read at once. */
const AT_ONCE = 4;
/** Figures of weeks that are over stay as they are, and those of today are rounded to fives. */
const FRESH_MS = 10 * 60_000;

const asked = z
  .looseObject({
    page: z
      .string()
      .regex(/^\d{1,3}$/)
      .optional()
      .catch(undefined),
  })
  .catch({});

/**
 * The bot, which also answers the word "trust" in the own chat of those who may see figures of all schools: counts as
 * the staff digest tells them, and nothing about a pupil, a reference or a person. For everybody else it is the same bot.
 */
export function withTrust(bot: Bot, ports: TrustPorts): Bot {
  const { isViewer, schools, notSetUp, clock, log, draw, patienceMs = PATIENCE_MS } = ports;
  const kept = new Map<
    string,
    { readonly figures: TrustFigures; readonly at: number; readonly day: string }
  >();
  let reading: Promise<void> | undefined;

  const isFresh = (id: string) => {
    const found = kept.get(id);
    const now = clock.now();
    return found?.day === londonDate(now) && now.getTime() - found.at < FRESH_MS;
  };

  /** Goes on after an answer that did not wait for it, so that the next one has more. */
  const readAll = async (): Promise<void> => {
    const now = clock.now();
    const waiting = schools().filter(({ settings }) => !isFresh(settings.id));
    const work = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const { id } = next.settings;
        try {
          const figures = await readTrustFigures(next, now);
          kept.set(id, { figures, at: now.getTime(), day: londonDate(now) });
        } catch (error) {
          log.warn({ event: 'broken', verb: TRUST_VERB, school: id, ...log.describe(error) });
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  };

  const answer = async (page: number): Promise<Answer> => {
    try {
      reading ??= readAll().finally(() => (reading = undefined));
      await inTime(patienceMs, reading);
      const inUse = schools().map(({ settings }): TrustLine => {
        const figures = isFresh(settings.id) ? kept.get(settings.id)?.figures : undefined;
        return { name: settings.name, figures: figures ?? 'not-read' };
      });
      const others = (await notSetUp()).map((name): TrustLine => ({ name, figures: 'not-set-up' }));
      const lines = [...inUse, ...others].toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
      log.info({ event: 'turn', verb: TRUST_VERB, outcome: 'trust' });
      return draw({ lines, page });
    } catch (error) {
      log.error({ event: 'broken', verb: TRUST_VERB, ...log.describe(error) });
      return { text: TRUST_BROKE_OFF };
    }
  };
  const isChat = (where: Where) => where === 'chat';

  return {
    ...bot,
    words: async (words) => {
      const isAsked =
        isChat(words.where) && words.isEdit !== true && /^\s*(?:the\s+)?trust[\s.?!]*$/i.test(words.text);
      return isAsked && isViewer(words.who) ? answer(1) : bot.words(words);
    },
    press: async (press) => {
      if (press.verb !== TRUST_VERB) return bot.press(press);
      if (!isChat(press.where) || !isViewer(press.who)) return { text: NOT_TRUST_VIEWER };
      return answer(Number(asked.parse(press.data).page ?? '1'));
    },
  };
}

async function inTime(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}
