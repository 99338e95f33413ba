import { RateLimiterMemory } from 'rate-limiter-flexible';

/**
 * The most turns a minute for one person, and in one conversation. A quick person presses once a second and needs some
 * fifty presses for a whole concern; a channel has a handful of people pressing.
 */
const PERSON = { points: 120, duration: 60 } as const;
const CONVERSATION = { points: 300, duration: 60 } as const;
/** How often it is looked for what waits for somebody who presses button after button, in seconds. */
const HELD_SECONDS = 5 * 60;
/** How many long lists are read at once, and how long another person waits for a slot. */
const LOOK_UPS_AT_ONCE = 3;
const LOOK_UP_WAIT_MS = 5_000;

/** The person's last look-up still runs, or those of others do. */
interface Busy {
  readonly busy: 'still-looking' | 'others-first';
}

/**
 * Rate limits one person's turns, to leave room for the others. Counts in this process and forgets a person after a
 * minute.
 */
export interface Crowd {
  /** Counts a turn: false when it is over the limit. */
  takes(person: string, conversation: string): Promise<boolean>;
  /** True when nobody has looked for some minutes what waits for this person; from now on somebody has. */
  looksForHeld(person: string): Promise<boolean>;
  /** Something waits for this person from now on: their next press is to look. */
  isHeld(person: string): void;
  /** Runs a long read, one at a time per person; says why when it cannot run now. */
  lookUp<T>(person: string, work: () => Promise<T>): Promise<T | Busy>;
}

/** Starts with no turns counted. `limits`: other limits for a person's and a conversation's turns a minute. */
export function createCrowd(limits: { person?: number; conversation?: number } = {}): Crowd {
  const people = new RateLimiterMemory({ ...PERSON, points: limits.person ?? PERSON.points });
  const conversations = new RateLimiterMemory({
    ...CONVERSATION,
    points: limits.conversation ?? CONVERSATION.points,
  });
  const held = new RateLimiterMemory({ points: 1, duration: HELD_SECONDS });
  const looking = new Set<string>();
  const waiting: (() => void)[] = [];
  let running = 0;

  /** Resolves to true once there is a slot; to false when that takes too long. */
  const turnToLook = async (): Promise<boolean> => {
    if (running < LOOK_UPS_AT_ONCE) {
      running++;
      return true;
    }
    return new Promise((resolve) => {
      const go = (): void => {
        clearTimeout(late);
        resolve(true);
      };
      const late = setTimeout(() => {
        waiting.splice(waiting.indexOf(go), 1);
        resolve(false);
      }, LOOK_UP_WAIT_MS);
      waiting.push(go);
    });
  };
  /** Hands the slot to the next in the queue, or frees it. */
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else running--;
  };

  return {
    takes: async (person, conversation) => {
      const taken = await Promise.all([fits(people, person), fits(conversations, conversation)]);
      return taken.every(Boolean);
    },
    looksForHeld: (person) => fits(held, person),
    isHeld: (person) => void held.delete(person),
    lookUp: async (person, work) => {
      if (looking.has(person)) return { busy: 'still-looking' };
      looking.add(person);
      try {
        if (!(await turnToLook())) return { busy: 'others-first' };
        try {
          return await work();
        } finally {
          leave();
        }
      } finally {
        looking.delete(person);
      }
    },
  };
}

async function fits(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  try {
    await limiter.consume(key);
    return true;
  } catch {
    return false;
  }
}

/** No limits, for turns that run alone. */
export const ALONE: Pick<Crowd, 'lookUp'> = { lookUp: (_person, work) => work() };
