import assert from 'node:assert/strict';
import type { Wire } from '../storage/tables/wire.ts';
import { answers, EARLY_SIGNS } from '../support/play.ts';
import { pause, until, type SchoolAtWork } from './school-at-work.ts';
import { useSchoolOnWire } from './set-up.ts';

describe('A bot that is asked to stop', () => {
  const given = useSchoolOnWire();
  let wire: Wire;
  let school: SchoolAtWork;
  before(() => void ({ wire, school } = given));

  it('answers the press under way, delivers what it left, exits with 0 and leaves nothing behind', async () => {
    const bot = await school.bot(wire.connectionString);
    await school.introduce(bot);
    const teacher = school.player(bot);
    await answers(teacher);
    // The first request of the press is never answered, so that the press is under way for a second.
    wire.next('hang');
    const pressing = teacher.presses('Send to the inclusion lead');
    await pause(300);
    const ended = bot.terminate();
    await pressing;
    assert.match(teacher.sees, /Thank you/);
    assert.equal(await ended, 0);
    const referral = await school.newest();
    assert.equal(school.posts(referral).length, 1);
    assert.equal((await school.cardOf(referral))?.status, 'sent');
    await assert.rejects(fetch(`${bot.url}/healthz`));
    assert.throws(() => process.kill(bot.process.pid ?? 0, 0), /ESRCH/);
    assert.doesNotMatch(bot.printed(), /"level":"error"/);
  });

  it('does not wait for a Teams that never answers, and the card comes from the next bot', async () => {
    const bot = await school.bot();
    await school.introduce(bot);
    const teacher = school.player(bot);
    await answers(teacher, EARLY_SIGNS);
    school.connector.trouble('no-answer', { on: 'create', times: 1 });
    const before = school.connector.requests;
    await teacher.presses('Send to the inclusion lead');
    await until(async () => school.connector.requests > before);
    const asked = Date.now();
    assert.equal(await bot.terminate(), 0);
    assert.ok(Date.now() - asked < 20_000);
    const referral = await school.newest();
    await school.bot();
    await school.cardSettled(referral);
    assert.equal(school.posts(referral).length, 1);
  });
});
