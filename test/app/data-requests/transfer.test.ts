import assert from 'node:assert/strict';
import { openTransferFile } from '../../../src/cli/transfer-file.ts';
import { makeKeys } from '../../../src/sealing/age.ts';
import { isOwnSharePoint } from '../../../src/teams/files.ts';
import { fileConsent, send } from '../../support/activities.ts';
import { isWorkedOn } from '../../support/decided.ts';
import { openFileStore, type FileStore } from '../../support/file-store.ts';
import { sendsReferral, startPlay, textsOf, type Play, type Player } from '../../support/play.ts';
import { HEAD, SECOND_LEAD } from '../../support/school.ts';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
const OTHER = 'Northfield Academy';

describe("Transferring a pupil's record, in chat", () => {
  let play: Play;
  let store: FileStore;
  let other: Player;
  let publicKey: string;
  let secretKey: string;
  before(async () => {
    ({ recipient: publicKey, identity: secretKey } = await makeKeys());
  });
  beforeEach(async () => {
    store = await openFileStore();
    play = await startPlay(
      {},
      (url) => url.href === store.place || isOwnSharePoint(url, play.settings.sharePoint),
    );
    other = play.player(SECOND_LEAD);
    await other.says('hello');
    await play.player(HEAD).says('hello');
    await sendsReferral(play);
  });
  afterEach(async () => {
    await play.stop();
    await store.close();
  });

  const note = async (text: string) => {
    const { value: previous, version: expected } = (await play.records.findByReference('R-TEST1'))!;
    const by = { id: play.lead.user.aadObjectId, name: play.lead.user.name };
    const notes = [...previous.notes, { by, at: play.clock.now().toISOString(), text }];
    const value = { ...previous, version: previous.version + 1, notes };
    await play.records.commit([{ change: 'referral', value, previous, expected }]);
  };
  const opens = async (who = play.lead) => {
    await who.says('data');
    await who.presses('Look up', { pupil: 'PB 3' });
    await who.presses('Transfer the record');
  };
  /** What ticking the box beside this line sends. */
  const boxOf = (line: string) =>
    new RegExp(`"title":"[^"]*${line}","value":"(\\d+)"`).exec(JSON.stringify(play.lead.card))?.[1] ?? '';
  const looks = async (who = play.lead) => {
    await opens(who);
    await who.presses('Look through the lines', { to: OTHER, key: publicKey });
  };
  /** Goes to the last card of lines. */
  const toTheEnd = async (who: Player) => {
    while (who.buttons.includes('Next lines')) await who.presses('Next lines');
  };
  const asks = async () => {
    await looks();
    await toTheEnd(play.lead);
    await play.lead.presses('Ask for the transfer');
    await play.settled();
  };
  const approves = async (who = other) => {
    const [request] = await play.records.requests();
    await who.sendsPress('data-request', { q: request?.value.id });
    await toTheEnd(who);
    await who.presses('Approve');
    await play.settled();
  };
  const offer = () =>
    play.connector.sent
      .map(({ activity }) => activity.attachments?.[0] as Record<string, unknown> | undefined)
      .findLast((each) => each?.['contentType'] === CONSENT);
  const accepts = async (who: Player) => {
    await play.settled();
    const offered = offer()?.['content'] as Record<string, unknown> | undefined;
    const before = play.connector.sent.length;
    await send(
      play.url,
      fileConsent(
        { from: who.user, serviceUrl: play.connector.url },
        offered?.['acceptContext'],
        store.place,
      ),
    );
    await play.settled();
    return play.connector.sent[before]?.activity.text ?? '';
  };
  const saves = async (who: Player) => {
    const [request] = await play.records.requests();
    await who.sendsPress('data-request', { q: request?.value.id });
    await who.presses('Save the sealed file');
    return accepts(who);
  };
  const opened = (at = 0) =>
    openTransferFile(store.taken[at]?.bytes ?? new Uint8Array(), { identity: secretKey });
  const done = async (what: string) => {
    const { id } = (await play.records.findByReference('R-TEST1'))!.value;
    return (await play.records.auditOf(id)).filter((each) => each.what === what);
  };
  const requests = async () => (await play.records.requests()).map(({ value }) => value);

  it('is asked by one lead, approved by another who sees the same lines, and saved by either', async () => {
    await note('ABOUT HIS SISTER');
    await note('ABOUT HIMSELF');
    await looks();
    assert.match(play.lead.sees, /ABOUT HIS SISTER/);
    await play.lead.presses('Ask for the transfer', { along: boxOf('ABOUT HIMSELF') });
    await play.settled();
    assert.match(play.lead.sees, /waits for a second person/);
    const post = play.connector.sent.findLast(({ conversationId }) => conversationId === SECOND_LEAD.chat);
    assert.ok(post);
    assert.doesNotMatch(textsOf(post.card) + String(post.activity.summary), /PB 3|R-TEST1/);
    other.reads(post);
    await other.presses('Open the request');
    assert.match(other.sees, new RegExp(`${OTHER}[\\s\\S]*${publicKey}`));
    assert.match(other.sees, /Goes along[\s\S]*ABOUT HIMSELF[\s\S]*Stays here[\s\S]*ABOUT HIS SISTER/);
    await other.presses('Approve');
    assert.deepEqual(await done('transferred'), []);
    await play.settled();
    for (const who of [other, play.lead]) assert.equal(await saves(who), '');
    for (const at of [0, 1]) {
      const record = await opened(at);
      assert.deepEqual([record.to, record.pupil, record.from], [OTHER, 'PB 3', play.settings.name]);
      assert.match(JSON.stringify(record.parts), /ABOUT HIMSELF/);
      assert.doesNotMatch(JSON.stringify(record.parts), /SISTER/);
      assert.deepEqual(record.by, [play.lead.user.name, SECOND_LEAD.name]);
    }
    const rows = await done('transferred');
    assert.deepEqual(
      rows.map(({ by, approvedBy, school }) => [by.name, approvedBy?.name, school]),
      [[play.lead.user.name, SECOND_LEAD.name, OTHER]],
    );
    assert.ok(!JSON.stringify(offer()).includes('PB 3'));
    // Whoever looked at the lines has opened the record.
    assert.ok((await done('details-opened')).some(({ by }) => by.id === SECOND_LEAD.aadObjectId));
  });

  it('hurts no open case: nobody has decided on it, and it is on hold', async () => {
    const { value } = (await play.records.findByReference('R-TEST1'))!;
    const by = { id: 'x', name: 'Ms Law' };
    const hold = { referralId: value.id, reference: 'R-TEST1', by, reason: 'A claim' };
    await play.erasure.hold({ ...hold, at: '2026-11-24T09:00:00.000Z' });
    await asks();
    await approves();
    assert.match(other.sees, /can save the file/);
    const now = (await play.records.findByReference('R-TEST1'))?.value;
    assert.deepEqual(now, value);
    assert.equal((await play.erasure.holds()).length, 1);
  });

  it('keeps what is ticked from card to card, and can be asked for and decided below the last', async () => {
    for (let index = 0; index < 14; index += 1) await note(`LINE ${String.fromCodePoint(65 + index)}`);
    await looks();
    assert.ok(!play.lead.buttons.includes('Ask for the transfer'));
    await play.lead.presses('Next lines', { along: boxOf('LINE A') });
    await play.lead.presses('Lines before');
    await play.lead.presses('Next lines');
    await toTheEnd(play.lead);
    await play.lead.presses('Ask for the transfer', { along: boxOf('LINE N') });
    await play.settled();
    const [request] = await requests();
    await other.sendsPress('data-request', { q: request?.id });
    assert.match(other.sees, /Of the \d+ lines[^\n]* 2 go along/);
    assert.ok(!other.buttons.some((title) => /Approve|Decline/.test(title)));
    assert.match(other.sees, /Goes along\n[^\n]*LINE A/);
    await toTheEnd(other);
    assert.match(other.sees, /Goes along\n[^\n]*LINE N/);
    await other.presses('Approve');
    await saves(play.lead);
    const parts = JSON.stringify((await opened()).parts);
    assert.match(parts, /LINE A/);
    assert.match(parts, /LINE N/);
    assert.doesNotMatch(parts, /LINE B/);
  });

  it('is not asked for with the lines of a record that has changed since', async () => {
    await looks();
    await note('NEW');
    await play.lead.presses('Ask for the transfer');
    assert.match(play.lead.sees, /The record has changed since you looked/);
    assert.match(play.lead.sees, /NEW/);
    assert.deepEqual(await requests(), []);
  });

  it('ends with nothing sealed once the record has changed, and both are told', async () => {
    await asks();
    const [request] = await requests();
    await note('NEW');
    for (const press of ['data-request', 'data-approve']) {
      await other.sendsPress(press, { q: request?.id });
      assert.match(other.sees, /changed since it was asked for/);
    }
    await play.settled();
    const post = play.connector.sent.findLast(
      ({ conversationId, kind }) => conversationId === play.lead.user.chat && kind === 'chat',
    );
    assert.match(textsOf(post?.card), /ended with nothing done/);
    assert.deepEqual(await done('transferred'), []);
    // It may be asked for again.
    await asks();
    assert.match(play.lead.sees, /waits for a second person/);
  });

  it('is not sealed when the record changes after the approval', async () => {
    await asks();
    await approves();
    await play.lead.sendsPress('data-transfer-file', { q: (await requests())[0]?.id });
    await note('NEW');
    assert.match(await accepts(play.lead), /changed since the two of you looked/);
    assert.deepEqual(store.taken, []);
    assert.deepEqual(await done('transferred'), []);
    await play.schoolBot.sweep();
    const told = play.connector.sent.findLast(({ conversationId }) => conversationId === SECOND_LEAD.chat);
    assert.match(textsOf(told?.card), /ended with nothing done/);
    await other.sendsPress('data-transfer-file', { q: (await requests())[0]?.id });
    assert.match(other.sees, /not approved, or its time is over/);
  });

  it('goes on with a case that was worked on without a change of the record', async () => {
    await asks();
    await isWorkedOn(play);
    await approves();
    assert.match(other.sees, /can save the file/);
  });

  it('is never approved by whoever asked, and saved by nobody else', async () => {
    await asks();
    const [request] = await requests();
    assert.ok(!play.lead.buttons.some((title) => title.startsWith('Approve')));
    await play.lead.sendsPress('data-approve', { q: request?.id });
    assert.match(play.lead.sees, /somebody else has to approve/);
    await play.lead.sendsPress('data-transfer-file', { q: request?.id });
    assert.match(play.lead.sees, /not approved/);
    await approves();
    const head = play.player(HEAD);
    await head.sendsPress('data-request', { q: request?.id });
    assert.ok(!head.buttons.includes('Save the sealed file'));
    await head.sendsPress('data-transfer-file', { q: request?.id });
    assert.match(head.sees, /Only .* can save this file/);
    await play.teacher.sendsPress('data-transfer-file', { q: request?.id });
    assert.match(play.teacher.sentence ?? '', /Only inclusion leads and the headteacher/);
  });

  it('can be saved until its time is over', async () => {
    await asks();
    await approves();
    play.clock.pass(14 * 24 * 60 * 60 + 1);
    await other.sendsPress('data-transfer-file', { q: (await requests())[0]?.id });
    assert.match(other.sees, /its time is over/);
    await play.schoolBot.deleteExpired();
    assert.ok(!play.dump().some((row) => row.includes(publicKey)));
  });

  it('goes on where the bot was stopped after the approval', async () => {
    await asks();
    const [stored] = await play.records.requests();
    assert.ok(stored);
    const approved = { by: { id: SECOND_LEAD.aadObjectId, name: SECOND_LEAD.name }, at: stored.value.at };
    await play.records.commit([
      { change: 'request', value: { ...stored.value, approved }, expected: stored.version },
    ]);
    play.clock.pass(61);
    await play.schoolBot.finishBegun();
    assert.equal(await saves(other), '');
    assert.equal((await opened()).to, OTHER);
  });

  describe('from what was typed', () => {
    const types = (to: string, key: string) => play.lead.presses('Look through the lines', { to, key });
    const isStill = async () => {
      assert.deepEqual(await requests(), []);
      assert.ok(play.lead.buttons.includes('Look through the lines'));
      assert.ok(play.lead.buttons.some((title) => title.startsWith('Stop')));
    };

    it('keeps no secret key, wherever it was pasted', async () => {
      await opens();
      for (const [to, key] of [
        [OTHER, secretKey],
        [OTHER, `# public key: ${publicKey}\n${secretKey.toLowerCase()}`],
        [secretKey, publicKey],
      ] as const) {
        await types(to, key);
        assert.match(play.lead.sees, /That is a secret key, and it was not kept/);
        assert.doesNotMatch(JSON.stringify(play.lead.card), /AGE-SECRET-KEY-\w/i);
        await isStill();
      }
      assert.ok(!play.dump().some((row) => /AGE-SECRET-KEY/i.test(row)));
      assert.ok(!play.lines.some((line) => /AGE-SECRET-KEY/i.test(line)));
    });

    it('says what is wrong beside each field, and what was right stays', async () => {
      await opens();
      for (const [to, key, says] of [
        [OTHER, '', /Please paste the other school's public key/],
        [OTHER, 'four words nobody guesses', /not a whole public key/],
        [OTHER, publicKey.slice(0, -1), /not a whole public key/],
        [OTHER, `${publicKey} age1other`, /two keys/],
        ['', publicKey, /name of the school or college/],
        ['x'.repeat(101), publicKey, /100 characters at most/],
        [play.settings.name.toUpperCase(), publicKey, /your own school/],
      ] as const) {
        await types(to, key);
        assert.match(play.lead.sees, says);
        for (const kept of [to, key]) assert.ok(play.lead.sees.includes(kept), kept);
        await isStill();
      }
      await types(`  ${OTHER}\n`, `Public key: ${publicKey}\n`);
      assert.match(play.lead.sees, /lines? (has|have) to be looked at|No line has to be looked at/);
    });

    it('is not asked for where nobody else could approve it', async () => {
      const alone = await startPlay({
        staff: play.settings.staff.filter(
          ({ id }) => ![SECOND_LEAD.aadObjectId, HEAD.aadObjectId].includes(id),
        ),
      });
      try {
        await sendsReferral(alone);
        await looks(alone.lead);
        await toTheEnd(alone.lead);
        assert.match(alone.lead.sees, /nobody else at your school may approve it/);
        assert.ok(!alone.lead.buttons.includes('Ask for the transfer'));
      } finally {
        await alone.stop();
      }
    });
  });

  it('says before anything is asked that this Teams saves no files, and names the command', async () => {
    const local = await startPlay();
    try {
      await sendsReferral(local);
      await opens(local.lead);
      assert.match(local.lead.sees, /cannot be sent in this client/);
      assert.match(local.lead.sees, /pupil:transfer -- "PB 3" --only R-TEST1/);
    } finally {
      await local.stop();
    }
  });
});
