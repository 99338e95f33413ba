import assert from 'node:assert/strict';
import { LEAD, press, send } from '../support/activities.ts';
import { startStubbedBot } from '../support/running-bot.ts';
import type { StubbedBot } from '../support/running-bot.ts';

const CREDENTIALS = {
  appId: '11111111-1111-4111-8111-111111111111',
  appType: 'SingleTenant',
  tenantId: '22222222-2222-4222-8222-222222222222',
  password: 'not a real one',
} as const;

/** A token nobody signed. */
function forged(claims: Record<string, unknown>): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `Bearer ${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}

describe('A bot with credentials', () => {
  let running: StubbedBot;
  beforeEach(async () => {
    running = await startStubbedBot({ credentials: CREDENTIALS });
  });
  afterEach(() => running.stop());
  const asLead = () => press({ from: LEAD, serviceUrl: running.connector.url }, 'approve');

  it('turns away whoever brings no token of Teams’, and the bot is not asked', async () => {
    const tokens: Record<string, string>[] = [
      {},
      { Authorization: '' },
      { Authorization: 'Bearer' },
      { Authorization: 'Bearer abc' },
      { Authorization: 'Basic YTpi' },
      { Authorization: forged({ iss: 'https://example.org', aud: CREDENTIALS.appId }) },
    ];
    for (const token of tokens) {
      const answer = await send(running.url, asLead(), token);
      assert.equal(answer.status, 401, JSON.stringify(token));
      assert.equal(answer.text, 'This request is not signed by Microsoft Teams for this bot.');
    }
    assert.deepEqual(running.bot.presses, []);
    assert.equal(running.addresses.people.size, 0);
    assert.match(running.lines.join(''), /no-valid-token/);
  });

  it('turns away an activity that claims to come from somewhere else', async () => {
    for (const channelId of ['emulator', 'webchat', 'AppService', undefined])
      assert.notEqual((await send(running.url, { ...asLead(), channelId })).status, 200, channelId);
    assert.deepEqual(running.bot.presses, []);
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
