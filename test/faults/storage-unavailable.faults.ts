import assert from 'node:assert/strict';
import { answers, EARLY_SIGNS } from '../support/play.ts';
import type { Wire } from '../storage/tables/wire.ts';
import { pause, until, type SchoolAtWork } from './school-at-work.ts';
import { useSchoolOnDisk, useSchoolOnWire } from './set-up.ts';
import type { TablesOnDisk } from './tables-on-disk.ts';

/** Not saved, try again, and a reference for whoever looks after the bot. */
const NOT_SAVED = /not saved.*try again.*reference: [0-9A-F]{4}/s;

describe('Storage that is unavailable for some seconds', () => {
  const given = useSchoolOnDisk();
  let tables: TablesOnDisk;
  let school: SchoolAtWork;
  before(() => void ({ tables, school } = given));

  it('gives a sentence with a reference, loses nothing, and works again when it is back', async () => {
    const bot = await school.bot();
    await school.introduce(bot);
    const teacher = school.player(bot);
    await answers(teacher, EARLY_SIGNS.slice(0, 3));
    const card = teacher.card;
    await tables.stop();

    await teacher.presses('Continue', EARLY_SIGNS[3]);
    assert.match(teacher.sentence ?? '', NOT_SAVED);
    assert.equal(teacher.card, card);
    await teacher.presses('Save for later', EARLY_SIGNS[3]);
    assert.match(teacher.sentence ?? '', NOT_SAVED);
    await teacher.says('hello');
    assert.match(teacher.sentence ?? '', NOT_SAVED);
    teacher.card = card;
    await teacher.presses('Stop - safeguarding');
    assert.match(teacher.sees, /Dana Safe/, 'the safeguarding card comes whatever is broken');
    await teacher.says('danger');
    assert.match(teacher.sees, /999/);
    // What it says of itself is found out every few seconds at most.
    for (let each = 0; each < 100; each++) {
      if ((await fetch(`${bot.url}/readyz`)).status === 503) break;
      await pause(100);
    }
    assert.equal((await fetch(`${bot.url}/readyz`)).status, 503);

    await tables.restart();
    teacher.card = card;
    for (const inputs of EARLY_SIGNS.slice(3)) await teacher.presses('Continue', inputs);
    await teacher.presses('Send to the inclusion lead');
    const referral = await school.newest();
    assert.equal(referral.answers['PC1'], 'PB 3');
    await school.cardSettled(referral);
    assert.equal(school.posts(referral).length, 1);
    assert.doesNotMatch(bot.printed(), /PB 3|Alex|ECONN.* \d/);
  });

  it('does not fill the log while it is away', async () => {
    const bot = await school.bot();
    await tables.stop();
    await pause(6000);
    const before = bot.printed().length;
    await pause(20_000);
    const lines = bot.printed().slice(before).split('\n').filter(Boolean);
    await tables.restart();
    assert.ok(lines.length <= 2, `in twenty seconds:\n${lines.join('\n')}`);
    await until(async () => bot.printed().includes('"recovered"'), 90_000);
  });
});

describe('Storage that answers badly', () => {
  const given = useSchoolOnWire();
  afterEach(() => given.wire.clear());

  for (const [how, fate] of [
    ['slowly', 'slow'],
    ['only when it is asked again', 'throttled'],
  ] as const)
    it(`as it answers ${how}, a whole concern is written, each word once, and its card stands once`, async () => {
      const { wire, school } = given;
      const bot = await school.bot(wire.connectionString);
      await school.introduce(bot);
      wire.always(fate);
      const teacher = school.player(bot);
      await answers(teacher);
      await teacher.presses('Send to the inclusion lead');
      assert.match(teacher.sees, /Thank you/);
      const referral = await school.newest();
      assert.equal(referral.answers['PC1'], 'PB 3');
      await school.cardSettled(referral);
      assert.equal(school.posts(referral).length, 1);
      await bot.kill();
    });
});

describe('Storage that fails just after a card was posted', () => {
  const given = useSchoolOnWire();
  let wire: Wire;
  let school: SchoolAtWork;
  before(() => void ({ wire, school } = given));

  it('does not have it posted twice', async () => {
    const bot = await school.bot(wire.connectionString);
    await school.introduce(bot);
    const teacher = school.player(bot);
    await answers(teacher);
    const posted = school.connector.waitFor(1, ({ kind, card }) => kind === 'post' && card !== undefined);
    // At once when the card stands, before the bot has heard so.
    const cut = posted.then(() => wire.always('lose-request'));
    await teacher.presses('Send to the inclusion lead');
    await cut;
    await pause(7000);
    wire.clear();
    const referral = await school.newest();
    await school.cardSettled(referral);
    assert.equal(school.posts(referral).length, 1);
  });
});
