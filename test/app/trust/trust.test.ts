import assert from 'node:assert/strict';
import type { Answer, Bot } from '../../../src/app/bot.ts';
import type { Records } from '../../../src/app/ports/records.ts';
import { withTrust, type TrustPorts } from '../../../src/app/trust/with-trust.ts';
import { drawTrust } from '../../../src/cards/trust/trust-card.ts';
import { openMemory } from '../../../src/storage/memory/open-memory.ts';
import { referral } from '../../storage/samples.ts';
import { buttonsOf, textsOf } from '../../support/play.ts';
import { createRecordingLog } from '../../support/recording-log.ts';
import { FixedClock, testSchool } from '../../support/school.ts';

const VIEWER = { tenantId: 'trust', personId: 'viewer' };
const inChat = { where: 'chat', conversationId: 'a:chat' } as const;
const other: Answer = { text: 'something else' };
const nobody: Bot = {
  expects: () => false,
  press: async () => other,
  words: async () => other,
  arrived: async () => other,
  file: async () => ({ text: 'none' }),
};

const at = (number: number) => `school-${String(number).padStart(2, '0')}`;

/** Schools with this many concerns each, sent last week by somebody who must not be named. */
async function openTrust(counts: readonly number[], changes: Partial<TrustPorts> = {}) {
  const storage = openMemory();
  const schools = await Promise.all(
    counts.map(async (count, number) => {
      const settings = testSchool({ id: at(number), name: `School ${number}` });
      const records = storage.records(settings.id);
      for (let one = 0; one < count; one++) {
        const value = referral({
          id: `case-${one}`,
          reference: `R-SEC${one}`,
          referrer: { id: 'somebody', name: 'Secret Person' },
          sentAt: '2026-11-16T09:00:00.000Z',
          answerBy: '2026-11-18',
        });
        await records.commit([{ change: 'referral', value, previous: null, expected: 'new' }]);
      }
      return { settings, records };
    }),
  );
  const { log, lines } = createRecordingLog();
  const bot = withTrust(nobody, {
    isViewer: ({ personId }) => personId === VIEWER.personId,
    schools: () => schools,
    notSetUp: async () => ['New School'],
    clock: new FixedClock(),
    log,
    draw: drawTrust,
    ...changes,
  });
  const types = (text: string, who = VIEWER) => bot.words({ who, ...inChat, text });
  return { bot, types, lines, schools };
}

describe('The word "trust"', () => {
  it('shows figures by school to whoever may see them, and nothing under five', async () => {
    const { types, lines } = await openTrust([12, 4, 0]);
    const { card, summary } = await types(' Trust. ');
    const says = textsOf(card);
    assert.match(says, /School 0[^]*at least 12 concerns raised[^]*at least 10 waiting/);
    const [few, none] = [/School 1\W([^]*)School 2/, /School 2\W([^]*)$/].map(
      (of) => of.exec(says)?.[1] ?? '',
    );
    assert.doesNotMatch(few ?? '', /least/);
    assert.equal(few?.replaceAll(/\W/g, ''), none?.replaceAll(/\W/g, ''));
    assert.match(says, /New School[^]*not in use/);
    assert.doesNotMatch(`${says} ${summary} ${lines.join('')}`, /SEC|Secret|somebody/);
  });

  it('is any word to everybody else, and in a channel', async () => {
    const { types, bot } = await openTrust([12]);
    assert.equal(await types('trust', { tenantId: 'trust', personId: 'stranger' }), other);
    assert.equal(await types('I do not trust him'), other);
    const there = { where: 'channel', conversationId: '19:a' } as const;
    assert.equal(await bot.words({ who: VIEWER, ...there, text: 'trust' }), other);
    const press = { ...inChat, who: { tenantId: 'trust', personId: 'stranger' }, messageId: undefined };
    const pressed = await bot.press({ ...press, verb: 'trust', data: {} });
    assert.equal(pressed.card, undefined);
    const pressedThere = await bot.press({ ...press, ...there, who: VIEWER, verb: 'trust', data: {} });
    assert.equal(pressedThere.card, undefined);
  });

  it('names the schools that could not be read in time, and has them the next time', async () => {
    let open = () => {};
    const waits = new Promise<void>((resolve) => (open = resolve));
    const first = await openTrust([12]);
    const [quick] = first.schools;
    assert.ok(quick);
    const slow: Records = {
      ...quick.records,
      once: () => ({ ...quick.records, ofWeek: async () => (await waits, { items: [] }) }),
    };
    const failing = { ...quick.records, once: () => assert.fail('down') };
    const { types } = await openTrust([], {
      schools: () => [
        quick,
        { settings: testSchool({ id: 'slow', name: 'Slow School' }), records: slow },
        { settings: testSchool({ id: 'down', name: 'Down School' }), records: failing },
      ],
      patienceMs: 50,
    });
    const says = textsOf((await types('trust')).card);
    assert.match(says, /Down School[^]*not be read in time/);
    assert.match(says, /Slow School[^]*not be read in time/);
    assert.match(says, /School 0[^]*at least 12/);
    open();
    assert.doesNotMatch(textsOf((await types('trust')).card), /Slow School\W+No figures/);
  });

  it('has pages for many schools, each small enough for Teams', async () => {
    const { types, bot } = await openTrust(Array.from({ length: 40 }, () => 6));
    const seen = new Set<string>();
    let { card = {} } = await types('trust');
    for (let page = 1; ; page++) {
      assert.ok(JSON.stringify(card).length < 24_000);
      for (const [name] of textsOf(card).matchAll(/School \d+/g)) seen.add(name);
      const next = buttonsOf(card).find(({ title }) => title === 'Next page');
      if (!next) break;
      const press = { who: VIEWER, ...inChat, messageId: undefined };
      ({ card = {} } = await bot.press({ ...press, verb: next.verb, data: next.data }));
    }
    assert.equal(seen.size, 40);
  });
});
