import assert from 'node:assert/strict';
import { answers, EARLY_SIGNS, fillsIn, startPlay, textsOf, type Play } from '../support/play.ts';

describe('An unfinished draft', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
  });
  afterEach(() => play.stop());
  const drafts = () => play.records.draftsOf(play.teacher.user.aadObjectId);

  /** Every place in the chat where a draft is offered. */
  const OFFERS: Readonly<Record<string, (player: Play['teacher']) => Promise<void>>> = {
    'the first card': (player) => player.says('hello'),
    'the list of drafts': async (player) => {
      await player.says('hello');
      await player.presses('Raise a new concern');
      await player.presses('No to both');
      await player.presses('Rarely', { PC1: 'QX 9', PC3: 'tutor', PC4: 'other' });
      await player.says('resume');
    },
    'a draft saved for later': (player) => player.presses('Save for later'),
  };

  for (const [place, goes] of Object.entries(OFFERS))
    it(`is deleted from ${place}, after a question that names the pupil`, async () => {
      await answers(play.teacher, EARLY_SIGNS.slice(0, 3));
      const [draft] = await drafts();
      await goes(play.teacher);
      await play.teacher.presses('Delete');
      assert.match(play.teacher.sees, /^Pupil PB 3 · Year 3\nDelete this draft\?/);
      assert.equal(
        (await drafts()).some(({ value }) => value.id === draft!.value.id),
        true,
        'asked first',
      );
      await play.teacher.presses('Delete it');
      assert.match(play.teacher.sees, /^Deleted/);
      assert.equal(
        (await drafts()).some(({ value }) => value.id === draft!.value.id),
        false,
      );
    });

  it('that was sent since shows, from the first card, that it was sent and how it stands', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 3));
    await play.teacher.says('hello');
    const { card, messageId } = play.teacher;
    await play.teacher.says('resume');
    const [draft] = await drafts();
    await play.teacher.sendsPress('delete', { d: draft!.value.id });
    await fillsIn(play);
    await play.teacher.presses('Send to the inclusion lead');
    Object.assign(play.teacher, { card, messageId });
    const sent = (await play.records.referralsBy(play.teacher.user.aadObjectId, 1)).items[0]!;
    for (const verb of ['resume', 'keep', 'cancel-draft', 'continue']) {
      await play.teacher.sendsPress(verb, { d: sent.id, at: 'signs' });
      assert.match(play.teacher.sees, /You sent this concern on Tue 24 Nov/);
      assert.match(play.teacher.sees, /Sent; an inclusion lead has not opened it yet/);
    }
  });

  it('that a double click sends twice thanks twice, and later says that it was sent', async () => {
    await fillsIn(play);
    const { card, messageId } = play.teacher;
    await play.teacher.presses('Send to the inclusion lead');
    const thanks = play.teacher.sees;
    Object.assign(play.teacher, { card, messageId });
    await play.teacher.presses('Send to the inclusion lead');
    assert.equal(play.teacher.sees, thanks);
    play.clock.pass(60);
    Object.assign(play.teacher, { card, messageId });
    await play.teacher.presses('Send to the inclusion lead');
    assert.match(play.teacher.sees, /You sent this concern/);
    assert.equal((await play.records.referralsBy(play.teacher.user.aadObjectId, 9)).items.length, 1);
  });

  it('that was deleted since says what may have become of it, and leads to where things are', async () => {
    await answers(play.teacher, EARLY_SIGNS.slice(0, 3));
    await play.teacher.says('hello');
    const { card } = play.teacher;
    await play.teacher.presses('Delete');
    await play.teacher.presses('Delete it');
    play.teacher.card = card;
    await play.teacher.presses('Go on with PB 3');
    assert.match(play.teacher.sees, /no longer here\nIt was sent, saved or deleted/);
    await play.teacher.presses('Back to the start');
    assert.match(play.teacher.sees, /slipping away/);
  });

  for (const [does, presses] of Object.entries({
    'gone on with': ['Go on with PB 3'],
    deleted: ['Delete', 'Delete it'],
  }))
    it(`leaves no older card of it in the chat to press once it is ${does} on another`, async () => {
      await answers(play.teacher, EARLY_SIGNS.slice(0, 3));
      const first = play.teacher.messageId!;
      await play.teacher.says('hello');
      for (const title of presses) await play.teacher.presses(title);
      await play.settled();
      const standing = play.connector.standing(play.teacher.user.chat, first);
      assert.match(textsOf(standing?.attachments?.[0]?.content), /You went on with this on another card/);
    });
});
