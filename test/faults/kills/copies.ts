import type { Sent } from '../../support/fake-connector.ts';

/** What should stand once in Teams: a card, the lines under it, what one person is told about one thing. */
export interface Group {
  readonly name: string;
  /** How often the bot has recorded that something of it was sent. */
  readonly recorded: number;
  /** How many of it the bot was sending when it died. */
  readonly sending: number;
  /** What came to Teams; of lines, how many each message has. */
  readonly came: readonly { readonly sent: Sent; readonly count: number }[];
}

/**
 * Counts what stands in Teams more often than the bot knows. There is a reason where the bot died between Teams' yes and
 * its record, or the connection dropped: Teams takes no key that would make a second copy the same message, and lets no
 * bot read what stands in a channel. Anything else, and everything that is recorded and never came, is a fault.
 */
export class Copies {
  readonly #died = new Map<string, number>();
  readonly #more = new Map<string, number>();

  /** What disagrees, in words; undefined when all of it is as it should be. */
  look({ name, recorded, sending, came }: Group): string | undefined {
    const count = came.reduce((sum, each) => sum + each.count, 0);
    const dropped = came.reduce((sum, { sent, count: of }) => sum + (sent.isDropped ? of : 0), 0);
    const more = count - recorded;
    this.#more.set(name, more);
    if (more < 0) return `${name}: ${recorded} recorded as sent, ${count} came to Teams`;
    const before = this.#died.get(name) ?? 0;
    const unexplained = more - dropped - before;
    if (unexplained <= 0) return undefined;
    if (unexplained > sending)
      return `${name}: ${count} came to Teams, ${recorded} recorded as sent; ${before} deaths and ${dropped} dropped connections explain fewer`;
    this.#died.set(name, before + unexplained);
    return undefined;
  }

  /** How many second copies stand, of the groups whose name begins so. */
  count(kind: string): number {
    let sum = 0;
    for (const [name, more] of this.#more) if (name.startsWith(kind)) sum += Math.max(0, more);
    return sum;
  }
}
