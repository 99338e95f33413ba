import assert from 'node:assert/strict';
import type { Referral } from '../../src/domain/case/referral.ts';
import { INCLUSION_CHANNEL } from '../support/activities.ts';
import { startsPlan } from '../support/plan-forms.ts';
import { sendsReferral, startPlay, textsOf, type Play } from '../support/play.ts';

describe('The nightly comparison of cards with records', () => {
  let play: Play;
  let referral: Referral;
  beforeEach(async () => {
    play = await startPlay();
    await sendsReferral(play);
    referral = (await play.records.findByReference('R-TEST1'))!.value;
  });
  afterEach(() => play.stop());
  const place = async () => (await play.records.readCardPlace(referral.id))!;
  const compares = async () => {
    const count = await play.schoolBot.reconcile();
    await play.schoolBot.sweep();
    return count;
  };
  /** As if the redraw had been lost: the place says an older version, or nothing at all. */
  const forgets = async (drawnVersion: number, messageId?: string) => {
    const { value, version } = await place();
    const older = { ...value, drawnVersion, messageId: messageId ?? value.messageId };
    await play.records.commit([{ change: 'card-place', value: older, expected: version }]);
  };

  it('leaves cards alone that show their case as it is', async () => {
    assert.equal(await compares(), 0);
  });

  it('draws a card again that shows an old version, where it stands', async () => {
    play.lead.reads(play.channelCards()[0]!);
    await play.lead.presses('Take it on');
    await play.settled();
    await forgets(1);
    const before = play.connector.sent.length;
    assert.equal(await compares(), 1);
    const [sent, ...more] = play.connector.sent.slice(before);
    assert.equal(sent?.kind, 'edit');
    assert.deepEqual(more, []);
    assert.equal((await place()).value.drawnVersion, 2);
    assert.equal(await compares(), 0);
  });

  it('posts a card that never came', async () => {
    await forgets(0, '');
    assert.equal(await compares(), 1);
    assert.equal(play.channelCards().length, 2);
    assert.match(textsOf(play.channelCards()[1]?.card), /PB 3/);
  });

  it('draws the card of a case again that was decided this week', async () => {
    play.lead.reads(play.channelCards()[0]!);
    await play.lead.presses('Close', { 'close-not-needed-text': 'Already supported by the year team.' });
    await play.settled();
    await forgets(1);
    assert.equal(await compares(), 1);
  });

  it("draws a running case's card again once its review is due, so that it stops saying all is well", async () => {
    await play.lead.says('hello');
    await startsPlan(play);
    const standing = () => play.connector.standing(INCLUSION_CHANNEL, play.channelCards()[0]!.messageId);
    assert.equal(await compares(), 0);
    play.clock.startsAt('2026-12-16');
    const before = play.connector.sent.length;
    assert.equal(await compares(), 1);
    assert.deepEqual(
      play.connector.sent.slice(before).map(({ kind }) => kind),
      ['edit'],
    );
    assert.match(textsOf(standing()?.attachments?.[0]?.content), /^Review due/);
    assert.equal(await compares(), 0, 'it says so now');
  });

  it('leaves to itself what is on the way', async () => {
    play.lead.reads(play.channelCards()[0]!);
    play.connector.trouble({ status: 503 }, { on: 'edit' });
    await play.lead.presses('Take it on');
    await play.settled();
    assert.equal(await play.schoolBot.reconcile(), 0);
    play.clock.pass(40);
    await play.schoolBot.sweep();
    assert.equal((await place()).value.drawnVersion, 2);
  });

  it('happens once a London night, on however many instances', async () => {
    await forgets(0, '');
    play.clock.pass(15.5 * 60 * 60);
    assert.equal(await play.schoolBot.reconcileNightly(), 0, 'it is half past midnight');
    play.clock.pass(2 * 60 * 60);
    const counts = await Promise.all([play.schoolBot.reconcileNightly(), play.schoolBot.reconcileNightly()]);
    assert.deepEqual(counts.toSorted(), [0, 1]);
    assert.equal(await play.schoolBot.reconcileNightly(), 0);
    play.clock.pass(7 * 24 * 60 * 60);
    await forgets(0, '');
    assert.equal(await play.schoolBot.reconcileNightly(), 1);
  });
});
