import assert from 'node:assert/strict';

import type { LogFields } from '../../src/app/ports/log.ts';
import type { ExpiredRow, ExpiringKind, Retention } from '../../src/app/ports/retention.ts';
import { deleteExpired } from '../../src/app/retention.ts';
import { FixedClock } from '../support/school.ts';
import { fillsIn, sendsReferral, startPlay, type Play } from '../support/play.ts';

const DAY = 24 * 60 * 60;

describe('Tidying', () => {
  describe('in a school', () => {
    let play: Play;
    beforeEach(async () => {
      play = await startPlay();
    });
    afterEach(() => play.stop());
    const drafts = () => play.records.draftsOf(play.teacher.user.aadObjectId);
    /** What activities are known by when they come again is kept for two days: out of the way of what is counted. */
    const twoDaysLater = async () => {
      play.clock.pass(2 * DAY);
      await play.schoolBot.deleteExpired();
    };

    it('deletes a draft seven days after its last change, and not before', async () => {
      await fillsIn(play, play.teacher);
      await twoDaysLater();
      play.clock.pass(5 * DAY - 1);
      assert.equal(await play.schoolBot.deleteExpired(), 0);
      assert.equal((await drafts()).length, 1);
      play.clock.pass(1);
      assert.equal(await play.schoolBot.deleteExpired({ dryRun: true }), 1);
      assert.equal((await drafts()).length, 1, 'a dry run only counts');
      assert.equal(await play.schoolBot.deleteExpired(), 1);
      assert.deepEqual(await drafts(), []);
      assert.equal(await play.schoolBot.deleteExpired(), 0);
    });

    it('deletes the frozen draft of a stop after 7 days and the record of the stop after 30', async () => {
      await fillsIn(play, play.teacher);
      await play.teacher.says('stop');
      await twoDaysLater();
      play.clock.pass(6 * DAY);
      assert.equal(await play.schoolBot.deleteExpired(), 1);
      assert.deepEqual(await drafts(), []);
      play.clock.pass(22 * DAY - 1);
      assert.equal(await play.schoolBot.deleteExpired(), 0);
      play.clock.pass(1);
      assert.equal(await play.schoolBot.deleteExpired(), 1);
    });

    it('deletes deliveries a month after they were sent, and leaves the case and its card', async () => {
      const posted = await sendsReferral(play);
      const { referralId } = await theCase();
      await twoDaysLater();
      play.clock.pass(28 * DAY);
      assert.equal(await play.schoolBot.deleteExpired(), 0, 'they were sent a moment after the case was');
      play.clock.pass(60);
      assert.ok((await play.schoolBot.deleteExpired()) > 0);
      assert.ok(await play.records.readReferral(referralId));
      assert.equal((await play.records.readCardPlace(referralId))?.value.messageId, posted.messageId);
      play.lead.reads(posted);
      await play.lead.presses('Take it on');
      await play.settled();
      assert.equal(play.channelCards().length, 1);
    });

    it('deletes after two days what an activity is known by when it comes again', async () => {
      await sendsReferral(play);
      play.clock.pass(2 * DAY - 1);
      assert.equal(await play.schoolBot.deleteExpired(), 0);
      play.clock.pass(1);
      assert.ok((await play.schoolBot.deleteExpired()) > 0);
    });

    it('says how many and nothing else', async () => {
      await fillsIn(play, play.teacher);
      await twoDaysLater();
      play.clock.pass(6 * DAY);
      await play.schoolBot.deleteExpired();
      const line = play.lines.map((each) => JSON.parse(each) as Record<string, unknown>).at(-1);
      assert.ok(line);
      assert.deepEqual(Object.keys(line).toSorted(), ['count', 'event', 'level', 'time']);
      assert.equal(line['event'], 'tidied');
      assert.equal(line['count'], 1);
    });

    async function theCase(): Promise<{ referralId: string }> {
      const { items } = await play.records.undecided(1);
      assert.ok(items[0]);
      return { referralId: items[0].id };
    }
  });

  it('ends a run after 200 rows and finds the rest the next time', async () => {
    const store = stubRetention({ draft: 150, stop: 120 });
    assert.equal(await run(store), 200);
    assert.equal(await run(store), 70);
    assert.equal(await run(store), 0);
  });

  it('counts all there is in a dry run, and removes none', async () => {
    const store = stubRetention({ draft: 150, stop: 120 });
    assert.equal(await run(store, { dryRun: true }), 270);
    assert.equal(store.removed, 0);
  });

  it('goes on past rows another instance removed or changed, and does not count them', async () => {
    const store = stubRetention({ draft: 10 });
    store.remove = async ({ key }) => key.endsWith('3');
    assert.equal(await run(store), 1);
  });

  it('tells the operator about rows it cannot read', async () => {
    const lines: LogFields[] = [];
    const store = stubRetention({ draft: 1 });
    const { expired } = store;
    store.expired = async (...given) => ({ ...(await expired(...given)), unreadable: 1 });
    assert.equal(await run(store, {}, lines), 1);
    assert.deepEqual(lines, [
      { event: 'broken', verb: 'tidy', outcome: 'unreadable-rows', count: 5 },
      { event: 'tidied', count: 1 },
    ]);
  });
});

type Stub = { -readonly [Name in keyof Retention]: Retention[Name] } & { removed: number };

/** So many expired rows of each kind, in pages of 40. */
function stubRetention(given: Partial<Record<ExpiringKind, number>>): Stub {
  const rows = new Map<ExpiringKind, ExpiredRow[]>();
  for (const [kind, count] of Object.entries(given) as [ExpiringKind, number][])
    rows.set(
      kind,
      Array.from({ length: count }, (_, at) => ({ key: `${kind} ${1000 + at}`, version: '1' })),
    );
  const stub: Stub = {
    removed: 0,
    async expired(kind, _until, from = '') {
      const all = (rows.get(kind) ?? []).filter(({ key }) => key >= from);
      const next = all[40]?.key;
      return { rows: all.slice(0, 40), unreadable: 0, ...(next === undefined ? {} : { next }) };
    },
    async remove({ key }) {
      stub.removed++;
      for (const [kind, left] of rows)
        rows.set(
          kind,
          left.filter((row) => row.key !== key),
        );
      return true;
    },
  };
  return stub;
}

async function run(retention: Retention, options = {}, lines: LogFields[] = []): Promise<number> {
  const log = {
    info: (fields: LogFields) => void lines.push(fields),
    warn: (fields: LogFields) => void lines.push(fields),
    error: (fields: LogFields) => void lines.push(fields),
    tally: (fields: LogFields) => void lines.push(fields),
    describe: () => ({}),
  };
  const serviceClock = { now: () => Promise.resolve(undefined) };
  return deleteExpired({ retention, serviceClock, clock: new FixedClock(), log }, options);
}
