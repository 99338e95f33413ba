import assert from 'node:assert/strict';
import { send, STRANGER, type Json } from '../support/activities.ts';
import { answers, fillsIn, EARLY_SIGNS, sendsReferral, startPlay, type Play } from '../support/play.ts';
import { COLLEAGUE } from '../support/school.ts';

describe('Bad input', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
  });
  afterEach(() => play.stop());

  it('answers an unknown verb with a sentence', async () => {
    await play.teacher.says('hello');
    await play.teacher.sendsPress('launch', {});
    assert.match(play.teacher.sentence ?? '', /older version/);
  });

  for (const verb of ['toString', '__proto__', 'constructor', '']) {
    it(`takes "${verb}" for an unknown verb`, async () => {
      await play.teacher.says('hello');
      await play.teacher.sendsPress(verb, {});
      assert.match(play.teacher.sentence ?? '', /older version|nothing was changed/i);
    });
  }

  it('answers a press without its ids with a sentence', async () => {
    await play.teacher.says('hello');
    for (const data of [{}, { d: 7 }, { d: '' }, { d: 'x'.repeat(500), at: 'signs' }] as Json[]) {
      await play.teacher.sendsPress('continue', data);
      assert.match(play.teacher.sentence ?? '', /older version/);
    }
  });

  it('says what to do about an answer that is not an option, and keeps the others', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 1));
    await play.teacher.presses('Continue', {
      PC1: 'PB 3',
      PC2: '99',
      PC3: 'wizard',
      PC4: 'attendance',
      AT1: 'some',
    });
    assert.match(play.teacher.sees, /Please look again at/);
    await play.teacher.presses('Continue', { PC2: '3', PC3: 'tutor' });
    assert.match(play.teacher.sees, /What have you noticed/);
  });

  it('keeps an oversized text on the card and says how long it may be', async () => {
    await fillsIn(play, play.teacher, EARLY_SIGNS.slice(0, 6));
    const long = 'Facts only. '.repeat(60);
    await play.teacher.presses('Continue', { ST1: 'practical', DO1: 'attend', DO2: long });
    assert.match(play.teacher.sees, /300/);
    assert.ok(play.teacher.sees.includes(long.slice(0, 400)));
    assert.ok(Buffer.byteLength(JSON.stringify(play.teacher.card)) < 28 * 1024);
  });

  it('keeps the card under the size limit whatever is typed', async () => {
    await fillsIn(play, play.teacher, EARLY_SIGNS.slice(0, 6));
    await play.teacher.presses('Continue', { ST1: 'practical', DO1: 'attend', DO2: 'é'.repeat(100_000) });
    assert.ok(Buffer.byteLength(JSON.stringify(play.teacher.card)) < 28 * 1024);
  });

  it('keeps the word check’s card under the size limit whatever is typed', async () => {
    await fillsIn(play, play.teacher, EARLY_SIGNS.slice(0, 6));
    await play.teacher.presses('Continue', {
      ST1: 'practical',
      DO1: 'attend',
      DO2: 'hit me '.repeat(60_000),
    });
    assert.match(play.teacher.sees, /hit me/);
    assert.ok(Buffer.byteLength(JSON.stringify(play.teacher.card)) < 28 * 1024);
  });

  it('shows the question again for digits without end, also when the draft is gone on with', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 1));
    const digits = '9'.repeat(400);
    await play.teacher.presses('Continue', {
      PC1: 'PB 3',
      PC2: digits,
      PC3: 'tutor',
      PC4: 'attendance',
      AT1: 'some',
    });
    assert.match(play.teacher.sees, /Please look again at/);
    await play.teacher.says('resume');
    assert.match(play.teacher.sees, /Which pupil/);
  });

  it('shows a concern where it stands when it is to be saved as a form', async () => {
    await fillsIn(play, play.teacher, EARLY_SIGNS.slice(0, 3));
    const [draft] = await play.records.draftsOf(play.teacher.user.aadObjectId);
    await play.teacher.sendsPress('save-form', { d: draft?.value.id });
    assert.match(play.teacher.sees, /Step \d of/);
    assert.equal((await play.records.draftsOf(play.teacher.user.aadObjectId)).length, 1);
  });

  it('tells a lead who sets a block aside that this is the headteacher’s', async () => {
    await sendsReferral(play);
    const { id } = (await play.records.findByReference('R-TEST1'))!.value;
    await play.lead.says('hello');
    await play.lead.sendsPress('override', { r: id, 'override-text': 'Because.' });
    assert.match(play.lead.sees, /Only the headteacher can do this/);
  });

  it('finds nothing behind another person’s draft id', async () => {
    await fillsIn(play, play.teacher, EARLY_SIGNS.slice(0, 3));
    const [draft] = await play.records.draftsOf(play.teacher.user.aadObjectId);
    const colleague = play.player(COLLEAGUE);
    await colleague.says('hello');
    for (const verb of ['resume', 'send', 'delete', 'told-dsl', 'stop', 'keep']) {
      await colleague.sendsPress(verb, { d: draft?.value.id });
      assert.doesNotMatch(colleague.sees, /PB 3/);
    }
    const [still] = await play.records.draftsOf(play.teacher.user.aadObjectId);
    assert.deepEqual(still, draft);
  });

  it('shows a referral to nobody but its referrer in chat', async () => {
    await sendsReferral(play);
    const found = await play.records.findByReference('R-TEST1');
    const colleague = play.player(COLLEAGUE);
    await colleague.says('hello');
    for (const verb of ['my-referral', 'note', 'answer']) {
      await colleague.sendsPress(verb, { r: found?.value.id, note: 'x', answer: 'x' });
      assert.match(colleague.sentence ?? '', /cannot find a referral of yours/);
    }
  });

  it('refuses people who are not on the staff list, and points them to a person', async () => {
    const stranger = play.player(STRANGER);
    await stranger.says('hello');
    assert.match(stranger.sentence ?? '', /for staff of Test School/);
    assert.match(stranger.sentence ?? '', /Dana Safe/);
    const posted = await sendsReferral(play);
    stranger.reads(posted);
    await stranger.presses('Take it on');
    assert.match(stranger.sentence ?? '', /for staff of Test School/);
  });

  it('refuses another tenant, messages and presses alike', async () => {
    const elsewhere = {
      tenantId: '99999999-0000-4000-8000-000000000001',
      personId: play.teacher.user.aadObjectId,
    };
    const answer = await play.schoolBot.bot.words({
      who: elsewhere,
      where: 'chat',
      conversationId: 'a:x',
      text: 'hello',
    });
    assert.match(answer.text ?? '', /for staff of Test School/);
    const pressed = await play.schoolBot.bot.press({
      who: elsewhere,
      where: 'chat',
      conversationId: 'a:x',
      verb: 'start',
      data: {},
      messageId: undefined,
    });
    assert.match(pressed.text ?? '', /for staff of Test School/);
  });

  it('tells somebody who is not on the list what is needed to add them, in their own chat only', async () => {
    const answerTo = async (tenantId: string, where: 'chat' | 'channel') => {
      const who = { tenantId, personId: STRANGER.aadObjectId };
      const { text = '' } = await play.schoolBot.bot.words({
        who,
        where,
        conversationId: 'a:x',
        text: 'hello',
      });
      return text;
    };
    const { tenantId } = play.settings;
    assert.match(await answerTo(tenantId, 'chat'), new RegExp(`Entra object id: ${STRANGER.aadObjectId}`));
    assert.match(
      await answerTo('99999999-0000-4000-8000-000000000001', 'chat'),
      /another organisation.*99999999/,
    );
    assert.doesNotMatch(await answerTo(tenantId, 'channel'), new RegExp(STRANGER.aadObjectId));
  });

  it('says in a channel which of the school’s it is, with its id', async () => {
    const { inclusion, staff } = play.settings.channels;
    for (const [id, says] of [
      [inclusion, /This is the inclusion channel of Test School/],
      [staff[0] ?? '', /This is a staff channel of Test School/],
      ['19:elsewhere@thread.tacv2', /in none of my settings/],
    ] as const) {
      const who = { tenantId: play.settings.tenantId, personId: play.teacher.user.aadObjectId };
      const conversationId = `${id};messageid=1`;
      const { text = '' } = await play.schoolBot.bot.words({
        who,
        where: 'channel',
        conversationId,
        text: 'hello',
      });
      assert.match(text, says);
      assert.ok(text.includes(`Its id is ${id}.`) && text.includes('our own chat'), text);
    }
  });

  it('remembers no address for another tenant, for strangers and for places that are not the school’s', () => {
    const { tenantId, channels } = play.settings;
    const staff = play.teacher.user.aadObjectId;
    const { bot } = play.schoolBot;
    assert.ok(bot.expects({ tenantId, personId: staff }, 'channel', channels.inclusion));
    assert.ok(bot.expects({ tenantId, personId: staff }, 'chat', 'a:x'));
    const elsewhere = '99999999-0000-4000-8000-000000000001';
    assert.ok(!bot.expects({ tenantId: elsewhere, personId: staff }, 'channel', channels.inclusion));
    assert.ok(!bot.expects({ tenantId, personId: STRANGER.aadObjectId }, 'channel', channels.inclusion));
    assert.ok(!bot.expects({ tenantId, personId: staff }, 'channel', '19:elsewhere@thread.tacv2'));
    assert.ok(!bot.expects({ tenantId: undefined, personId: undefined }, 'chat', 'a:x'));
  });

  it('shows nothing of a draft in a channel', async () => {
    await fillsIn(play, play.teacher, EARLY_SIGNS.slice(0, 3));
    const [draft] = await play.records.draftsOf(play.teacher.user.aadObjectId);
    const who = { tenantId: play.settings.tenantId, personId: play.teacher.user.aadObjectId };
    const pressed = await play.schoolBot.bot.press({
      who,
      where: 'channel',
      conversationId: '19:x',
      verb: 'resume',
      data: { d: draft?.value.id },
      messageId: undefined,
    });
    assert.match(pressed.text ?? '', /our own chat/);
  });

  for (const activity of [
    { type: 'invoke', name: 'adaptiveCard/action' },
    { type: 'invoke', name: 'adaptiveCard/action', value: null, from: null },
    { type: 'invoke', name: 'adaptiveCard/action', value: { action: 'x' } },
    { type: 'invoke', name: 'task/fetch', value: {} },
  ] as Json[]) {
    it(`answers 200 in words to ${JSON.stringify(activity)}`, async () => {
      const answer = await send(play.url, activity);
      assert.equal(answer.status, 200);
      assert.doesNotMatch(answer.text, /error:|exception|undefined|at .*\.ts/i);
    });
  }

  it('writes nothing that was typed, no name and no pupil into a log', async () => {
    await play.lead.says('hello');
    const posted = await sendsReferral(play);
    play.lead.reads(posted);
    await play.lead.presses('Close as not needed', { 'close-not-needed-text': 'A reason nobody should log' });
    await play.settled();
    const log = play.lines.join('');
    assert.ok(log.length > 0);
    assert.doesNotMatch(log, /PB 3|Alex|Sam Lead|nobody should log|hello|isolated/);
  });
});
