import assert from 'node:assert/strict';
import { sendsReferral, startPlay, type Play } from '../../support/play.ts';
import { HEAD, OFFICE, SENCO } from '../../support/school.ts';

describe('Looking up what is held about a pupil', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay();
    await sendsReferral(play);
  });
  afterEach(() => play.stop());
  const looksUp = async (pupil: string, who = play.lead) => {
    await who.says('data');
    await who.presses('Look up', { pupil });
  };

  it('begins with "data", for leads and the headteacher, who are told of the word', async () => {
    for (const who of [play.lead, play.player(HEAD)]) {
      await who.says('help');
      assert.match(who.sees, /"data"/);
      await who.says('Data please');
      assert.match(who.sees, /30 days/);
    }
  });

  it('is refused to everybody else, in words', async () => {
    for (const who of [play.teacher, play.player(SENCO), play.player(OFFICE)]) {
      await who.says('help');
      assert.doesNotMatch(who.sees, /"data"/);
      await who.says('data');
      assert.match(who.sentence ?? '', /^Only inclusion leads and the headteacher/);
      await who.sendsPress('data-pupil', { pupil: 'PB 3' });
      assert.match(who.sentence ?? '', /^Only inclusion leads and the headteacher/);
    }
  });

  it('shows the cases under the reference, however typed, and until when they are kept', async () => {
    for (const pupil of ['PB 3', ' pb-3 ', 'r-test1']) {
      await looksUp(pupil);
      assert.match(play.lead.sees, /R-TEST1 · Year 3/, pupil);
      assert.match(play.lead.sees, /31 Aug 2028/);
      assert.ok(play.lead.buttons.includes('Stop - safeguarding'));
    }
    const { id } = (await play.records.findByReference('R-TEST1'))!.value;
    assert.ok(
      (await play.records.auditOf(id)).some(
        ({ what, by }) => what === 'found' && by.id === play.lead.user.aadObjectId,
      ),
    );
  });

  it('counts forms that somebody is filling in, and does not say whose', async () => {
    await play.teacher.says('hello');
    await play.teacher.presses('Raise a');
    await play.teacher.presses('Continue', { SG1: 'no', SG2: 'no' });
    await play.teacher.presses('Continue', {
      PC1: 'CD 4',
      PC2: '4',
      PC3: 'class-teacher',
      PC4: 'attendance',
      AT1: 'some',
    });
    await looksUp('CD 4');
    assert.match(play.lead.sees, /1 form that somebody is filling in/);
    assert.doesNotMatch(play.lead.sees, new RegExp(play.teacher.user.name));
  });

  it('asks which cases are meant where there are several, and ticks none by itself', async () => {
    await sendsReferral(play, play.player(SENCO));
    await looksUp('PB 3');
    assert.match(play.lead.sees, /same pupil\?/);
    assert.match(JSON.stringify(play.lead.card), /"isMultiSelect":true[^}]*"value":""/);
  });

  it('says beside the field what is wrong, and keeps what was typed', async () => {
    await looksUp('  ');
    assert.match(play.lead.sees, /Please type the school's own reference/);
    await looksUp('ZZ 99');
    assert.match(play.lead.sees, /Nothing is held under "ZZ 99"[\s\S]*\nZZ 99\n/);
    await looksUp('x'.repeat(5000));
    assert.match(play.lead.sees, /40 characters at most/);
    await looksUp('[PB](http://x) *3*');
    assert.match(play.lead.sees, /Nothing is held/);
  });
});
