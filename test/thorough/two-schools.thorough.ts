import assert from 'node:assert/strict';
import { compose, type RunningBot } from '../../src/start/compose.ts';
import { readConfig } from '../../src/start/config.ts';
import { openTables } from '../../src/storage/tables/open-tables.ts';
import { referral } from '../storage/samples.ts';
import { LEAD, message, send, STRANGER, TEACHER } from '../support/activities.ts';
import { ownTables, startAzurite } from '../support/azurite.ts';
import { startFakeConnector, type FakeConnector, type Sent } from '../support/fake-connector.ts';
import { EARLY_SIGNS, Player, textsOf } from '../support/play.ts';
import { createRecordingLog } from '../support/recording-log.ts';
import { writtenSchool } from '../support/set-up.ts';

const SCHOOLS = [
  { id: 'west', name: 'West School', channel: '19:west@thread.tacv2', dsl: 'Wyn Safe', pupil: 'WW 3' },
  { id: 'east', name: 'East School', channel: '19:east@thread.tacv2', dsl: 'Eve Safe', pupil: 'EE 3' },
] as const;

/** The bot as it is started, with two schools set up in Teams; the teacher and the lead work at both. */
describe('Two schools of one running bot', function () {
  this.timeout(90_000);
  let bot: RunningBot;
  let connector: FakeConnector;
  let teacher: Player;
  let lead: Player;

  before(async () => {
    const { connectionString } = await startAzurite();
    const tablePrefix = ownTables();
    const storage = openTables({ connectionString, tablePrefix });
    await storage.prepare();
    connector = await startFakeConnector();
    for (const { id, name, channel, dsl } of SCHOOLS) {
      const settings = writtenSchool({
        id,
        name,
        dsl: { name: dsl, phone: '01632 960 001' },
        channels: { inclusion: channel, staff: [] },
      });
      const change = { id, at: '2026-11-24T09:00:00.000Z', by: { id: 'it', name: 'IT' }, changed: [] };
      await storage.schools.write(id, settings, 'new', change);
      const waits = referral({ id: `old-${id}`, reference: `R-OLD${id[0]}`, answerBy: '2026-11-25' });
      await storage
        .records(id)
        .commit([{ change: 'referral', value: waits, previous: null, expected: 'new' }]);
    }
    const config = readConfig({
      LOCAL_WITHOUT_SIGN_IN: 'yes',
      TABLES_CONNECTION_STRING: connectionString,
      TABLES_PREFIX: tablePrefix,
      ADMINISTRATOR_IDS: STRANGER.aadObjectId,
      TRUST_VIEWER_IDS: STRANGER.aadObjectId,
      // A Friday, seconds before the digests.
      DEMO_NOW: '2026-11-27T13:59:40Z',
    });
    bot = await compose({ ...config, port: 0 }, createRecordingLog().log);
    const at = { url: `http://127.0.0.1:${bot.port}`, connector };
    teacher = new Player(at, TEACHER);
    lead = new Player(at, LEAD);
    for (const { channel } of SCHOOLS)
      await send(at.url, message({ from: LEAD, serviceUrl: connector.url, channel }, 'hello'));
    // Whoever has never written to the bot cannot be reminded.
    await lead.says('hello');
  });
  after(async () => {
    await bot.stop();
    await connector.close();
  });

  const isIn = (channel: string) => (sent: Sent) => sent.kind === 'post' && sent.conversationId === channel;
  const toThem = (player: Player, words: RegExp) => (sent: Sent) =>
    sent.kind === 'chat' && sent.conversationId === player.user.chat && words.test(textsOf(sent.card));

  for (const { name, channel, pupil } of SCHOOLS)
    it(`post a concern raised at ${name} in its own channel, and tell the outcome under its name`, async () => {
      await teacher.says('hello');
      await teacher.presses(name);
      await teacher.presses('Raise a');
      for (const inputs of EARLY_SIGNS)
        await teacher.presses('Continue', 'PC1' in inputs ? { ...inputs, PC1: pupil } : inputs);
      await teacher.presses('Send to the inclusion lead');
      assert.ok(teacher.sees.startsWith(name));
      const isAbout = (sent: Sent) => sent.kind === 'post' && textsOf(sent.card).includes(pupil);
      const [posted] = await connector.waitFor(1, isAbout, 10_000);
      assert.ok(posted);
      assert.equal(posted.conversationId, channel);
      lead.reads(posted);
      await lead.presses('Approve the in-school', { 'approve-in-school-text': `We start at ${pupil}.` });
      const isTold = toThem(teacher, new RegExp(`We start at ${pupil}`));
      const [told] = await connector.waitFor(1, isTold, 10_000);
      assert.ok(textsOf(told?.card).startsWith(name));
    });

  it('remind the lead of both, a card each, under the name of the school', async () => {
    for (const { name } of SCHOOLS)
      await connector.waitFor(1, toThem(lead, new RegExp(`^${name}\\n.*to look at`)), 45_000);
  });

  it('post a digest each, of their own cases', async () => {
    for (const { channel } of SCHOOLS) {
      const isDigest = (sent: Sent) => isIn(channel)(sent) && /week/i.test(sent.activity.summary ?? '');
      const [digest] = await connector.waitFor(1, isDigest, 75_000);
      const [other = ''] = SCHOOLS.filter((each) => each.channel !== channel).map(({ pupil }) => pupil);
      assert.ok(!textsOf(digest?.card).includes(other));
    }
  });

  it('are both examined for an administrator, and counted for whoever looks after them', async () => {
    const administrator = new Player({ url: `http://127.0.0.1:${bot.port}`, connector }, STRANGER);
    await administrator.says('doctor');
    for (const { name } of SCHOOLS) assert.match(administrator.sentence ?? '', new RegExp(`${name}: `));
    await administrator.says('trust');
    for (const { name } of SCHOOLS) assert.match(administrator.sees, new RegExp(name));
    assert.doesNotMatch(administrator.sees, /WW 3|EE 3|R-|Teacher|Lead/);
  });
});
