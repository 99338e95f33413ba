import assert from 'node:assert/strict';
import { PROVIDERS } from '../../src/demo/school.ts';
import { sendsReferral, startPlay, type Play } from '../support/play.ts';
import { SENCO } from '../support/school.ts';

describe('The referral pack in chat', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay({ providers: PROVIDERS });
  });
  afterEach(() => play.stop());
  const theCase = async () => (await play.records.findByReference('R-TEST1'))!.value;
  const exported = async () =>
    (await play.records.auditOf((await theCase()).id)).filter(({ what }) => what === 'exported');

  it('opens from the case, also once it is decided, and is written down', async () => {
    const { lead } = play;
    await sendsReferral(play);
    await lead.says('open');
    await lead.presses('Open R-TEST1');
    await lead.presses('Approve', { 'approve-in-school-text': 'Meet and greet each morning.' });
    await play.settled();
    assert.deepEqual(await exported(), []);
    await lead.presses('Get the referral pack');
    assert.match(lead.sees, /^Referral pack R-TEST1\nPupil PB 3 · Year 3/);
    assert.match(lead.sees, /In-school next steps approved[^]*Meet and greet each morning\./);
    assert.match(lead.sees, /no SEND facts/);
    await lead.presses('With SEND facts');
    assert.match(lead.sees, /with SEND facts[^]*SEND support staff know of/);
    const rows = await exported();
    assert.deepEqual(
      rows.map(({ by, included }) => [by.name, included]),
      [
        [lead.user.name, undefined],
        [lead.user.name, ['send']],
      ],
    );
    await lead.presses('Back to the case');
    assert.ok(lead.buttons.includes('Get the referral pack'));
  });

  it('is for inclusion leads only, and never in a channel', async () => {
    const card = await sendsReferral(play);
    const { id } = await theCase();
    const senco = play.player(SENCO);
    await senco.says('open');
    await senco.presses('Open R-TEST1');
    assert.ok(!senco.buttons.includes('Get the referral pack'));
    for (const player of [senco, play.teacher]) {
      await player.sendsPress('pack', { r: id });
      assert.match(player.sentence ?? '', /Only inclusion leads/);
    }
    play.lead.reads(card);
    await play.lead.sendsPress('pack', { r: id });
    assert.match(play.lead.sentence ?? '', /in our own chat/);
    assert.deepEqual(await exported(), []);
  });

  it('says so when the case is gone or the press is odd', async () => {
    await play.lead.says('hello');
    await play.lead.sendsPress('pack', { r: 'nothing' });
    assert.match(play.lead.sentence ?? '', /not in the records any more/);
    await play.lead.sendsPress('pack', { r: 'nothing', include: 'care' });
    assert.match(play.lead.sentence ?? '', /nothing was changed/);
  });
});
