import assert from 'node:assert/strict';
import { findPupil } from '../../src/app/pupil-record.ts';
import { listPupilViews } from '../../src/app/pupil-views.ts';
import { LISTS } from '../../src/domain/case/case-lists.ts';
import { sendsReferral, startPlay, type Play } from '../support/play.ts';

describe('Who looked at a pupil', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
    await sendsReferral(play);
  });
  afterEach(() => play.stop());

  let asked = 0;
  const names = { id: () => `asked-${(asked += 1)}`, reference: () => 'R-NONE1' };
  const views = async () => {
    const school = { records: play.records, clock: play.clock, names };
    const by = { id: 'terminal', name: 'D. Officer (by command)' };
    const held = await findPupil(play.erasure, 'PB 3');
    return (await listPupilViews(school, held, by)).map(({ entry }) => [
      entry.by.name,
      entry.list ?? entry.what,
    ]);
  };

  it('is said of lists, searches and the full referral alike', async () => {
    await play.lead.says('open');
    await play.lead.says('find R-TEST1');
    await play.lead.presses('Open R-TEST1');
    await play.teacher.says('my referrals');
    const seen = await views();
    for (const what of ['open', 'found', 'details-opened'])
      assert.ok(
        seen.some(([name, each]) => name === play.lead.user.name && each === what),
        what,
      );
    assert.ok(seen.some(([name, each]) => name === play.teacher.user.name && each === 'my-referrals'));
  });

  it('is said to a lead in chat, latest first, with who asked before', async () => {
    await play.lead.says('open');
    for (let times = 0; times < 2; times++) {
      play.clock.pass(60);
      await play.lead.says('data');
      await play.lead.presses('Look up', { pupil: 'PB 3' });
      await play.lead.presses('Who looked');
    }
    const { sees } = play.lead;
    assert.ok(
      sees.indexOf('asked who had looked') < sees.indexOf('was shown it in a list of open cases'),
      sees,
    );
    assert.ok(play.lead.buttons.includes('Stop - safeguarding'));
    await play.teacher.sendsPress('data-views', { pupil: 'PB 3', cases: 'R-TEST1' });
    assert.match(play.teacher.sentence ?? '', /^Only inclusion leads and the headteacher/);
  });

  it('counts the preview of the digest that names pupils, and not the one for all staff', async () => {
    play.clock.startsAt('2026-12-18');
    await play.lead.says('digest preview staff');
    assert.deepEqual(await play.records.auditOf(LISTS), []);
    await play.lead.says('digest preview');
    assert.match(play.lead.sees, /R-TEST1/);
    assert.deepEqual(
      (await play.records.auditOf(LISTS)).map(({ list }) => list),
      ['digest'],
    );
  });

  it('is in the history of the case itself', async () => {
    assert.deepEqual(await views(), [['D. Officer (by command)', 'views-listed']]);
    assert.equal((await views()).length, 2);
  });

  it('has one entry for a list, whatever is on it, and none for an empty one', async () => {
    await play.lead.says('plans');
    assert.deepEqual(await play.records.auditOf(LISTS), []);
    await play.lead.says('open');
    assert.equal((await play.records.auditOf(LISTS)).length, 1);
  });
});
