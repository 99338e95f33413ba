import assert from 'node:assert/strict';
import { startAzurite, type Azurite } from '../support/azurite.ts';
import { answers } from '../support/play.ts';
import { openSchool, type SchoolAtWork } from './school-at-work.ts';

describe('Teams that is ill', () => {
  let tables: Azurite;
  let school: SchoolAtWork;
  before(async () => {
    tables = await startAzurite({ own: true });
    school = await openSchool(tables.connectionString);
  });
  after(async () => {
    await school.end();
    await tables.stop();
  });

  it('gets each message later, once, after 429, 500 and a request that is never answered', async () => {
    const bot = await school.bot();
    await school.introduce(bot);
    const teacher = school.player(bot);
    await answers(teacher);
    const { connector } = school;
    connector.trouble({ status: 429, retryAfter: 1 }, { on: 'create' });
    connector.trouble({ status: 500, code: 'ServiceError' }, { on: 'create' });
    connector.trouble('no-answer', { on: 'create' });
    await teacher.presses('Send to the inclusion lead');
    assert.match(teacher.sees, /Thank you/);
    const referral = await school.newest();
    await school.cardSettled(referral);
    assert.equal(school.posts(referral).length, 1);

    const lead = school.player(bot, (await import('../support/activities.ts')).LEAD);
    const [card] = school.posts(referral);
    assert.ok(card);
    lead.reads(card);
    connector.trouble({ status: 502 }, { on: 'edit' });
    connector.trouble({ status: 503 }, { on: 'send' });
    await lead.presses('Approve', { 'approve-in-school-text': 'Start with the trusted adult.' });
    assert.match(lead.sees, /Sam Lead/);
    const ofCase = (kind: string) =>
      connector.sent.filter(
        (sent) => sent.kind === kind && JSON.stringify(sent.activity).includes(referral.reference),
      );
    await connector.waitFor(1, (sent) => sent.kind === 'edit', 30_000);
    await connector.waitFor(1, (sent) => sent.kind === 'thread' && ofCase('thread').includes(sent), 30_000);
    const outcome = (sent: { kind: string; conversationId: string }) =>
      sent.kind === 'chat' && sent.conversationId === teacher.user.chat;
    const soFar = connector.sent.filter(outcome).length;
    assert.ok(soFar >= 1);
  });
});
