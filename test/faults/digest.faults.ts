import assert from 'node:assert/strict';
import { digests, deliveryOf, DUE, ONE_CHANNEL, told } from './one-digest.ts';
import { pause, until, type SchoolAtWork } from './school-at-work.ts';
import { useSchools } from './set-up.ts';

const LATER = '2026-11-27T14:20:00Z';
/** Longer than the digest job and a claim take to come round. */
const A_ROUND_MS = 35_000;

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
    await until(async () => (await deliveryOf(school))?.attempts === 1, 60_000);
    await until(async () => (await deliveryOf(school))?.status === 'waiting');
    await first.kill();
    assert.equal(digests(school).length, 0);
    await school.digestsBegan();
    await school.bot(undefined, LATER);
    await until(async () => (await deliveryOf(school))?.status === 'sent', 60_000);
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
      assert.equal((await deliveryOf(school))?.status, 'sending');
      await Promise.all([school.bot(undefined, LATER), school.bot(undefined, LATER)]);
      await until(async () => told(school).length > 0, 60_000);
      await pause(12_000);
      assert.equal(digests(school).length, standing);
      assert.equal(told(school).length, 1);
      assert.match(told(school)[0] ?? '', /may or may not be in the inclusion channel/);
      assert.equal((await deliveryOf(school))?.status, 'failed');
    });
});
