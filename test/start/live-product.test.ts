import assert from 'node:assert/strict';
import { liveProduct } from '../../src/start/live-product.ts';
import type { Product } from '../../src/start/product.ts';

/** A product whose every method answers with its name, the slow one when it is told to. */
function named(name: string) {
  let finish = (): void => undefined;
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const says = async () => ({ text: name });
  const product = {
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
  } as Product;
  const delivered: string[] = [];
  return { product, finish: () => finish(), delivered };
}

describe('A product that is exchanged while it runs', () => {
  it('finishes what runs on the old one, and does everything else on the new one', async () => {
    const [old, next] = [named('old one'), named('new')];
    const live = liveProduct(old.product);
    // Taken once, as those do who ask again and again.
    const { product } = live;
    const press = product.bot.press({} as never);
    assert.equal(await product.sweep(), 7);

    live.use(next.product);
    old.finish();
    assert.deepEqual(await press, { text: 'old one' });
    assert.ok(product.bot.expects({} as never, 'chat', 'a:1'));
    for (const answer of [
      product.bot.words({} as never),
      product.bot.arrived({} as never, 'chat'),
      product.bot.file({} as never),
    ])
      assert.deepEqual(await answer, { text: 'new' });
    for (const count of [
      product.sweep(),
      product.digests(),
      product.reminders(),
      product.reconcile(),
      product.reconcileNightly(),
      product.deleteExpired(),
    ])
      assert.equal(await count, 3);
    await product.deliverNow([]);
    assert.deepEqual([old.delivered, next.delivered], [[], ['new']]);
  });
});
