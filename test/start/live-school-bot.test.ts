import assert from 'node:assert/strict';
import { createLiveSchoolBot } from '../../src/start/live-school-bot.ts';
import type { SchoolBot } from '../../src/start/school-bot.ts';

/** A product whose every method answers with its name, the slow one when it is told to. */
function named(name: string) {
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const says = async () => ({ text: name });
  const schoolBot = {
    bot: {
      expects: () => name === 'new',
      press: async () => {
        await finished;
        return { text: name };
      },
      words: says,
      arrived: says,
      file: says,
    },
    deliverNow: async () => void delivered.push(name),
    sweep: async () => name.length,
    tellUndelivered: async () => name.length,
    digests: async () => name.length,
    dueDigests: async () => [],
    reminders: async () => name.length,
    reconcile: async () => name.length,
    reconcileNightly: async () => name.length,
    deleteExpired: async () => name.length,
  } as SchoolBot;
  const delivered: string[] = [];
  return { schoolBot, finish: () => finish(), delivered };
}

describe('A product that is exchanged while it runs', () => {
  it('finishes what runs on the old one, and does everything else on the new one', async () => {
    const [old, next] = [named('old one'), named('new')];
    const live = createLiveSchoolBot(old.schoolBot);
    // Taken once, as those do who ask again and again.
    const { schoolBot } = live;
    const press = schoolBot.bot.press({} as never);
    assert.equal(await schoolBot.sweep(), 7);

    live.use(next.schoolBot);
    old.finish();
    assert.deepEqual(await press, { text: 'old one' });
    assert.ok(schoolBot.bot.expects({} as never, 'chat', 'a:1'));
    for (const answer of [
      schoolBot.bot.words({} as never),
      schoolBot.bot.arrived({} as never, 'chat'),
      schoolBot.bot.file({} as never),
    ])
      assert.deepEqual(await answer, { text: 'new' });
    for (const count of [
      schoolBot.sweep(),
      schoolBot.digests(),
      schoolBot.reminders(),
      schoolBot.reconcile(),
      schoolBot.reconcileNightly(),
      schoolBot.deleteExpired(),
    ])
      assert.equal(await count, 3);
    await schoolBot.deliverNow([]);
    assert.deepEqual([old.delivered, next.delivered], [[], ['new']]);
  });
});
