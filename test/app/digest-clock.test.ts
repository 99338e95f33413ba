import assert from 'node:assert/strict';
import { SendFailure } from '../../src/app/ports/messenger.ts';
import { INCLUSION_CHANNEL, LEAD, TEACHER } from '../support/activities.ts';
import { address, STAFF_CHANNEL, startClockDriver, type ClockDriver } from '../support/clock-driver.ts';
import { textsOf } from '../support/play.ts';
import { referral, sent } from '../storage/samples.ts';
import { SECOND_LEAD } from '../support/school.ts';

/** Fri 27 November 2026: 14:00 for the inclusion channel, 15:30 for staff. */
const BEFORE = '2026-11-27T13:59:59Z';
const AT = '2026-11-27T14:00:00Z';
const STAFF_AT = '2026-11-27T15:30:00Z';
const ID = `digest|${INCLUSION_CHANNEL}|2026-W48`;
/** Where digests stand; channels do not wait for each other. */
const channels = (work: ClockDriver) => work.posts.map(({ channel }) => channel).toSorted();
const late = (work: ClockDriver) =>
  work.posts
    .map(({ channel, post }) => [channel, /comes late/.test(textsOf(post.card))] as const)
    .filter(([, isLate]) => isLate)
    .map(([channel]) => channel);

describe('The clock of the digests', () => {
  let work: ClockDriver;
  const inclusionOnly = { channels: { inclusion: INCLUSION_CHANNEL, staff: [] } };
  /** Up to now every week has had its digest. */
  const start = async (...given: Parameters<typeof startClockDriver>) => {
    work = await startClockDriver(...given);
    for (const day of ['06', '13', '20']) await work.tick(`2026-11-${day}T16:00:00Z`);
    work.posts.length = 0;
    assert.deepEqual(work.heard(), []);
    return work;
  };

  it('posts in each channel at its time, and not a second before', async () => {
    await start();
    await work.tick(BEFORE);
    assert.deepEqual(channels(work), []);
    await work.tick(AT);
    assert.deepEqual(channels(work), [INCLUSION_CHANNEL]);
    await work.tick(STAFF_AT);
    assert.deepEqual(channels(work), [INCLUSION_CHANNEL, STAFF_CHANNEL]);
    assert.deepEqual(late(work), []);
  });

  it('posts once however often it ticks and however many bots there are', async () => {
    await start();
    const bots = [work.schoolBot, work.another(), work.another()];
    for (const instant of [AT, AT, STAFF_AT, '2026-11-27T15:30:30Z', '2026-11-28T12:00:00Z'])
      await work.tick(instant, bots);
    assert.deepEqual(channels(work), [INCLUSION_CHANNEL, STAFF_CHANNEL]);
  });

  it('has no digest of weeks before it began to look after a channel', async () => {
    work = await startClockDriver({}, { since: false });
    await work.tick('2026-11-28T09:00:00Z');
    await work.tick('2026-12-02T09:00:00Z');
    assert.deepEqual([channels(work), work.heard()], [[], []]);
    await work.tick('2026-12-04T15:30:00Z');
    assert.equal(work.posts.length, 2);
  });

  it('is quiet in a holiday and posts again when school is back', async () => {
    await start(inclusionOnly);
    for (
      let day = new Date('2026-11-27T16:00:00Z');
      day < new Date('2027-01-09');
      day.setUTCDate(day.getUTCDate() + 1)
    )
      await work.tick(day.toISOString());
    // 27 November, 4, 11 and 18 December, 8 January; Christmas is from 19 December to 3 January.
    assert.equal(work.posts.length, 5);
    assert.deepEqual(work.heard(), []);
  });

  it('counts from the digest before the holiday, however long ago, when that was deleted meanwhile', async () => {
    await start({ ...inclusionOnly, closed: [{ from: '2026-12-19', to: '2027-02-05', what: 'Long' }] });
    const raised = (id: string, sentAt: string) => sent(referral({ id, sentAt, answers: { PC1: id } }));
    await work.records.commit([raised('a', '2026-12-17T09:00:00Z'), raised('b', '2027-02-09T09:00:00Z')]);
    await work.tick('2026-12-18T14:00:00Z');
    work.goTo('2027-02-08T09:00:00Z');
    assert.notEqual(await work.schoolBot.deleteExpired(), 0);
    assert.equal(await work.records.readDelivery(`digest|${INCLUSION_CHANNEL}|2026-W51`), undefined);
    await work.tick('2027-02-12T14:00:00Z');
    assert.match(textsOf(work.posts.at(-1)?.post.card), /1 concern came in/);
  });

  it('keeps London’s time over the change of the clocks', async () => {
    await start({ ...inclusionOnly, closed: [] });
    await work.tick('2027-03-26T13:59:59Z');
    const before = work.posts.length;
    await work.tick('2027-03-26T14:00:00Z');
    assert.equal(work.posts.length, before + 1);
    await work.tick('2027-04-02T12:59:59Z');
    assert.equal(work.posts.length, before + 1);
    await work.tick('2027-04-02T13:00:00Z');
    assert.equal(work.posts.length, before + 2);
  });

  it('comes after a pause of the bot, and says that it is late after two hours', async () => {
    await start();
    await work.tick('2026-11-27T16:30:00Z');
    assert.deepEqual(channels(work), [INCLUSION_CHANNEL, STAFF_CHANNEL]);
    assert.deepEqual(late(work), [INCLUSION_CHANNEL]);
    await work.tick('2026-12-04T16:00:00Z');
    assert.deepEqual(late(work), [INCLUSION_CHANNEL]);
  });

  it('waits for the next school morning when the bot is back on a Friday evening or at the weekend', async () => {
    await start();
    for (const instant of ['2026-11-27T18:30:00Z', '2026-11-28T11:00:00Z', '2026-11-30T07:00:00Z'])
      await work.tick(instant);
    assert.deepEqual([channels(work), work.heard()], [[], []]);
    assert.deepEqual(
      (await work.schoolBot.dueDigests()).map(({ todo }) => todo),
      ['waits', 'waits'],
    );
    await work.tick('2026-11-30T08:00:00Z');
    assert.deepEqual(late(work).toSorted(), [INCLUSION_CHANNEL, STAFF_CHANNEL]);
  });

  it('does not come after three days: each lead is told once, of the newest week only', async () => {
    await start(inclusionOnly);
    const bots = [work.schoolBot, work.another()];
    // Four digests were missed.
    for (const instant of ['2026-12-17T10:00:00Z', '2026-12-17T10:00:30Z']) await work.tick(instant, bots);
    assert.deepEqual(channels(work), []);
    for (const lead of [LEAD, SECOND_LEAD]) {
      const [says, ...more] = work.heard(lead.aadObjectId);
      assert.match(
        says ?? '',
        /digest due in the week of Mon 7 Dec was not posted in the inclusion channel.*was not running/,
      );
      assert.match(says ?? '', /digest now/);
      assert.deepEqual(more, []);
    }
    await work.tick('2026-12-18T14:00:00Z', bots);
    assert.deepEqual(channels(work), [INCLUSION_CHANNEL]);
  });

  it('is told of in the morning when the bot is back in the night', async () => {
    await start(inclusionOnly);
    await work.tick('2026-12-16T22:00:00Z');
    assert.deepEqual(work.heard(LEAD.aadObjectId), []);
    await work.tick('2026-12-17T08:00:00Z');
    assert.equal(work.heard(LEAD.aadObjectId).length, 1);
  });

  it('posts nothing twice and no flood when the clock jumps', async () => {
    await start(inclusionOnly);
    await work.tick(AT);
    await work.tick('2026-11-26T10:00:00Z');
    await work.tick(AT);
    assert.equal(work.posts.length, 1);
    // Three months ahead, minutes after a moment there, and back again.
    await work.tick('2027-03-05T14:10:00Z');
    assert.equal(work.posts.length, 2);
    await work.tick('2026-11-27T14:10:00Z');
    assert.equal(work.posts.length, 2);
    await work.tick('2026-12-04T14:00:00Z');
    assert.equal(work.posts.length, 3);
  });

  it('does not wait for a time that a wrong clock once showed', async () => {
    work = await startClockDriver(inclusionOnly, { since: '2031-01-01T09:00:00Z' });
    await work.tick('2026-11-24T09:00:00Z');
    await work.tick(AT);
    assert.deepEqual(channels(work), [INCLUSION_CHANNEL]);
  });

  it('posts a digest of a week without a single case', async () => {
    await start();
    await work.tick(STAFF_AT);
    const says = work.posts.map(({ post }) => textsOf(post.card)).join('\n');
    assert.match(says, /quiet week/i);
    assert.match(says, /Dana Safe/);
  });

  it('works without staff channels, without terms, and leaves out a channel that wants none', async () => {
    const off = { digests: [{ channel: INCLUSION_CHANNEL, off: true }] } as const;
    for (const [changes, expected] of [
      [inclusionOnly, [INCLUSION_CHANNEL]],
      [{ closed: [] }, [INCLUSION_CHANNEL, STAFF_CHANNEL]],
      [off, [STAFF_CHANNEL]],
    ] as const) {
      await start(changes);
      await work.tick(STAFF_AT);
      assert.deepEqual(channels(work), expected);
    }
  });

  it('does not lose one channel because another fails', async () => {
    await start({ digests: [{ channel: STAFF_CHANNEL, day: 'friday', time: '14:00' }] });
    work.troubles.push(new SendFailure('unreachable'));
    await work.tick(AT);
    assert.equal(work.posts.length, 1);
    assert.equal(work.troubles.length, 0);
  });

  it('starts again when storage is unavailable at the time, and posts once it is back', async () => {
    await start(inclusionOnly);
    work.storage.setDown(true);
    await assert.rejects(work.tick(AT));
    work.storage.setDown(false);
    await work.tick('2026-11-27T14:00:30Z');
    assert.deepEqual(channels(work), [INCLUSION_CHANNEL]);
  });

  it('posts when the bot died between the claim and the post', async () => {
    await start(inclusionOnly);
    work.goTo(AT);
    const { records } = work;
    // As `take` leaves it.
    await records.commit([
      { change: 'once-claim', value: { id: ID, at: AT, expiresAt: '2027-01-26T14:00:00Z' } },
      {
        change: 'delivery',
        expected: 'new',
        value: {
          id: ID,
          kind: 'digest',
          channel: INCLUSION_CHANNEL,
          audience: 'inclusion',
          week: '2026-W48',
          late: false,
          createdAt: AT,
          attempts: 0,
          status: 'waiting',
          dueAt: AT,
        },
      },
    ]);
    await work.tick('2026-11-27T14:00:30Z');
    await work.tick('2026-11-27T14:05:30Z');
    assert.deepEqual(channels(work), [INCLUSION_CHANNEL]);
  });

  describe('when Teams has trouble', () => {
    beforeEach(() => start(inclusionOnly));

    it('does not post again when the bot died while sending, and tells each lead once', async () => {
      work.troubles.push('dies');
      work.goTo(AT);
      void work.schoolBot.digests();
      while ((await work.records.readDelivery(ID))?.value.status !== 'sending')
        await new Promise((resolve) => setImmediate(resolve));
      const next = work.another();
      await work.tick('2026-11-27T14:00:20Z', [next]);
      assert.deepEqual(work.heard(), [], 'the sender may still be at it');
      for (const instant of ['2026-11-27T14:00:40Z', '2026-11-27T14:05:00Z', '2026-11-28T14:05:00Z'])
        await work.tick(instant, [next, work.another()]);
      assert.deepEqual(channels(work), []);
      for (const lead of [LEAD, SECOND_LEAD]) {
        const [says, ...more] = work.heard(lead.aadObjectId);
        assert.match(says ?? '', /may or may not be in the inclusion channel/);
        assert.deepEqual(more, []);
      }
      assert.equal((await work.records.readDelivery(ID))?.value.status, 'failed');
    });

    it('does not post again when the connection broke after sending, and tells the leads once', async () => {
      work.troubles.push(new SendFailure('unsure'));
      for (const instant of [AT, '2026-11-27T14:05:00Z', '2026-11-28T14:05:00Z']) await work.tick(instant);
      assert.deepEqual(channels(work), []);
      assert.equal(work.heard().length, 1);
    });

    it('tries again when Teams did not take it, later each time, and never within what it asked for', async () => {
      work.troubles.push(new SendFailure('later'), new SendFailure('later', 600));
      await work.tick(AT);
      await work.tick('2026-11-27T14:00:30Z');
      await work.tick('2026-11-27T14:10:00Z');
      assert.equal(work.troubles.length, 0);
      assert.deepEqual(channels(work), []);
      await work.tick('2026-11-27T14:13:30Z');
      assert.deepEqual(channels(work), [INCLUSION_CHANNEL]);
      assert.deepEqual(work.heard(), []);
    });

    it('gives up after three days, tells the leads once and posts the next week', async () => {
      for (let each = 0; each < 500; each++) work.troubles.push(new SendFailure('later'));
      const end = Date.parse('2026-11-30T15:00:00Z');
      for (let at = Date.parse(AT); at < end; at += 20 * 60_000) await work.tick(new Date(at).toISOString());
      assert.ok(work.troubles.length < 400, 'it went on trying all that time');
      const [says, ...more] = work.heard();
      assert.match(says ?? '', /did not get to the inclusion channel: Teams refused it each time/);
      assert.deepEqual(more, []);
      work.troubles.length = 0;
      await work.tick('2026-12-04T14:00:00Z');
      assert.equal(work.posts.length, 1);
    });

    it('posts it a little later when Teams briefly does not find the channel, and tells nobody', async () => {
      work.troubles.push(new SendFailure('no-conversation'));
      for (const instant of [AT, '2026-11-27T14:01:00Z']) await work.tick(instant);
      assert.equal(work.posts.length, 1);
      assert.deepEqual(work.heard(), []);
    });

    it('tells the leads once when Teams does not find the channel for days', async () => {
      for (let each = 0; each < 400; each++) work.troubles.push(new SendFailure('no-conversation'));
      const [day, hour] = [Date.parse(AT), 60 * 60_000];
      for (let each = 0; each < 6 * 24; each++) await work.tick(new Date(day + each * hour).toISOString());
      const [says, ...more] = work.heard();
      assert.match(says ?? '', /the inclusion channel does not exist.*new channel id in the settings/s);
      assert.deepEqual(more, []);
    });

    it('gives up at once what is too large for Teams, and says so', async () => {
      work.troubles.push(new SendFailure('too-large'));
      for (const instant of [AT, '2026-11-27T15:00:00Z']) await work.tick(instant);
      assert.equal(work.posts.length, 0);
      assert.equal(work.heard().length, 1);
    });

    for (const [reason, words] of [
      ['unreachable', /does not let the bot into the inclusion channel.*add it again/s],
    ] as const)
      it(`stops when the channel is ${reason}, tells the leads once until it works again`, async () => {
        const trouble = new SendFailure(reason);
        work.troubles.push(trouble, trouble);
        for (const instant of [AT, '2026-11-27T15:00:00Z', '2026-12-04T14:00:00Z']) await work.tick(instant);
        assert.equal(work.troubles.length, 0, 'one try a week');
        const [says, ...more] = work.heard();
        assert.match(says ?? '', words);
        assert.match(says ?? '', /digest now/);
        assert.match(says ?? '', /Dana Safe/);
        assert.deepEqual(more, []);
        await work.tick('2026-12-11T14:00:00Z');
        assert.equal(work.posts.length, 1);
        work.troubles.push(trouble);
        await work.tick('2026-12-18T14:00:00Z');
        assert.equal(work.heard().length, 1, 'a new trouble is news again');
      });

    it('logs nothing but what may be logged', async () => {
      work.troubles.push(new SendFailure('unreachable'));
      await work.tick(AT);
      assert.match(work.lines.join(''), /delivery-failed.*unreachable/);
      assert.doesNotMatch(work.lines.join(''), /Dana|Sam Lead|01632/);
    });
  });

  it('waits for a channel that nobody has opened yet: told once, posted as soon as it is known', async () => {
    work = await startClockDriver(inclusionOnly, { known: false });
    work.goTo('2026-11-23T09:00:00Z');
    await work.schoolBot.digests();
    work.heard();
    for (const instant of [AT, '2026-11-27T14:15:00Z', '2026-11-27T14:30:00Z']) await work.tick(instant);
    const [says, ...more] = work.heard();
    assert.match(
      says ?? '',
      /nobody has spoken to the bot in the inclusion channel yet.*mentions it with @/s,
    );
    assert.deepEqual(more, []);
    await work.addresses.rememberChannel(INCLUSION_CHANNEL, address(INCLUSION_CHANNEL));
    await work.tick('2026-11-27T15:00:00Z');
    assert.deepEqual(channels(work), [INCLUSION_CHANNEL]);
  });

  it('keeps what there is to tell for a lead who has not opened the bot’s chat', async () => {
    await start({
      ...inclusionOnly,
      staff: [{ id: 'a-new-lead', name: 'New Lead', roles: ['inclusion-lead'] }],
    });
    work.troubles.push(new SendFailure('unreachable'));
    await work.tick(AT);
    const held = await work.records.heldFor('a-new-lead');
    assert.deepEqual(
      held.map(({ value }) => value.kind),
      ['problem'],
    );
  });

  describe('in the hands of a lead', () => {
    beforeEach(() => start());

    it('explains itself, with the next times', async () => {
      const says = await work.says('digest');
      assert.match(says, /inclusion channel: next on Fri 27 Nov, 14:00/);
      assert.match(says, /staff channel: next on Fri 27 Nov, 15:30/);
      for (const word of ['digest preview', 'digest hold', 'digest now'])
        assert.ok(says.includes(word), word);
    });

    it('holds this week’s, whoever asks, and posts the next week’s', async () => {
      work.goTo('2026-11-25T09:00:00Z');
      assert.match(
        await work.says('digest hold'),
        /Nothing will be posted this week.*inclusion channel \(Fri 27 Nov, 14:00\)/s,
      );
      assert.match(await work.says('Digest HOLD', SECOND_LEAD.aadObjectId), /Sam Lead has held them already/);
      const about = await work.says('digest');
      assert.match(about, /held by Sam Lead/);
      assert.match(about, /inclusion channel: next on Fri 4 Dec, 14:00/);
      await work.tick(STAFF_AT);
      await work.tick('2026-12-02T09:00:00Z');
      assert.deepEqual([channels(work), work.heard()], [[], []]);
      await work.tick('2026-12-04T16:00:00Z');
      assert.equal(work.posts.length, 2);
    });

    it('counts what a held week had in the next one', async () => {
      const raised = (id: string, sentAt: string) => sent(referral({ id, sentAt, answers: { PC1: id } }));
      await work.records.commit([raised('a', '2026-11-19T09:00:00Z'), raised('b', '2026-11-24T09:00:00Z')]);
      await work.records.commit([raised('c', '2026-12-01T09:00:00Z'), raised('d', '2026-12-02T09:00:00Z')]);
      work.goTo('2026-11-25T09:00:00Z');
      await work.says('digest hold');
      await work.tick(STAFF_AT);
      await work.tick('2026-12-04T14:00:00Z');
      assert.match(textsOf(work.posts[0]?.post.card), /3 concerns came in/);
      await work.tick('2026-12-11T14:00:00Z');
      const next = work.posts.findLast(({ channel }) => channel === INCLUSION_CHANNEL);
      assert.doesNotMatch(textsOf(next?.post.card), /[1-9] concerns? came in/);
    });

    it('lets them come again', async () => {
      work.goTo('2026-11-25T09:00:00Z');
      await work.says('digest hold');
      assert.match(await work.says('digest resume'), /come again.*To come this week/s);
      assert.match(await work.says('digest resume'), /are not held/);
      await work.tick(STAFF_AT);
      assert.equal(work.posts.length, 2);
    });

    it('says which do not come by themselves any more when lifted after their time', async () => {
      work.goTo('2026-11-25T09:00:00Z');
      await work.says('digest hold');
      await work.tick('2026-11-27T14:30:00Z');
      const says = await work.says('digest resume');
      assert.match(says, /Their time has passed.*inclusion channel.*digest now/s);
      await work.tick(STAFF_AT);
      assert.deepEqual(channels(work), [STAFF_CHANNEL]);
    });

    it('does not speak of one that had been posted before the others were held', async () => {
      await work.tick(AT);
      assert.match(await work.says('digest hold'), /Already due, and not taken back: the inclusion channel/);
      assert.doesNotMatch(await work.says('digest resume'), /time has passed|inclusion channel/);
    });

    it('stops one that still waits to be tried again', async () => {
      work.troubles.push(new SendFailure('later', 3600));
      await work.tick(AT);
      await work.says('digest hold');
      await work.tick('2026-11-27T15:20:00Z');
      assert.deepEqual(channels(work), []);
    });

    it('says so when it is too late to hold, or a holiday', async () => {
      work.goTo('2026-11-27T16:00:00Z');
      assert.match(await work.says('digest hold'), /too late.*held from Monday/s);
      work.goTo('2026-12-22T16:00:00Z');
      assert.match(await work.says('digest hold'), /no school day/);
    });

    it('asks before it posts them by hand, and says what that does to this week’s', async () => {
      work.goTo('2026-11-25T09:00:00Z');
      const asked = await work.says('digest now');
      assert.match(asked, /Nothing has been posted yet.*the inclusion channel, the staff channel/s);
      assert.match(asked, /take the place of this week's: the inclusion channel \(Fri 27 Nov, 14:00\)/);
      assert.match(asked, /Fri 13 Nov to Thu 19 Nov/);
      for (const words of ['digest post', 'digest now']) await work.says(words);
      assert.deepEqual(channels(work), []);
      await work.tick(STAFF_AT);
      assert.equal(work.posts.length, 2);
      assert.match(await work.says('digest now'), /besides this week's/);
    });

    it('posts them by hand once for two presses, in the place of this week’s', async () => {
      work.goTo('2026-11-25T09:00:10Z');
      const says = await work.presses('digest', { word: 'post' });
      assert.match(says, /At 09:00, to: the inclusion channel, the staff channel\./);
      assert.match(says, /do not come again.*Fri 27 Nov, 14:00/s);
      assert.match(
        await work.presses('digest', { word: 'post' }, SECOND_LEAD.aadObjectId),
        /just been posted/,
      );
      assert.deepEqual(channels(work), [INCLUSION_CHANNEL, STAFF_CHANNEL]);
      assert.deepEqual(late(work), []);
      const about = await work.says('digest');
      assert.match(about, /inclusion channel: next on Fri 4 Dec, 14:00/);
      assert.match(await work.says('digest hold'), /posted by hand/);
      await work.tick(STAFF_AT);
      await work.tick('2026-12-02T09:00:00Z');
      assert.deepEqual([work.posts.length, work.heard()], [2, []]);
      await work.tick('2026-12-04T16:00:00Z');
      assert.equal(work.posts.length, 4);
    });

    it('counts in the next one what came in after one was posted by hand', async () => {
      const raised = (id: string, sentAt: string) => sent(referral({ id, sentAt, answers: { PC1: id } }));
      await work.records.commit([raised('a', '2026-11-18T09:00:00Z'), raised('b', '2026-11-24T09:00:00Z')]);
      await work.records.commit([raised('c', '2026-12-01T09:00:00Z')]);
      work.goTo('2026-11-25T09:00:00Z');
      await work.presses('digest', { word: 'post' });
      const first = work.posts.find(({ channel }) => channel === INCLUSION_CHANNEL);
      assert.match(textsOf(first?.post.card), /1 concern came in.*Fri 13 Nov to Thu 19 Nov/);
      await work.tick('2026-12-04T14:00:00Z');
      const next = work.posts.findLast(({ channel }) => channel === INCLUSION_CHANNEL);
      assert.match(textsOf(next?.post.card), /2 concerns came in.*Fri 20 Nov to Thu 3 Dec/);
    });

    it('posts them once an hour, also for two presses with the full hour between them', async () => {
      const post = (person?: string) => work.presses('digest', { word: 'post' }, person);
      work.goTo('2026-11-25T08:59:55Z');
      await post();
      work.goTo('2026-11-25T09:00:05Z');
      assert.match(await post(), /just been posted/);
      assert.match(await post(SECOND_LEAD.aadObjectId), /at 08:59.*again from 09:59/s);
      assert.equal(work.posts.length, 2);
      work.goTo('2026-11-25T10:00:00Z');
      assert.match(await post(), /being posted/);
      assert.equal(work.posts.length, 4);
    });

    it('posts them by hand in a week that is held, and in a holiday', async () => {
      work.goTo('2026-11-25T09:00:00Z');
      await work.says('digest hold');
      await work.presses('digest', { word: 'post' });
      work.goTo('2026-12-22T09:00:00Z');
      await work.presses('digest', { word: 'post' });
      assert.equal(work.posts.length, 4);
    });

    it('tells at once when one asked for cannot be posted', async () => {
      work.troubles.push(new SendFailure('unreachable'));
      await work.presses('digest', { word: 'post' });
      await work.schoolBot.sweep();
      assert.match(work.heard()[0] ?? '', /does not let the bot into/);
      assert.equal(work.posts.length, 1);
    });

    it('is nobody else’s', async () => {
      for (const words of ['digest', 'digest hold', 'digest now'])
        assert.match(await work.says(words, TEACHER.aadObjectId), /looked after by inclusion leads/);
      assert.deepEqual(channels(work), []);
      assert.equal(await work.records.readClaim('hold|2026-W48'), undefined);
    });

    it('says so when no channel wants one', async () => {
      const digests = [INCLUSION_CHANNEL, STAFF_CHANNEL].map((channel) => ({ channel, off: true }) as const);
      work = await startClockDriver({ digests });
      assert.match(await work.says('digest now'), /settings turn it off/);
    });
  });
});
