import assert from 'node:assert/strict';
import { INCLUSION_CHANNEL, LEAD } from '../support/activities.ts';
import type { Trouble } from '../support/fake-connector.ts';
import { textsOf } from '../support/play.ts';
import { pause, until, type SchoolAtWork } from './school-at-work.ts';
import { useSchoolOnDisk, useSchools } from './set-up.ts';

/** A minute after the inclusion channel's digest of week 48 is due, and later. */
const DUE = '2026-11-27T14:01:00Z';
const LATER = '2026-11-27T14:20:00Z';
const ID = `digest|${INCLUSION_CHANNEL}|2026-W48`;
/** Only the inclusion channel, so that what happens to it can be told apart. */
const ONE_CHANNEL = { channels: { inclusion: INCLUSION_CHANNEL, staff: [] } };
/** Longer than the digest job and a claim take to come round. */
const A_ROUND_MS = 35_000;

/** Digest cards standing in the channel. */
const digests = (school: SchoolAtWork) => school.connector.sent.filter(({ kind }) => kind === 'post');
/** What the lead was told. */
const told = (school: SchoolAtWork) =>
  school.connector.sent
    .filter(({ kind, conversationId }) => kind === 'chat' && conversationId === LEAD.chat)
    .map(({ card }) => textsOf(card));
const statusOf = async (school: SchoolAtWork) => (await school.records.readDelivery(ID))?.value.status;

describe('The weekly digest of bots that are real processes', function () {
  // Claims have to run out and jobs to come round again, on a machine that does other things as well.
  this.timeout(300_000);
  const given = useSchools(ONE_CHANNEL);
  let school: SchoolAtWork;
  beforeEach(() => void ({ school } = given));

  it('is posted once by four of them', async () => {
    await school.digestsBegan();
    await Promise.all([DUE, DUE, DUE, DUE].map((now) => school.bot(undefined, now)));
    await until(async () => digests(school).length > 0, 60_000);
    await pause(A_ROUND_MS);
    assert.equal(digests(school).length, 1);
    assert.deepEqual(told(school), []);
  });

  it('is posted once by the next one when the first was killed between the claim and the post', async () => {
    await school.digestsBegan({ knowsChannel: false });
    const first = await school.bot(undefined, DUE);
    await until(async () => (await school.records.readDelivery(ID))?.value.attempts === 1, 60_000);
    await until(async () => (await statusOf(school)) === 'waiting');
    await first.kill();
    assert.equal(digests(school).length, 0);
    await school.digestsBegan();
    await school.bot(undefined, LATER);
    await until(async () => (await statusOf(school)) === 'sent', 60_000);
    await pause(8000);
    assert.equal(digests(school).length, 1);
  });

  for (const [what, trouble, standing] of [
    ['before it came to Teams', 'no-answer', 0],
    ['after it came to Teams', 'accepted-no-answer', 1],
  ] as const)
    it(`is reported and not posted again when the bot was killed while sending, ${what}`, async () => {
      await school.digestsBegan();
      school.connector.trouble(trouble, { on: 'create' });
      const before = school.connector.requests;
      const first = await school.bot(undefined, DUE);
      await until(async () => school.connector.requests > before, 60_000);
      await first.kill();
      assert.equal(await statusOf(school), 'sending');
      await Promise.all([school.bot(undefined, LATER), school.bot(undefined, LATER)]);
      await until(async () => told(school).length > 0, 60_000);
      await pause(12_000);
      assert.equal(digests(school).length, standing);
      assert.equal(told(school).length, 1);
      assert.match(told(school)[0] ?? '', /may or may not be in the inclusion channel/);
      assert.equal(await statusOf(school), 'failed');
    });

  const cases: readonly (readonly [string, readonly Trouble[], number, RegExp | undefined])[] = [
    [
      '429, 500 and 403 from an unwell service',
      [
        { status: 429, retryAfter: 1 },
        { status: 500, code: 'ServiceError' },
        { status: 403, code: 'BadArgument', message: 'Failed to decrypt conversation id' },
      ],
      1,
      undefined,
    ],
    ['a passing 404', [{ status: 404, code: 'ConversationNotFound' }], 1, undefined],
    ['413', [{ status: 413, code: 'MessageSizeTooBig' }], 0, /not tried any more/],
    ['403', [{ status: 403, code: 'BotNotInConversationRoster' }], 0, /does not let the bot into/],
    ['nothing at all', ['no-answer'], 0, /may or may not be in the inclusion channel/],
    [
      'with a broken connection after taking it',
      ['drop-after-accepting'],
      1,
      /may or may not be in the inclusion channel/,
    ],
  ];
  for (const [what, troubles, standing, words] of cases)
    it(`stands ${standing === 1 ? 'once' : 'nowhere'} when Teams answers ${what}, and the lead is told ${words ? 'once' : 'nothing'}`, async () => {
      await school.digestsBegan();
      for (const trouble of troubles) school.connector.trouble(trouble, { on: 'create' });
      await school.bot(undefined, DUE);
      await until(async () => ['sent', 'failed'].includes((await statusOf(school)) ?? ''), 80_000);
      await pause(12_000);
      assert.equal(digests(school).length, standing);
      assert.equal(told(school).length, words ? 1 : 0);
      if (words) assert.match(told(school)[0] ?? '', words);
    });
});

describe('Storage that is unavailable when a digest is due', function () {
  this.timeout(300_000);
  const given = useSchoolOnDisk(ONE_CHANNEL);

  it('has it posted once it is back', async () => {
    const { school, tables } = given;
    await school.digestsBegan();
    const bot = await school.bot(undefined, '2026-11-27T13:59:30Z');
    await tables.stop();
    await pause(45_000);
    assert.equal(digests(school).length, 0);
    await tables.restart();
    await until(async () => digests(school).length > 0, 60_000);
    await pause(8000);
    assert.equal(digests(school).length, 1);
    assert.match(bot.printed(), /"event":"broken".*StorageUnavailable/);
  });
});
