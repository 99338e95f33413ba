import type { Product } from './product.ts';

/** A product that can be exchanged for another while it runs. */
export interface LiveProduct {
  /** Asks whichever is in use when a call comes; what runs finishes on the one it began on. */
  readonly product: Product;
  /** From now on calls go to this one. */
  use(next: Product): void;
}

/** Begins with this product. */
export function liveProduct(first: Product): LiveProduct {
  let now = first;
  return {
    use: (next) => void (now = next),
    product: {
      bot: {
        expects: (...asked) => now.bot.expects(...asked),
        press: (press) => now.bot.press(press),
        words: (words) => now.bot.words(words),
        arrived: (...asked) => now.bot.arrived(...asked),
        file: (answer) => now.bot.file(answer),
      },
      deliverNow: (ids) => now.deliverNow(ids),
      sweep: (...asked) => now.sweep(...asked),
      tellUndelivered: () => now.tellUndelivered(),
      digests: () => now.digests(),
      dueDigests: () => now.dueDigests(),
      reminders: () => now.reminders(),
      reconcile: () => now.reconcile(),
      reconcileNightly: () => now.reconcileNightly(),
      deleteExpired: (options) => now.deleteExpired(options),
    },
  };
}
