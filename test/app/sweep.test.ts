import assert from 'node:assert/strict';
import type { Delivery } from '../../src/app/ports/deliveries.ts';
import type { Outbox } from '../../src/app/notices/outbox.ts';
import { sweepOutbox } from '../../src/app/notices/sweep.ts';
import type { Address } from '../../src/app/ports/messenger.ts';
import { startReminding, type Reminding } from '../support/reminding.ts';
import { TENANT } from '../support/activities.ts';
import { referral } from '../storage/samples.ts';

/** A Teams that answers as told, and says whom it was asked for. */
const PEOPLE = Array.from({ length: 40 }, (_, number) => `person-${String(number).padStart(2, '0')}`);

describe('The sweep', () => {
  let school: Reminding;
  let got: string[];
  let atOnce: number;
  let most: number;
  /** What sending to this chat takes. */
  let takes: (chat: string) => Promise<void>;
  let outbox: Outbox;

  beforeEach(async () => {
    school = await startReminding({
      staff: PEOPLE.map((id) => ({ id, name: `Name ${id}`, roles: ['teacher'] })),
    });
    got = [];
    atOnce = 0;
    most = 0;
    takes = () => Promise.resolve();
    await school.keep(referral());
    const sendToPerson = async ({ conversationId }: Address) => {
      most = Math.max(most, ++atOnce);
      await takes(conversationId);
      atOnce--;
      got.push(conversationId);
    };
    outbox = { ...school.outbox, messenger: { ...school.outbox.messenger, sendToPerson } };
    for (const id of PEOPLE)
      await outbox.addresses.rememberPerson(id, {
        conversationId: id,
        serviceUrl: 'https://teams.example',
        tenantId: TENANT,
        botId: 'bot-id',
      });
  });
  const news = (to: string, number = 1): Delivery => ({
    id: `r-1.${number}.person.${to}.seen`,
    kind: 'person',
    referralId: 'r-1',
    to,
    news: 'seen',
    createdAt: school.clock.now().toISOString(),
    attempts: 0,
    status: 'waiting',
    dueAt: school.clock.now().toISOString(),
  });
  const put = async (...all: Delivery[]) => {
    for (const value of all) await outbox.records.commit([{ change: 'delivery', value, expected: 'new' }]);
  };
  const soon = async (isSo: () => boolean) => {
    for (let each = 0; each < 200 && !isSo(); each++) await new Promise((go) => setTimeout(go, 10));
    assert.ok(isSo());
  };

  it('works on about ten at once, and on each once', async () => {
    await put(...PEOPLE.map((id) => news(id)));
    takes = () => new Promise((go) => setTimeout(go, 10));
    assert.equal(await sweepOutbox(outbox), PEOPLE.length);
    assert.deepEqual(got.toSorted(), PEOPLE);
    assert.equal(most, 10);
  });

  it('lets one that hangs keep nobody else waiting, also not what becomes due meanwhile', async () => {
    let free = () => {};
    const hangs = new Promise<void>((resolve) => void (free = resolve));
    takes = (chat) => (chat === PEOPLE[0] ? hangs : Promise.resolve());
    await put(...PEOPLE.slice(0, 30).map((id) => news(id)));
    const sweep = sweepOutbox(outbox, { lookAgainMs: 20 });
    await soon(() => got.length === 29);
    await put(...PEOPLE.slice(30).map((id) => news(id)));
    await soon(() => got.length === 39);
    free();
    assert.equal(await sweep, 40);
    assert.equal(got.at(-1), PEOPLE[0]);
  });

  it('keeps the order of what goes to one person', async () => {
    const order: string[] = [];
    takes = async () => {
      order.push('begins');
      await new Promise((go) => setTimeout(go, 5));
      order.push('ends');
    };
    await put(news('person-01', 1), news('person-01', 2), news('person-01', 3));
    await sweepOutbox(outbox);
    assert.deepEqual(order, ['begins', 'ends', 'begins', 'ends', 'begins', 'ends']);
  });

  it('begins nothing more when the bot is to stop, and ends with what is under way', async () => {
    const stop = new AbortController();
    takes = async () => {
      stop.abort();
      await new Promise((go) => setTimeout(go, 5));
    };
    await put(...PEOPLE.map((id) => news(id)));
    await sweepOutbox(outbox, { signal: stop.signal });
    assert.equal(got.length, 10);
    assert.equal(atOnce, 0);
  });

  it('leaves room for people while a channel takes its time', async () => {
    let free = () => {};
    const hangs = new Promise<void>((resolve) => void (free = resolve));
    const replies: Outbox = {
      ...outbox,
      messenger: {
        ...outbox.messenger,
        postToChannel: async () => {
          await hangs;
          return { conversationId: 'c', messageId: 'm' };
        },
      },
    };
    for (let number = 0; number < 20; number++) {
      await school.keep(referral({ id: `c-${number}` }));
      await put({
        id: `c-${number}.1.card`,
        kind: 'case-card',
        referralId: `c-${number}`,
        createdAt: school.clock.now().toISOString(),
        attempts: 0,
        status: 'waiting',
        dueAt: school.clock.now().toISOString(),
      });
    }
    await put(...PEOPLE.map((id) => news(id)));
    const sweep = sweepOutbox(replies);
    await soon(() => got.length === PEOPLE.length);
    free();
    await sweep;
  });

  it('tries a fault of ours less and less often, and says so', async () => {
    await put(news('person-01'));
    takes = () => Promise.reject(new TypeError('ours'));
    const waits: number[] = [];
    for (let each = 0; each < 6; each++) {
      await sweepOutbox(outbox);
      const delivery = (await outbox.records.readDelivery(news('person-01').id))?.value;
      assert.equal(delivery?.why, 'broken');
      waits.push((Date.parse(delivery?.dueAt ?? '') - school.clock.now().getTime()) / 1000);
      school.clock.pass(waits.at(-1) ?? 0);
    }
    assert.ok((waits[5] ?? 0) >= 16 * (waits[0] ?? 0) * 0.8, waits.join(', '));
  });
});
