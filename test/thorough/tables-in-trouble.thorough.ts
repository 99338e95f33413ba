import assert from 'node:assert/strict';

import type { Change, Records } from '../../src/app/ports/records.ts';
import type { TablesConnection } from '../../src/storage/connection.ts';
import { StorageUnavailable } from '../../src/storage/errors.ts';
import { openTables } from '../../src/storage/tables/open-tables.ts';
import { freePort, localTables, ownTables, startAzurite } from '../support/azurite.ts';
import { audit, delivery, draft, referral, sent } from '../storage/samples.ts';
import { startWire, type Wire } from '../storage/tables/wire.ts';

const SECRET = 'SECRET-PUPIL';
const ADDRESS = { conversationId: SECRET, serviceUrl: 'https://x.test/', tenantId: 't', botId: '28:b' };

describe('table storage in trouble', () => {
  let wire: Wire;
  let connection: TablesConnection;
  let records: Records;
  const tablePrefix = ownTables();

  before(async function () {
    this.timeout(30_000);
    wire = await startWire((await startAzurite()).port);
    connection = openTables({ connectionString: wire.connectionString, tablePrefix });
    await connection.prepare();
  });
  after(() => wire.stop());
  let schools = 0;
  beforeEach(() => {
    wire.clear();
    schools++;
    records = connection.records(`north ${schools}`);
  });

  it('that is not there at all fails every method soon, with nothing of the data in the message', async () => {
    await allFail(openTables({ connectionString: localTables(await freePort()) }), 'unreachable');
  });

  it('that never answers fails every method within three seconds', async () => {
    wire.always('hang');
    await allFail(connection, 'timeout');
  });

  it('that refuses us fails every method, without asking again', async () => {
    wire.always('forbidden');
    await allFail(connection, 'AuthorizationFailure');
    assert.ok(wire.seen.length < 27);
  });

  it('where somebody else listens is not taken for an empty one', async () => {
    wire.always('stranger');
    await allFail(connection, 'http-404');
  });

  it('whose tables are missing is not taken for an empty one', async () => {
    await allFail(
      openTables({ connectionString: wire.connectionString, tablePrefix: ownTables() }),
      'TableNotFound',
    );
  });

  it('that is busy for a moment is asked again', async () => {
    wire.next('busy', 'busy');
    assert.equal(await records.commit([newDraft()]), 'done');
    wire.next('busy', 'lose-request');
    assert.ok(await records.readDraft('teacher-1', 'd-1'));
    assert.equal(wire.seen.length, 6);
  });

  it('that hangs once is asked again in time', async () => {
    await records.commit([newDraft()]);
    wire.next('hang');
    assert.ok(await records.readDraft('teacher-1', 'd-1'));
  });

  it('that loses the answer to something new has still written it', async () => {
    wire.next('lose-answer');
    assert.equal(await records.commit([newDraft()]), 'done');
    assert.equal(await records.commit([newDraft()]), 'exists');
  });

  it('that loses the answer to a replacement has still written it', async () => {
    await records.commit([newDraft()]);
    const stored = await records.readDraft('teacher-1', 'd-1');
    assert.ok(stored);
    const step: Change = { change: 'draft', value: draft({ at: 'check' }), expected: stored.version };
    wire.next('lose-answer');
    assert.equal(await records.commit([step]), 'done');
    assert.equal((await records.readDraft('teacher-1', 'd-1'))?.value.at, 'check');
    assert.equal(await records.commit([step]), 'changed');
  });

  it('that loses the answer to a deletion has still deleted', async () => {
    await records.commit([newDraft()]);
    wire.clear();
    const gone = await goneFor(records);
    wire.next('lose-answer');
    assert.equal(await records.commit([gone]), 'done');
    assert.equal(await records.readDraft('teacher-1', 'd-1'), undefined);
  });

  it('that loses a request does not turn a real conflict into ours', async () => {
    await records.commit([newDraft()]);
    wire.next('lose-request');
    assert.equal(await records.commit([newDraft()]), 'exists');
    const gone = await goneFor(records);
    await records.commit([{ change: 'draft', value: draft({ at: 'x' }), expected: gone.expected }]);
    wire.next('lose-request');
    assert.equal(
      await records.commit([{ change: 'draft', value: draft({ at: 'y' }), expected: gone.expected }]),
      'changed',
    );
  });

  it('has the key of a sent draft freed by the next tidying, but not at once', async () => {
    await records.commit([
      newDraft(),
      { change: 'draft', value: draft({ id: 'd-2', expiresAt: '2100-01-01T00:00:00Z' }), expected: 'new' },
    ]);
    assert.equal(await records.commit([sent(referral()), await goneFor(records)]), 'done');
    const retention = connection.retention(`north ${schools}`);
    const twoHoursAgo = new Date(Date.now() - 2 * 60 * 60_000);
    assert.deepEqual((await retention.expired('draft', twoHoursAgo)).rows, []);
    const inTwoHours = new Date(Date.now() + 2 * 60 * 60_000);
    const { rows } = await retention.expired('draft', inTwoHours);
    assert.equal(rows.length, 1);
    assert.ok(rows[0] && (await retention.remove(rows[0])));
    assert.deepEqual((await retention.expired('draft', inTwoHours)).rows, []);
    assert.deepEqual(
      (await records.draftsOf('teacher-1')).map(({ value }) => value.id),
      ['d-2'],
    );
    assert.equal(await records.commit([newDraft()]), 'done', 'the key is free again');
  });

  it('that fails after the wake-up leaves the wake-up and nothing else', async () => {
    wire.next('pass', 'forbidden');
    await assert.rejects(
      records.commit([
        sent(referral()),
        { change: 'delivery', value: delivery({ id: 'alone' }), expected: 'new' },
      ]),
    );
    assert.equal(await records.readReferral('r-1'), undefined);
    const due = await connection.wakeUps.due(new Date('2026-11-25T00:00:00Z'), 100);
    assert.deepEqual(
      due.map(({ deliveryId }) => deliveryId),
      ['alone'],
    );
  });
});

function newDraft(): Change {
  return { change: 'draft', value: draft(), expected: 'new' };
}

async function goneFor(records: Records): Promise<Extract<Change, { change: 'draft-gone' }>> {
  const stored = await records.readDraft('teacher-1', 'd-1');
  assert.ok(stored);
  return { change: 'draft-gone', owner: 'teacher-1', id: 'd-1', expected: stored.version };
}

/** Calls every method at once; each has to fail with this code, within three seconds, giving nothing away. */
async function allFail(connection: TablesConnection, code: string): Promise<void> {
  const records = connection.records(SECRET);
  const { wakeUps } = connection;
  const book = connection.addressBook(SECRET);
  const now = new Date('2026-11-24T09:00:00Z');
  const started = performance.now();
  const calls: Record<string, Promise<unknown>> = {
    readDraft: records.readDraft(SECRET, SECRET),
    draftsOf: records.draftsOf(SECRET),
    readReferral: records.readReferral(SECRET),
    findByReference: records.findByReference(SECRET),
    referralsBy: records.referralsBy(SECRET, 5),
    undecided: records.undecided(5),
    auditOf: records.auditOf(SECRET),
    readCardPlace: records.readCardPlace(SECRET),
    readDelivery: records.readDelivery(SECRET),
    heldFor: records.heldFor(SECRET),
    commitDraft: records.commit([{ change: 'draft', value: draft({ owner: SECRET }), expected: 'new' }]),
    commitGone: records.commit([{ change: 'draft-gone', owner: SECRET, id: SECRET, expected: 'W/"x"' }]),
    commitCase: records.commit([
      sent(referral({ reference: SECRET })),
      { change: 'audit', value: audit(SECRET) },
    ]),
    commitDelivery: records.commit([
      { change: 'delivery', value: delivery({ to: SECRET }), expected: 'new' },
    ]),
    due: wakeUps.due(now, 5),
    done: wakeUps.done(SECRET, SECRET),
    again: wakeUps.again(SECRET, SECRET, now),
    expired: connection.retention(SECRET).expired('draft', now),
    remove: connection.retention(SECRET).remove({ key: SECRET, version: 'W/"x"' }),
    person: book.person(SECRET),
    channel: book.channel(SECRET),
    rememberPerson: book.rememberPerson(SECRET, ADDRESS),
    rememberChannel: book.rememberChannel(SECRET, ADDRESS),
    ping: connection.ping(),
  };
  await Promise.all(
    Object.entries(calls).map(async ([name, call]) => {
      const error = await call.then(
        () => assert.fail(`${name} did not fail`),
        (thrown: unknown) => thrown,
      );
      assert.ok(error instanceof StorageUnavailable, `${name} failed with ${String(error)}`);
      assert.equal(error.code, code, name);
      // The budget of a call is 2.5 s. The rest is for a busy machine: without a budget this would take half a minute.
      assert.ok(performance.now() - started < 8000, `${name} took too long`);
      const said = `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
      assert.ok(!said.includes('SECRET'), name);
    }),
  );
}
