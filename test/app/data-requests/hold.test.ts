import assert from 'node:assert/strict';
import { damageRows } from '../../support/damage-rows.ts';
import { sendsReferral, startPlay, type Play } from '../../support/play.ts';
import { HEAD } from '../../support/school.ts';

describe('A legal hold in chat', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
    await sendsReferral(play);
    await looksUp();
  });
  afterEach(() => play.stop());
  const looksUp = async (who = play.lead) => {
    await who.says('data');
    await who.presses('Look up', { pupil: 'PB 3' });
  };
  const sets = async (reason: string) => {
    await play.lead.presses('Hold R-TEST1');
    await play.lead.presses('Set the hold', { reason });
  };
  const history = async () => {
    const { id } = (await play.records.findByReference('R-TEST1'))!.value;
    return (await play.records.auditOf(id))
      .map(({ what }) => what)
      .filter((what) => what.startsWith('hold-'));
  };

  it('is set with a reason, shown with who set it, and lifted by anybody who handles data', async () => {
    await sets('A complaint to the governors.');
    const shown = new RegExp(`set by ${play.lead.user.name} .*A complaint to the governors`);
    assert.match(play.lead.sees, shown);
    play.clock.pass(5 * 366 * 24 * 60 * 60);
    assert.equal((await play.schoolBot.deletePast()).onHold, 1);
    const head = play.player(HEAD);
    await looksUp(head);
    assert.match(head.sees, shown);
    await head.presses('See the hold');
    assert.match(head.sees, /tonight, if that day is over/);
    await head.presses('Lift the hold');
    assert.deepEqual(await play.erasure.holds(), []);
    assert.deepEqual(await history(), ['hold-set', 'hold-lifted']);
    assert.equal((await play.schoolBot.deletePast()).cases.left, 1);
    await head.presses('Set the hold', { reason: 'Too late.' });
    assert.match(head.sees, /no longer held/);
  });

  it('needs a reason, and what was typed stays', async () => {
    await sets('');
    assert.match(play.lead.sees, /Please write a short reason/);
    await play.lead.presses('Set the hold', { reason: `x${'y'.repeat(400)}` });
    assert.match(play.lead.sees, /300 characters[\s\S]*xyyy/);
    assert.deepEqual(await play.erasure.holds(), []);
    assert.deepEqual(await history(), []);
  });

  it('is one hold when it is set twice or by two at once, and lifted once', async () => {
    const { id } = (await play.records.findByReference('R-TEST1'))!.value;
    const head = play.player(HEAD);
    await Promise.all([
      play.lead.sendsPress('data-set-hold', { r: id, reason: 'One.' }),
      head.sendsPress('data-set-hold', { r: id, reason: 'Two.' }),
    ]);
    await play.lead.sendsPress('data-set-hold', { r: id, reason: 'Three.' });
    assert.equal((await play.erasure.holds()).length, 1);
    await play.lead.sendsPress('data-lift', { r: id });
    await play.lead.sendsPress('data-lift', { r: id });
    assert.equal((await history()).filter((what) => what === 'hold-lifted').length, 1);
  });

  it('that cannot be read is shown as one, and can be lifted and set again', async () => {
    await sets('A complaint to the governors.');
    assert.equal(await damageRows(play.storage, 'hold|'), 1);
    await looksUp();
    assert.match(play.lead.sees, /cannot be read/);
    await play.lead.presses('See the hold');
    await play.lead.presses('Lift the hold');
    await play.lead.presses('Set the hold', { reason: 'As the governors say.' });
    assert.match(play.lead.sees, /As the governors say/);
  });
});
