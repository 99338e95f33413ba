import assert from 'node:assert/strict';
import type { Delivery } from '../../src/app/ports/deliveries.ts';
import { LEAD, TEACHER } from '../support/activities.ts';
import { fillsIn, sendsReferral, startPlay, textsOf, type Play } from '../support/play.ts';
import { SECOND_LEAD, testSchool } from '../support/school.ts';

const NOT_FOUND = { status: 404, code: 'ConversationNotFound' } as const;
const BLOCKED = { status: 403, code: 'ConversationBlockedByUser' } as const;
const TOO_LARGE = { status: 413, code: 'MessageSizeTooBig' } as const;
const HOUR = 3600;

describe('What cannot be delivered', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
    await play.lead.says('hello');
  });
  afterEach(() => play.stop());
  const sweeps = async (times = 1, seconds = 40) => {
    for (let each = 0; each < times; each++) {
      play.clock.pass(seconds);
      await play.schoolBot.sweep();
    }
  };
  const noticesTo = (chat: string = LEAD.chat) =>
    play.connector.sent
      .filter(({ kind, conversationId }) => kind === 'chat' && conversationId === chat)
      .map(({ card }) => textsOf(card))
      .filter((text) => /have not arrived/.test(text));
  const lines = () => play.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  const linesOf = (event: string) => lines().filter((line) => line['event'] === event);
  const caseOf = async (reference = 'R-TEST1') => {
    const found = await play.records.findByReference(reference);
    assert.ok(found);
    return found.value;
  };
  /** The lead takes the case while the referrer's chat meets this. */
  const takes = async (trouble: Parameters<Play['connector']['trouble']>[0], times = 1) => {
    const posted = await sendsReferral(play);
    play.lead.reads(posted);
    play.connector.trouble(trouble, { on: 'send', times });
    await play.lead.presses('Take it on');
    await play.settled();
    return posted;
  };
  /** After a calm: the referrer's chat alone goes on refusing. */
  const stillBlocks = () =>
    play.connector.trouble(BLOCKED, {
      on: 'send',
      times: 100,
      fits: ({ conversationId }) => conversationId === TEACHER.chat,
    });
  const toTeacher = () =>
    play.connector.sent.filter(
      ({ kind, conversationId, card }) =>
        kind === 'chat' && conversationId === play.teacher.user.chat && /has seen it/.test(textsOf(card)),
    ).length;

  describe('says why in the log', () => {
    for (const [trouble, event, why] of [
      [{ status: 503 }, 'delivery-later', 'later'],
      [{ status: 429, retryAfter: 7 }, 'delivery-later', 'throttled'],
      [NOT_FOUND, 'delivery-held', 'no-conversation'],
      [BLOCKED, 'delivery-held', 'unreachable'],
      [TOO_LARGE, 'delivery-failed', 'too-large'],
      ['drop-after-accepting', 'delivery-later', 'unsure'],
    ] as const)
      it(`when it is ${why}`, async () => {
        await takes(trouble);
        const [line, ...more] = linesOf(event);
        assert.deepEqual([line?.['outcome'], line?.['deliveryKind'], line?.['attempts']], [why, 'person', 1]);
        assert.deepEqual(more, []);
      });

    it('when nobody has opened the chat', async () => {
      const robin = play.player(SECOND_LEAD);
      robin.reads(await sendsReferral(play));
      await robin.presses('Open details');
      await play.settled();
      assert.deepEqual(
        linesOf('delivery-held').map(({ outcome }) => outcome),
        ['no-address'],
      );
    });
  });

  describe('because Teams briefly does not find the chat', () => {
    it('comes as soon as that has passed, without the person doing anything', async () => {
      await takes(NOT_FOUND);
      assert.equal(toTeacher(), 0);
      await sweeps();
      assert.equal(toTeacher(), 1);
    });

    it('comes with the person’s next press, and only once', async () => {
      const posted = await takes(NOT_FOUND, 3);
      await sweeps(2, 20);
      assert.equal(toTeacher(), 0);
      play.teacher.reads(posted);
      await play.teacher.presses('Open details');
      await play.settled();
      assert.equal(toTeacher(), 1);
      await sweeps(3, HOUR);
      assert.equal(toTeacher(), 1);
    });

    it('comes after days', async () => {
      await takes(NOT_FOUND, 20);
      for (let day = 0; day < 4; day++) await sweeps(8, 3 * HOUR);
      assert.equal(toTeacher(), 1);
      assert.ok((await play.schoolBot.sweep()) === 0);
    });
  });

  it('does not make the card stand twice when Teams does not find the channel while it is drawn again', async () => {
    const posted = await sendsReferral(play);
    play.lead.reads(posted);
    play.connector.trouble(NOT_FOUND, { on: 'edit', times: 2 });
    await play.lead.presses('Take it on');
    await play.settled();
    await sweeps(3);
    assert.equal(play.channelCards().length, 1);
    const standing = play.connector.standing(posted.conversationId, posted.messageId);
    assert.match(textsOf(standing?.attachments?.[0]?.content), /Being looked at/);
  });

  it('is tried less and less often, and never sooner than Teams asks for', async () => {
    await takes({ status: 429, retryAfter: 1 }, 1000);
    const tried: number[] = [];
    let before = play.connector.requests;
    for (let minute = 0; minute < 12 * 60; minute++) {
      await sweeps(1, 60);
      if (play.connector.requests > before) tried.push(minute);
      before = play.connector.requests;
    }
    assert.ok(tried.length > 6 && tried.length < 20, `${tried.length} tries in twelve hours`);
    const gaps = tried.slice(1).map((minute, index) => minute - (tried[index] ?? 0));
    assert.ok((gaps.at(-1) ?? 0) >= 90, `the last ones are ${gaps.at(-1)} minutes apart`);
  });

  it('gives up at once what is too large, and tells the leads', async () => {
    await fillsIn(play, play.teacher);
    play.connector.trouble(TOO_LARGE, { on: 'create', times: 5 });
    await play.teacher.presses('Send to the inclusion lead');
    await play.settled();
    await sweeps(2);
    const { id } = await caseOf();
    assert.equal((await play.records.readDelivery(`${id}.1.card`))?.value.status, 'failed');
    const told = play.connector.sent.filter(
      ({ conversationId, card }) => conversationId === LEAD.chat && /not tried any more/.test(textsOf(card)),
    );
    assert.equal(told.length, 1);
    const after = play.connector.requests;
    await sweeps(3, HOUR);
    assert.equal(play.connector.requests, after);
  });

  describe('is told to the leads within a day', () => {
    it('by name and reference, in one message, once', async () => {
      await takes(BLOCKED, 100);
      await play.schoolBot.tellUndelivered();
      assert.deepEqual(noticesTo(), [], 'not before four hours');
      play.clock.pass(4 * HOUR);
      play.connector.calm();
      assert.equal(await play.schoolBot.tellUndelivered(), 1);
      const [says, ...more] = noticesTo();
      assert.match(says ?? '', /Alex Teacher \(1 message, about R-TEST1\)/);
      assert.doesNotMatch(says ?? '', /PB 3|Year 3/, 'nothing of the pupil');
      assert.deepEqual(more, []);
      for (let day = 0; day < 3; day++) {
        play.clock.pass(24 * HOUR);
        await play.schoolBot.tellUndelivered();
      }
      assert.equal(noticesTo().length, 1);
    });

    it('together: a person, and a card that shows an old state', async () => {
      const posted = await takes(BLOCKED, 100);
      play.lead.reads(posted);
      play.connector.trouble({ status: 500 }, { on: 'edit', times: 100 });
      await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Already planned.' });
      await play.settled();
      play.clock.pass(4 * HOUR);
      play.connector.calm();
      await play.schoolBot.tellUndelivered();
      const [says, ...more] = noticesTo();
      assert.match(says ?? '', /does not show the case R-TEST1/);
      assert.match(says ?? '', /Alex Teacher \(2 messages, about R-TEST1\)/);
      assert.deepEqual(more, []);
    });

    it('on a school day, outside quiet hours: what fails on a Friday afternoon on Monday morning', async () => {
      play.clock.startsAt('2026-11-27');
      play.clock.pass(6 * HOUR);
      await takes(BLOCKED, 100);
      play.connector.calm();
      for (const [wait, when] of [
        [4, 'Friday at seven in the evening'],
        [13, 'Saturday at eight'],
        [29, 'Sunday at one'],
        [18.5, 'Monday at half past seven'],
      ] as const) {
        play.clock.pass(wait * HOUR);
        assert.equal(await play.schoolBot.tellUndelivered(), 0, when);
      }
      play.clock.pass(HOUR / 2);
      assert.equal(await play.schoolBot.tellUndelivered(), 1);
      assert.equal(noticesTo().length, 1);
    });

    it('on the first morning after a holiday, where Teams did not take the message on the last day', async () => {
      play.clock.startsAt('2026-12-18');
      await takes(BLOCKED, 100);
      play.clock.pass(8 * HOUR);
      play.connector.trouble({ status: 503 }, { on: 'send', times: 100 });
      await play.schoolBot.tellUndelivered();
      play.connector.calm();
      stillBlocks();
      for (const date of ['2026-12-19', '2026-12-23', '2027-01-02']) {
        play.clock.startsAt(date);
        await sweeps(8, 3 * HOUR);
      }
      assert.deepEqual(noticesTo(), []);
      play.clock.startsAt('2027-01-04');
      await sweeps(2, 4 * HOUR);
      assert.equal(noticesTo().length, 1);
    });

    it('also when what has not arrived is being tried again just then', async () => {
      await takes(BLOCKED, 100);
      play.clock.pass(4 * HOUR);
      play.connector.calm();
      play.connector.trouble({ status: 503 }, { on: 'send' });
      stillBlocks();
      await play.schoolBot.tellUndelivered();
      await sweeps();
      assert.equal(noticesTo().length, 1);
    });

    it('by one of several instances', async () => {
      await takes(BLOCKED, 100);
      play.clock.pass(4 * HOUR);
      play.connector.calm();
      await Promise.all([play.schoolBot.tellUndelivered(), play.schoolBot.tellUndelivered()]);
      assert.equal(noticesTo().length, 1);
    });

    it('again when somebody was reached and then is not', async () => {
      await takes(BLOCKED, 1);
      play.clock.pass(4 * HOUR);
      await play.schoolBot.tellUndelivered();
      await play.teacher.says('hello');
      await play.settled();
      assert.equal(toTeacher(), 1);
      play.connector.trouble(BLOCKED, { on: 'send' });
      play.lead.reads(play.channelCards().at(-1)!);
      await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'Already planned.' });
      await play.settled();
      // Held and not tried again before the lead is told.
      play.clock.pass(24 * HOUR);
      await play.schoolBot.tellUndelivered();
      assert.equal(noticesTo().length, 2);
    });

    it('not when it has arrived meanwhile', async () => {
      await takes(NOT_FOUND);
      play.clock.pass(4 * HOUR);
      await play.schoolBot.sweep();
      assert.equal(await play.schoolBot.tellUndelivered(), 0);
      assert.deepEqual(noticesTo(), []);
    });

    it('never about a notice: when no lead can be reached, the log says so as an error', async () => {
      await takes(BLOCKED, 100);
      play.clock.pass(4 * HOUR);
      await play.schoolBot.tellUndelivered();
      assert.deepEqual(noticesTo(), []);
      const errors = linesOf('undelivered').filter(({ level }) => level === 'error');
      assert.equal(errors[0]?.['outcome'], 'no-lead-reached');
      const items = () => play.records.undelivered();
      const notices = (await items()).filter(({ kind }) => kind === 'problem').length;
      play.clock.pass(24 * HOUR);
      await play.schoolBot.tellUndelivered();
      assert.equal((await items()).filter(({ kind }) => kind === 'problem').length, notices);
    });
  });

  it('as an earlier version held it is told to the leads, and comes with the person’s next word', async () => {
    await sendsReferral(play);
    const { id } = await caseOf();
    const value: Delivery = {
      id: `${id}.1.person.${TEACHER.aadObjectId}.seen`,
      kind: 'person',
      referralId: id,
      to: TEACHER.aadObjectId,
      news: 'seen',
      createdAt: '2026-11-23T09:00:00.000Z',
      attempts: 1,
      status: 'held',
      dueAt: '2026-11-23T09:00:30.000Z',
    };
    await play.records.commit([{ change: 'delivery', value, expected: 'new' }]);
    await play.schoolBot.tellUndelivered();
    assert.match(noticesTo()[0] ?? '', /Alex Teacher \(1 message/);
    await play.teacher.says('hello');
    await play.settled();
    assert.equal((await play.records.readDelivery(value.id))?.value.status, 'sent');
  });

  it('is said in the log as an error when the school has no lead', async () => {
    const staff = testSchool().staff.filter(({ roles }) => !roles.includes('inclusion-lead'));
    const other = await startPlay({ staff });
    try {
      await fillsIn(other, other.teacher);
      other.connector.trouble({ status: 500 }, { on: 'create', times: 100 });
      await other.teacher.presses('Send to the inclusion lead');
      await other.settled();
      other.clock.pass(4 * HOUR);
      await other.schoolBot.tellUndelivered();
      assert.match(
        other.lines.join(''),
        /"level":"error".*"event":"undelivered","outcome":"no-lead-reached","count":1/,
      );
    } finally {
      await other.stop();
    }
  });
});
