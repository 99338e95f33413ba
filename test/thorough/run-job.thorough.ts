import assert from 'node:assert/strict';

import job from '../../src/cli/job.ts';
import { delivery, draft, referral, sent } from '../storage/samples.ts';
import { freePort, localTables } from '../support/azurite.ts';
import { startFakeConnector, type FakeConnector } from '../support/fake-connector.ts';
import { textsOf } from '../support/play.ts';
import { schoolAtTerminal } from '../support/terminal.ts';

describe('A job run from outside', function () {
  this.timeout(30_000);
  const { settings, storage, environment, typed } = schoolAtTerminal();
  let connector: FakeConnector;

  before(async () => {
    connector = await startFakeConnector();
  });
  after(async () => {
    await connector.close();
  });

  it('counts what has expired, then deletes it', async () => {
    const records = storage().records(settings.id);
    const over = draft({ id: 'over', expiresAt: '2020-01-01T00:00:00Z' });
    const kept = draft({ id: 'kept', expiresAt: '2100-01-01T00:00:00Z' });
    await records.commit([over, kept].map((value) => ({ change: 'draft', value, expected: 'new' })));
    const dry = await job.run(['tidy', '--dry-run'], environment());
    assert.equal(dry.code, 0);
    assert.match(dry.out ?? '', /would be deleted.*1 row of drafts/s);
    assert.ok(await records.readDraft('teacher-1', 'over'));
    const asTyped = await typed('job', ['tidy']);
    assert.equal(asTyped.stderr, '');
    assert.match(asTyped.stdout, /were deleted.*1 row of drafts/s);
    assert.equal(await records.readDraft('teacher-1', 'over'), undefined);
    assert.ok(await records.readDraft('teacher-1', 'kept'));
  });

  it('tries the deliveries that are due', async () => {
    const records = storage().records(settings.id);
    await records.commit([
      sent(referral()),
      {
        change: 'delivery',
        value: delivery({ to: 'nobody', dueAt: '2020-01-01T00:00:00Z' }),
        expected: 'new',
      },
    ]);
    assert.deepEqual(await job.run(['sweep'], environment()), {
      code: 0,
      out: '1 delivery was due.',
    });
    assert.equal((await records.readDelivery('v-1'))?.value.status, 'held');
  });

  it('says which digests are due, then posts each once', async () => {
    const records = storage().records(settings.id);
    const channel = settings.channels.inclusion;
    const AT = '2026-11-27T16:00:00Z';
    await storage().addressBook(settings.id).rememberChannel(channel, {
      conversationId: channel,
      serviceUrl: connector.url,
      tenantId: settings.tenantId,
      botId: 'bot',
    });
    const environmentAt = (now: string) => environment({ DEMO_NOW: now });
    assert.deepEqual(await job.run(['digest'], environmentAt('2026-11-23T09:00:00Z')), {
      code: 0,
      out: '0 digests were due.',
    });
    assert.deepEqual(await job.run(['digest', '--dry-run'], environmentAt('2026-11-24T09:00:00Z')), {
      code: 0,
      out: 'No digest is due. Nothing would be posted.',
    });
    const dry = await job.run(['digest', '--dry-run'], environmentAt(AT));
    assert.match(
      dry.out ?? '',
      /^the inclusion channel: the digest of 2026-W48, due Fri 27 Nov, 14:00, would be posted/,
    );
    assert.match(dry.out ?? '', /\nthe staff channel: .* due Fri 27 Nov, 15:30, would be posted\.$/);
    assert.equal(await records.readClaim(`digest|${channel}|2026-W48`), undefined);
    assert.equal((await job.run(['digest'], environmentAt(AT))).out, '2 digests were due.');
    assert.equal((await job.run(['digest'], environmentAt(AT))).out, '0 digests were due.');
    const posts = connector.sent.filter(({ kind }) => kind === 'post');
    // Nobody has opened the staff channel: that one waits.
    assert.deepEqual(
      posts.map(({ conversationId }) => conversationId),
      [channel],
    );
  });

  it('puts right the cards that show an old version, and sends them', async () => {
    assert.deepEqual(await job.run(['reconcile'], environment()), {
      code: 0,
      out: '1 card was out of date.',
    });
    assert.deepEqual(await job.run(['reconcile'], environment()), {
      code: 0,
      out: '0 cards were out of date.',
    });
    const posts = connector.sent.filter(
      ({ kind, card }) => kind === 'post' && textsOf(card).includes('Provisional'),
    );
    assert.equal(posts.length, 1);
  });

  it('runs the reminders', async () => {
    const { code, out } = await job.run(['reminders'], environment({ DEMO_NOW: '2026-11-28T10:00:00Z' }));
    assert.deepEqual({ code, out }, { code: 0, out: '0 reminders were due.' });
  });

  for (const args of [[], ['digests'], ['tidy', '--dry'], ['sweep', '--dry-run'], ['constructor']])
    it(`says which jobs there are when asked for "${args.join(' ')}"`, async () => {
      const { code, message } = await job.run(args, environment());
      assert.equal(code, 2);
      assert.match(
        message ?? '',
        /Please say which job to run: tidy, |The job sweep has no --dry-run|"--dry" is not an option/,
      );
    });

  it('says in words what is wrong with the environment', async () => {
    const { code, message } = await job.run(['tidy'], { ENV_FILE: '', LOCAL_WITHOUT_SIGN_IN: 'yes' });
    assert.equal(code, 1);
    assert.match(
      message ?? '',
      /^The job did not start\.\n[^]*ADMINISTRATOR_IDS is missing[^]*SETTINGS_FILE/,
    );
  });

  it('says in words that the storage is not there', async () => {
    const { code, message } = await job.run(
      ['tidy'],
      environment({ TABLES_CONNECTION_STRING: localTables(await freePort()) }),
    );
    assert.equal(code, 1);
    assert.match(message ?? '', /^The job did not start\.\nThe storage account \w+ cannot be reached/);
  });
});
