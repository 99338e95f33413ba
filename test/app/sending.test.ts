import assert from 'node:assert/strict';
import { fillsIn, EARLY_SIGNS, sendsReferral, startPlay, textsOf, type Play } from '../support/play.ts';

describe('Sending a referral', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
  });
  afterEach(() => play.stop());

  it('gives a receipt with a reference, what happens next and by when, and shows no answers any more', async () => {
    await sendsReferral(play);
    assert.match(play.teacher.sees, /Thank you for noticing/);
    assert.match(play.teacher.sees, /R-TEST1/);
    // Targeted: five school days after Tuesday 24 November.
    assert.match(play.teacher.sees, /by Tue 1 Dec/);
    assert.doesNotMatch(play.teacher.sees, /isolated|late to/i);
    assert.deepEqual(await play.records.draftsOf(play.teacher.user.aadObjectId), []);
  });

  it('posts one summary card of its own in the inclusion channel', async () => {
    const posted = await sendsReferral(play);
    assert.equal(play.channelCards().length, 1);
    const says = textsOf(posted.card);
    for (const part of [/R-TEST1/, /PB 3/, /Year 3/, /Targeted/, /New/, /Provisional/, /Answer by Tue 1 Dec/])
      assert.match(says, part);
    assert.match(says, /Early signs|Lateness/i, 'the rules that gave the level are named');
    assert.match(says, /Suggested next steps.*\n1\. /);
  });

  it('puts no free text and no private rule on the shared card, and says who raised it', async () => {
    const told = EARLY_SIGNS.map((card) => ({
      ...card,
      ...('SG2' in card ? { SG2: 'yes-dsl-told' } : {}),
      ...('PV1' in card ? { PV1: 'dsl-advised-not' } : {}),
      ...('DO2' in card ? { DO2: 'Likes the quiet of the library' } : {}),
    }));
    await fillsIn(play, play.teacher, told);
    await play.teacher.presses('Send');
    await play.settled();
    const says = JSON.stringify(play.channelCards()[0]?.activity);
    assert.doesNotMatch(says, /library|DSL (already )?aware|advised|G-03|V-03/i);
    assert.match(says, /Something not shown here: open details/);
    assert.match(says, /Raised by Alex Teacher/);
    assert.match(says, /Main reason/);
  });

  it('says nothing about a pupil where a lock screen would show it', async () => {
    const posted = await sendsReferral(play);
    assert.doesNotMatch(posted.activity.summary ?? '', /PB|Year|late/i);
    assert.match(posted.activity.summary ?? '', /R-TEST1/);
  });

  it('sends once when Send is pressed twice', async () => {
    await fillsIn(play, play.teacher);
    const check = play.teacher.card;
    await play.teacher.presses('Send');
    play.teacher.card = check;
    await play.teacher.presses('Send');
    await play.settled();
    assert.match(play.teacher.sees, /R-TEST1/);
    assert.equal(play.channelCards().length, 1);
  });

  it('sends once when two presses arrive together', async () => {
    await fillsIn(play, play.teacher);
    await Promise.all([play.teacher.presses('Send'), play.teacher.presses('Send')]);
    await play.settled();
    assert.equal(play.channelCards().length, 1);
    const page = await play.records.referralsBy(play.teacher.user.aadObjectId, 5);
    assert.equal(page.items.length, 1);
  });

  it('shows the referral instead when a card of a sent draft is pressed', async () => {
    await fillsIn(play, play.teacher);
    const check = play.teacher.card;
    await play.teacher.presses('Send');
    play.teacher.card = check;
    await play.teacher.presses('Back');
    assert.match(play.teacher.sees, /as it stands now/);
  });

  it('writes down who sent it and when', async () => {
    await sendsReferral(play);
    const found = await play.records.findByReference('R-TEST1');
    assert.ok(found);
    const audit = await play.records.auditOf(found.value.id);
    assert.deepEqual(
      audit.map(({ what, by }) => [what, by.name]),
      [['sent', 'Alex Teacher']],
    );
  });

  it('lists what somebody sent, with where each stands', async () => {
    await sendsReferral(play);
    await play.teacher.says('my referrals');
    assert.match(play.teacher.sees, /Pupil PB 3 · Year 3 · R-TEST1/);
    await play.teacher.presses('Open R-TEST1');
    assert.match(play.teacher.sees, /as it stands now/);
  });
});
