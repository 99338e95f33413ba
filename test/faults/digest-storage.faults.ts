import assert from 'node:assert/strict';
import { digests, ONE_CHANNEL } from './one-digest.ts';
import { pause, until } from './school-at-work.ts';
import { useSchoolOnDisk } from './set-up.ts';

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
