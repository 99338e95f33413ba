import assert from 'node:assert/strict';
import sinon from 'sinon';
import { INCLUSION_CHANNEL } from '../../support/activities.ts';
import { isWorkedOn, needsNothing } from '../../support/decided.ts';
import { sendsReferral, startPlay, textsOf, type Play, type Player } from '../../support/play.ts';
import { HEAD, SECOND_LEAD } from '../../support/school.ts';

const WHY = 'The request was granted.';
const ID = (play: Play) => play.erasure.cases().then(({ items }) => items.map(({ value }) => value.id));

describe('Erasing a pupil in chat', () => {
  let play: Play;
  let other: Player;
  beforeEach(async () => {
    play = await startPlay();
    other = play.player(SECOND_LEAD);
    await other.says('hello');
    await play.player(HEAD).says('hello');
    await sendsReferral(play);
  });
  afterEach(() => play.stop());

  const opens = async (who = play.lead) => {
    await who.says('data');
    await who.presses('Look up', { pupil: 'PB 3' });
    await who.presses('Ask for deletion');
  };
  const asks = async () => {
    await needsNothing(play);
    await opens();
    await play.lead.presses('Ask for deletion', { reason: WHY });
    await play.settled();
  };
  const inChatOf = (who: Player) =>
    play.connector.sent.filter(({ conversationId }) => conversationId === who.user.chat);
  const opensNotice = async (who: Player) => {
    const notice = inChatOf(who).at(-1);
    assert.ok(notice);
    who.reads(notice);
    assert.doesNotMatch(textsOf(notice.card) + String(notice.activity.summary), /PB 3|R-TEST1/);
    await who.presses(who.buttons[0] ?? '');
  };
  const isThere = async () => (await play.erasure.cases()).items.length === 1;

  it('is asked by one lead and approved by another, and leaves nothing about the pupil', async () => {
    const [id = ''] = await ID(play);
    await asks();
    assert.match(play.lead.sees, /waits for a second person/);
    await opensNotice(other);
    assert.match(other.sees, /R-TEST1 · Year 3/);
    assert.match(other.sees, new RegExp(WHY));
    await other.presses('Approve');
    assert.match(other.sees, /Deleted for good: R-TEST1[\s\S]*say nothing about anybody[\s\S]*own chats/);
    await play.settled();
    assert.equal(await isThere(), false);
    assert.deepEqual(
      play.dump().filter((row) => row.includes('PB 3')),
      [],
    );
    await opensNotice(play.lead);
    assert.match(play.lead.sees, /Deleted for good: R-TEST1/);
    assert.ok(play.lead.buttons.includes('Stop - safeguarding'));
    const audit = await play.records.auditOf(id);
    assert.deepEqual(
      new Map(audit.filter(({ what }) => what.startsWith('erase-')).map(({ what, by }) => [what, by.name])),
      new Map([
        ['erase-asked', play.lead.user.name],
        ['erase-approved', SECOND_LEAD.name],
      ]),
    );
    const [{ by = [] } = {}] = await play.erasure.deletedCases();
    assert.deepEqual(
      by.map(({ name }) => name),
      [play.lead.user.name, SECOND_LEAD.name],
    );
  });

  it('is told to everybody else who may approve it, and stands on the first card too', async () => {
    await asks();
    for (const who of [other, play.player(HEAD)]) {
      assert.match(textsOf(inChatOf(who).at(-1)?.card), /waits for a second person/);
      await who.says('data');
      assert.match(who.sees, /1 request waits/);
    }
    await play.player(HEAD).says('data');
  });

  it('is never approved by whoever asked, whatever they send', async () => {
    await asks();
    assert.ok(!play.lead.buttons.some((title) => title.startsWith('Approve')));
    const [request] = await play.records.requests();
    await play.lead.sendsPress('data-approve', { q: request?.value.id });
    assert.match(play.lead.sees, /somebody else has to approve/);
    assert.ok(await isThere());
  });

  it('is one request, however often it is asked for', async () => {
    await asks();
    await opens(other);
    await other.presses('Ask for deletion', { reason: WHY });
    assert.match(other.sees, new RegExp(`${play.lead.user.name} has asked for this already`));
    await Promise.all([opens(), opens(other)]);
    assert.equal((await play.records.requests()).length, 1);
  });

  it('needs a reason, and looks twice at words about harm; what was typed stays', async () => {
    await needsNothing(play);
    await opens();
    await play.lead.presses('Ask for deletion', { reason: ' ' });
    assert.match(play.lead.sees, /Please write a short reason/);
    await play.lead.presses('Ask for deletion', { reason: 'x'.repeat(400) });
    assert.match(play.lead.sees, /shorten the reason to 300[\s\S]*xxxx/);
    await play.lead.presses('Ask for deletion', { reason: 'somebody hits him' });
    assert.match(play.lead.sees, /look again[\s\S]*somebody hits him/);
    assert.deepEqual(await play.records.requests(), []);
    await play.lead.presses('Ask for deletion', { reason: WHY });
    assert.equal((await play.records.requests()).length, 1);
  });

  it('says beside each case what is in the way, and does nothing', async () => {
    await opens();
    assert.match(play.lead.sees, /nobody has decided on it/);
    assert.ok(!play.lead.buttons.includes('Ask for deletion'));
    await play.lead.sendsPress('data-send-erase', { pupil: 'PB 3', cases: 'R-TEST1', reason: WHY });
    assert.match(play.lead.sees, /nobody has decided on it/);
    const { id } = await needsNothing(play);
    const by = { id: 'x', name: 'Ms Law' };
    const at = '2026-11-24T09:00:00.000Z';
    await play.erasure.hold({ referralId: id, reference: 'R-TEST1', by, at, reason: 'A claim' });
    await opens();
    assert.match(play.lead.sees, /Legal hold, set by Ms Law[\s\S]*lifted first/);
    await play.erasure.lift(id);
    await play.teacher.says('hello');
    await play.teacher.presses('Raise a');
    await play.teacher.presses('Continue', { SG1: 'no', SG2: 'no' });
    await play.teacher.presses('Continue', {
      PC1: 'PB 3',
      PC2: '3',
      PC3: 'class-teacher',
      PC4: 'attendance',
      AT1: 'some',
    });
    await opens();
    assert.match(play.lead.sees, /1 form about this pupil that somebody is filling in/);
    assert.deepEqual(await play.records.requests(), []);
  });

  it('stops at a hold set meanwhile, and leaves a case that somebody has worked on since', async () => {
    await asks();
    const { value } = (await play.records.findByReference('R-TEST1'))!;
    const hold = {
      referralId: value.id,
      reference: 'R-TEST1',
      by: { id: 'x', name: 'Ms Law' },
      at: '2026-11-24T09:00:00.000Z',
      reason: 'A claim',
    };
    await opensNotice(other);
    await play.erasure.hold(hold);
    await other.presses('Approve');
    assert.match(other.sees, /something is in the way[\s\S]*legal hold/i);
    await play.erasure.lift(value.id);
    await isWorkedOn(play);
    const [request] = await play.records.requests();
    await other.sendsPress('data-approve', { q: request?.value.id });
    assert.match(other.sees, /Somebody has worked on it since/);
    assert.ok(await isThere());
  });

  it('is declined with a reason that whoever asked is told', async () => {
    await asks();
    await opensNotice(other);
    await other.presses('Decline', { reason: '' });
    assert.match(other.sees, /Please write a short reason/);
    await other.presses('Decline', { reason: 'The family has a claim.' });
    assert.match(other.sees, /declined it[\s\S]*The family has a claim/);
    await play.settled();
    await opensNotice(play.lead);
    assert.match(play.lead.sees, new RegExp(`${SECOND_LEAD.name} declined it.*The family has a claim`));
    assert.ok(await isThere());
    // It may be asked for again.
    await opens();
    await play.lead.presses('Ask for deletion', { reason: WHY });
    assert.match(play.lead.sees, /waits for a second person/);
  });

  it('is taken back by whoever asked, and an approval that comes later does nothing', async () => {
    await asks();
    await play.lead.presses('Take it back');
    assert.match(play.lead.sees, /took it back/);
    await opensNotice(other);
    assert.match(other.sees, /took it back/);
    const [request] = await play.records.requests();
    await other.sendsPress('data-approve', { q: request?.value.id });
    assert.ok(await isThere());
  });

  it('is done once when two approve at once, or one presses twice', async () => {
    await asks();
    const head = play.player(HEAD);
    const [request] = await play.records.requests();
    const q = { q: request?.value.id };
    await Promise.all([
      other.sendsPress('data-approve', q),
      head.sendsPress('data-approve', q),
      other.sendsPress('data-approve', q),
    ]);
    await other.sendsPress('data-approve', q);
    assert.match(other.sees, /Deleted for good: R-TEST1/);
    assert.doesNotMatch(other.sees, /Still here/);
    assert.equal((await play.erasure.deletedCases()).length, 1);
  });

  it('says which card Teams did not let it replace', async () => {
    await asks();
    await opensNotice(other);
    play.connector.trouble({ status: 403 }, { times: 5, on: 'edit' });
    await other.presses('Approve');
    assert.match(other.sees, /please delete them in the inclusion channel: R-TEST1/);
  });

  it('goes on by itself after a minute, or with a press, where the bot was stopped after the approval', async () => {
    for (const goesOn of ['press', 'itself'] as const) {
      if (goesOn === 'itself') await sendsReferral(play);
      const reference = goesOn === 'press' ? 'R-TEST1' : 'R-TEST2';
      await needsNothing(play, reference);
      await opens();
      await play.lead.presses('Ask for deletion', { reason: WHY });
      const stored = (await play.records.requests()).find(({ value }) => value.end === undefined);
      assert.ok(stored);
      const approved = { by: { id: SECOND_LEAD.aadObjectId, name: SECOND_LEAD.name }, at: stored.value.at };
      await play.records.commit([
        { change: 'request', value: { ...stored.value, approved }, expected: stored.version },
      ]);
      await play.lead.says('data');
      assert.match(play.lead.sees, /Approved and not finished/);
      if (goesOn === 'itself') {
        await play.schoolBot.finishBegun();
        assert.ok(await isThere(), 'whoever approved it may still be waiting for the answer');
        play.clock.pass(61);
        await play.schoolBot.finishBegun();
      } else {
        await other.sendsPress('data-request', { q: stored.value.id });
        await other.presses('Go on');
        assert.match(other.sees, /Deleted for good/);
      }
      assert.equal(await isThere(), false);
      assert.ok((await play.records.readRequest(stored.value.id))?.value.end);
    }
  });

  it('leaves nothing half deleted, whatever comes between, where the bot was stopped while it deleted', async () => {
    await asks();
    const [id = ''] = await ID(play);
    const [request] = await play.records.requests();
    // Storage goes just after the case has.
    const { tables } = play.storage;
    const write = tables.cases.write.bind(tables.cases);
    const stop = sinon.stub(tables.cases, 'write').callsFake(async (partition, writes) => {
      const result = await write(partition, writes);
      if (writes.some(({ key }) => key.startsWith('deleted|'))) play.storage.setDown(true);
      return result;
    });
    await other.sendsPress('data-approve', { q: request?.value.id });
    stop.restore();
    play.storage.setDown(false);
    assert.equal(await play.records.readReferral(id), undefined);
    assert.equal((await play.erasure.deletedCases()).length, 1);
    play.clock.pass(61);
    await play.schoolBot.finishBegun();
    assert.deepEqual(
      play.dump().filter((row) => row.includes('PB 3')),
      [],
    );
    assert.equal((await play.erasure.deletedCases()).length, 1);
    const [card] = play.connector.sent.filter(({ kind }) => kind === 'post');
    const standing = play.connector.standing(INCLUSION_CHANNEL, card?.messageId ?? '');
    assert.doesNotMatch(textsOf(standing?.attachments?.[0]?.content), /PB 3|R-TEST1/);
    assert.ok((await play.records.readRequest(request?.value.id ?? ''))?.value.end);
  });

  it('leaves nothing half deleted where two approve at once and the one who began it is stopped', async () => {
    await asks();
    const [request] = await play.records.requests();
    const { tables } = play.storage;
    const write = tables.cases.write.bind(tables.cases);
    let secondComes = () => {};
    let firstIsDone = () => {};
    const second = new Promise<void>((resolve) => (secondComes = resolve));
    const first = new Promise<void>((resolve) => (firstIsDone = resolve));
    let deletes = 0;
    const both = sinon.stub(tables.cases, 'write').callsFake(async (partition, writes) => {
      if (!writes.some(({ key }) => key.startsWith('deleted|'))) return write(partition, writes);
      if (++deletes === 1) {
        await second;
        await write(partition, writes);
        firstIsDone();
        throw new Error('stopped here');
      }
      secondComes();
      await first;
      return write(partition, writes);
    });
    const q = { q: request?.value.id };
    await Promise.all([other.sendsPress('data-approve', q), play.player(HEAD).sendsPress('data-approve', q)]);
    both.restore();
    assert.equal(deletes, 2);
    assert.ok((await play.records.readRequest(request?.value.id ?? ''))?.value.end);
    assert.deepEqual(
      play.dump().filter((row) => row.includes('PB 3')),
      [],
    );
    assert.equal((await play.erasure.deletedCases()).length, 1);
  });

  it('counts no more after 14 days, and its row goes', async () => {
    await asks();
    play.clock.pass(14 * 24 * 60 * 60 + 1);
    const [request] = await play.records.requests();
    await other.sendsPress('data-approve', { q: request?.value.id });
    assert.match(other.sees, /not decided within 14 days/);
    assert.ok(await isThere());
    await play.schoolBot.deleteExpired();
    assert.deepEqual(await play.records.requests(), []);
  });

  it('goes with its cases, when they are deleted for another reason', async () => {
    await asks();
    play.clock.pass(13 * 24 * 60 * 60);
    const { cases } = await play.schoolBot.lookBeforeErasing('PB 3');
    await play.schoolBot.eraseCases(cases, []);
    assert.deepEqual(await play.records.requests(), []);
  });
});
