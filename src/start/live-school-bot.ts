import type { SchoolBot } from './school-bot.ts';

/** A school's bot that can be replaced while it runs. */
export interface LiveSchoolBot {
  /** Delegates each call to the bot then in use; a running call finishes on the one it began on. */
  readonly schoolBot: SchoolBot;
  /** Sends calls to this one from now on. */
  use(next: SchoolBot): void;
}

/** Starts with this one. */
export function createLiveSchoolBot(first: SchoolBot): LiveSchoolBot {
  let now = first;
  return {
    use: (next) => void (now = next),
    schoolBot: {
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
