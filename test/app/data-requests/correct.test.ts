import assert from 'node:assert/strict';
import { sendsReferral, startPlay, type Play } from '../../support/play.ts';
import { HEAD } from '../../support/school.ts';
import { submittedReferral } from '../../support/submitted-referral.ts';

describe('A wrong pupil reference, corrected in chat', () => {
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
    await who.presses('Correct the reference');
  };
  const pupil = async () => (await play.records.findByReference('R-TEST1'))?.value.answers['PC1'];
  const history = async () =>
    (await play.records.auditOf((await play.records.findByReference('R-TEST1'))!.value.id)).filter(
      ({ what }) => what === 'pupil-corrected',
    );

  it('is right from then on, and the history says who corrected it and why', async () => {
    await play.lead.presses('Correct it', { to: 'QR 4', why: 'wrong-pupil' });
    assert.match(play.lead.sees, /Pupil QR 4[\s\S]*Corrected\./);
    assert.equal(await pupil(), 'QR 4');
    const [entry] = await history();
    assert.deepEqual([entry?.by.name, entry?.because], [play.lead.user.name, 'wrong-pupil']);
    await play.settled();
    await play.teacher.says('my referrals');
    assert.match(play.teacher.sees, /QR 4/);
  });

  it('is not taken as a name, without a reason, or unchanged; what was typed stays', async () => {
    await play.lead.presses('Correct it', { to: 'Jane Smith', why: 'mistyped' });
    assert.match(play.lead.sees, /instead of a name/);
    assert.ok(JSON.stringify(play.lead.card).includes('Jane Smith'));
    await play.lead.presses('Correct it', { to: 'QR 4', why: '' });
    assert.match(play.lead.sees, /Please say why/);
    await play.lead.presses('Correct it', { to: 'p-b-3', why: 'mistyped' });
    assert.match(play.lead.sees, /same reference/);
    await play.lead.presses('Correct it', { to: 'x'.repeat(9000), why: 'new-year' });
    assert.match(play.lead.sees, /Please say why/);
    assert.equal(await pupil(), 'PB 3');
  });

  it('asks first where the right one is in use, and again when another case came meanwhile', async () => {
    const store = (id: string) =>
      play.records.commit([
        {
          change: 'referral',
          value: submittedReferral({ id, reference: `R-${id}`, answers: { PC1: 'qr4', PC2: '4' } }),
          previous: null,
          expected: 'new',
        },
      ]);
    await store('OTHER');
    await play.lead.presses('Correct it', { to: 'QR 4', why: 'mistyped' });
    assert.match(play.lead.sees, /QR 4 is in use already[\s\S]*R-OTHER/);
    assert.equal(await pupil(), 'PB 3');
    await store('LATER');
    await play.lead.presses('It is the same pupil');
    assert.match(play.lead.sees, /R-LATER/);
    assert.equal(await pupil(), 'PB 3');
    await play.lead.presses('It is the same pupil');
    assert.match(play.lead.sees, /Pupil QR 4/);
    assert.equal(await pupil(), 'QR 4');
  });

  it('is corrected once when it is pressed twice, late, or by two at once', async () => {
    const head = play.player(HEAD);
    await looksUp(head);
    const sent = { pupil: 'PB 3', cases: 'R-TEST1', why: 'mistyped' };
    await Promise.all([
      play.lead.sendsPress('data-send-correct', { ...sent, to: 'QR 4' }),
      head.sendsPress('data-send-correct', { ...sent, to: 'QR 4' }),
    ]);
    await play.lead.sendsPress('data-send-correct', { ...sent, to: 'qr4' });
    assert.match(play.lead.sees, /Pupil qr4[\s\S]*Corrected\./i);
    assert.equal((await history()).length, 1);
    await head.sendsPress('data-send-correct', { ...sent, to: 'ZZ 9' });
    assert.match(head.sees, /Nothing is held under that reference/);
    assert.equal(await pupil(), 'QR 4');
  });

  it('is corrected in a request that waits, too', async () => {
    await play.lead.sendsPress('withdraw', {});
    const [stored] = (await play.erasure.cases()).items;
    assert.ok(stored);
    const { id, reference, version } = stored.value;
    await play.records.commit([
      {
        change: 'request',
        value: {
          id: `erase.${id}`,
          kind: 'erase',
          pupil: 'pb 3',
          cases: [{ id, reference, version }],
          by: { id: 'x', name: 'X' },
          at: '2026-11-24T09:00:00.000Z',
          reason: 'Asked',
          expiresAt: '2026-12-08T09:00:00.000Z',
        },
        expected: 'new',
      },
    ]);
    await looksUp();
    await play.lead.presses('Correct it', { to: 'QR 4', why: 'mistyped' });
    assert.equal((await play.records.requests())[0]?.value.pupil, 'QR 4');
  });

  it('is for those who handle data alone', async () => {
    await play.teacher.says('hello');
    await play.teacher.sendsPress('data-send-correct', {
      pupil: 'PB 3',
      cases: 'R-TEST1',
      to: 'QR 4',
      why: 'mistyped',
    });
    assert.match(play.teacher.sentence ?? '', /^Only /);
    assert.equal(await pupil(), 'PB 3');
  });
});
