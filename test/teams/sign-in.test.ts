import assert from 'node:assert/strict';
import { readConfig } from '../../src/start/config.ts';
import { isServiceHost } from '../../src/teams/service-hosts.ts';
import { INCLUSION_CHANNEL, LEAD, message, press, send, STRANGER, type Json } from '../support/activities.ts';
import { badTokens } from '../support/bad-tokens.ts';
import { startFakeSignIn, type FakeSignIn, type TokenOptions } from '../support/fake-sign-in.ts';
import { startStubbedBot, type StubbedBot } from '../support/running-bot.ts';

const CREDENTIALS = {
  appId: '11111111-1111-4111-8111-111111111111',
  appType: 'SingleTenant',
  tenantId: '22222222-2222-4222-8222-222222222222',
  password: 'not a real one',
} as const;
const SERVICE_URL = 'http://127.0.0.1:9/teams/';

describe('A bot with credentials', () => {
  let signIn: FakeSignIn;
  let running: StubbedBot;
  before(async () => {
    signIn = await startFakeSignIn(CREDENTIALS.appId, SERVICE_URL);
  });
  after(() => signIn.close());
  beforeEach(async () => {
    running = await startStubbedBot({ credentials: CREDENTIALS, metadataUrl: signIn.metadataUrl });
  });
  afterEach(() => running.stop());
  const asLead = (changes: Json = {}) => ({
    ...press({ from: LEAD, serviceUrl: SERVICE_URL }, 'approve'),
    ...changes,
  });
  const statusOf = async (authorization: string | undefined, activity: Json = asLead()) =>
    (await send(running.url, activity, authorization === undefined ? {} : { Authorization: authorization }))
      .status;

  it('listens to Teams', async () => {
    assert.equal(await statusOf(await signIn.token()), 200);
    assert.equal(running.bot.presses.length, 1);
    assert.equal(running.addresses.people.get(LEAD.aadObjectId)?.serviceUrl, SERVICE_URL);
  });

  for (const [what, token] of Object.entries(badTokens(CREDENTIALS, SERVICE_URL)))
    it(`refuses ${what}, runs no turn and stores nothing`, async () => {
      assert.equal(await statusOf(await token(signIn)), 401);
      assert.deepEqual(running.bot.presses, []);
      assert.equal(running.addresses.people.size, 0);
      assert.match(running.lines.join(''), /no-valid-token/);
    });

  it('refuses a valid token with an activity that it does not vouch for', async () => {
    const others: Json[] = [
      ...['emulator', 'webchat', 'directline', 'AppService', undefined].map((channelId) => ({ channelId })),
      ...['https://evil.example/', 'http://127.0.0.1:10/', '', undefined].map((serviceUrl) => ({
        serviceUrl,
      })),
    ];
    for (const changes of others)
      assert.equal(await statusOf(await signIn.token(), asLead(changes)), 401, JSON.stringify(changes));
    assert.deepEqual(running.bot.presses, []);
  });

  it('goes nowhere but to Teams, also when the token says so', async () => {
    for (const serviceUrl of ['https://evil.example/', 'https://evil.trafficmanager.net/uk/']) {
      const token = await signIn.token({ claims: { serviceurl: serviceUrl } });
      assert.equal(await statusOf(token, asLead({ serviceUrl })), 401, serviceUrl);
    }
    assert.deepEqual(running.bot.presses, []);
  });

  it('looks for keys once, however many made-up ones it is shown', async () => {
    const before_ = signIn.reads();
    await statusOf(await signIn.token());
    const made: TokenOptions[] = Array.from({ length: 50 }, (_, each) => ({
      key: 'other',
      kid: `made-up-${each}`,
    }));
    for (const options of made) await statusOf(await signIn.token(options));
    assert.equal(signIn.reads() - before_, 1);
  });

  it('says that it cannot check now when Microsoft’s keys cannot be read, and checks again later', async () => {
    signIn.away(true);
    const other = await startStubbedBot({ credentials: CREDENTIALS, metadataUrl: signIn.metadataUrl });
    const answer = await send(other.url, asLead(), { Authorization: await signIn.token() });
    signIn.away(false);
    assert.equal(answer.status, 503);
    assert.deepEqual(other.bot.presses, []);
    await other.stop();
  });

  it('logs a flood of refusals in one line with a count', async () => {
    for (let each = 0; each < 20; each++) await statusOf('Bearer abc');
    assert.equal(running.lines.length, 1);
  });
});

describe('What a stranger writes', () => {
  it('leaves nothing behind, neither of them nor of the place', async () => {
    const running = await startStubbedBot();
    running.bot.strangers = true;
    const setting = { from: STRANGER, serviceUrl: running.connector.url };
    await send(running.url, message(setting, 'hello'));
    await send(running.url, message({ ...setting, channel: INCLUSION_CHANNEL }, 'hello'));
    assert.deepEqual([running.addresses.people.size, running.addresses.channels.size], [0, 0]);
    await running.stop();
  });

  it('is a stranger’s when Teams names two tenants for it', async () => {
    const running = await startStubbedBot();
    const activity = press({ from: LEAD, serviceUrl: running.connector.url }, 'approve');
    await send(running.url, { ...activity, channelData: { tenant: { id: 'somebody-elses' } } });
    assert.equal(running.bot.presses[0]?.who.tenantId, undefined);
    await running.stop();
  });
});

describe('Where the bot sends to', () => {
  it('is one of Teams’ own hosts', () => {
    for (const url of ['https://smba.trafficmanager.net/uk/', 'https://smba.trafficmanager.net/teams'])
      assert.ok(isServiceHost(url, 'teams'), url);
    for (const url of [
      'http://smba.trafficmanager.net/uk/',
      'https://smba.trafficmanager.net:8443/uk/',
      'https://a:b@smba.trafficmanager.net/uk/',
      'https://evil.trafficmanager.net/',
      'https://smba.trafficmanager.net.evil.example/',
      'https://127.0.0.1/',
      'smba.trafficmanager.net',
      '',
    ])
      assert.ok(!isServiceHost(url, 'teams'), url);
  });

  it('is this machine only where Teams is a local one', () => {
    assert.ok(isServiceHost('http://127.0.0.1:56150/_connector', 'this-machine'));
    for (const url of [
      'https://smba.trafficmanager.net/uk/',
      'http://127.0.0.1.evil.example/',
      'file:///etc/passwd',
    ])
      assert.ok(!isServiceHost(url, 'this-machine'), url);
  });

  it('is never somewhere else, also for an address kept from before', async () => {
    const running = await startStubbedBot();
    const address = {
      serviceUrl: 'https://evil.example/',
      conversationId: LEAD.chat,
      tenantId: 't',
      botId: 'b',
    };
    await assert.rejects(
      () => running.messenger.sendToPerson(address, { card: {}, summary: '' }),
      (error) => (error as { reason?: string }).reason === 'unreachable',
    );
    await running.stop();
  });

  it('is told by the environment for tests on this machine only', () => {
    for (const written of ['https://evil.example/metadata', 'http://127.0.0.1.evil.example/', 'nonsense'])
      assert.throws(() => readConfig({ SIGN_IN_METADATA_URL: written }), /SIGN_IN_METADATA_URL is for tests/);
  });
});

describe('A bot without credentials', () => {
  it('answers without a token, which is why it may only listen on this machine', async () => {
    const running = await startStubbedBot();
    const answer = await send(
      running.url,
      press({ from: LEAD, serviceUrl: running.connector.url }, 'approve'),
    );
    assert.equal(answer.status, 200);
    assert.equal(running.bot.presses.length, 1);
    await running.stop();
  });

  it('answers what is not an activity with a plain sentence', async () => {
    const running = await startStubbedBot();
    for (const body of ['null', '[]', '"text"', '7', '{}', '{"type":5}', '{"type":""}']) {
      const answer = await send(running.url, body);
      assert.equal(answer.status, 400);
      assert.equal(answer.text, 'This is not an activity.');
    }
    await running.stop();
  });
});
